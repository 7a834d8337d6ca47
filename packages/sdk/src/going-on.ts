import type { RoomRef } from '@papo/protocol'
import type { Ports } from './api/ports.ts'
import type { Identity } from './identity.ts'
import { insist } from './insist.ts'
import type { Connection } from './link/connection.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { Rooms } from './rooms.ts'

/** What goes on after a greeting. */
export interface Going {
  readonly rooms: Rooms
  readonly outbox: Outbox
  readonly identity: Identity
}

/** How one goes on after a greeting: first in the rooms, then with what waits in the outbox. */
export class GoingOn {
  readonly #going: Going
  readonly #ports: Pick<Ports, 'clock' | 'random'>
  #isDone = false

  constructor(going: Going, ports: Pick<Ports, 'clock' | 'random'>) {
    this.#going = going
    this.#ports = ports
  }

  /** Whether rooms go on, and the outbox is open, on this connection. */
  get isDone(): boolean {
    return this.#isDone
  }

  async begin(connection: Connection, joining: readonly RoomRef[]): Promise<void> {
    const { outbox, identity, rooms } = this.#going
    if (!identity.me) return
    const begun = outbox.begin({ user: identity.me.id, epoch: identity.epoch })
    await insist(() => rooms.resume(joining), { ...this.#ports, isWanted: () => connection.isOpen })
    await begun
    if (!connection.isOpen) return
    this.#isDone = true
    outbox.open()
  }

  lose(): void {
    this.#isDone = false
  }
}
