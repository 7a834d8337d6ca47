import type { FileView, Language, Limits } from '@papo/protocol'
import type { Socket } from 'node:net'
import type { Clock } from '../../core/clock.ts'
import type { Hub } from '../../core/hub.ts'
import type { ConnectionLog } from '../connection-log.ts'
import { DueQueue } from '../due-queue.ts'
import type { Door, LineConnection, LineHandler } from '../line-door.ts'
import { LeaveTaking } from './leave-taking.ts'
import { LineClient } from './line-client.ts'
import { LineWires } from './line-wires.ts'
import { ReactionNotices } from './reaction-notices.ts'

/** What the line transport is made of. */
export interface LineOptions {
  readonly hub: Hub
  readonly clock: Clock
  readonly limits: Limits
  /** The language of who has not chosen one. */
  readonly language: Language
  /** Papo's own, for the greeting. */
  readonly version: string
  readonly log: ConnectionLog
  /** Whether people land in the entry room, as browsers' do; else in none, as in S1 and S2. */
  readonly landing?: boolean
  /** Where browsers find this server: `http://192.168.0.10:6789`. */
  readonly address?: () => string
}

/** What all connections of the transport share. */
export interface LinePorts extends Required<LineOptions> {
  readonly wires: LineWires
  readonly leaving: LeaveTaking
  /** Those whose message ends when they stay silent. */
  readonly silences: DueQueue<LineClient>
}

/** People on plain TCP: `nc`, `telnet`, and the seeds' own programs. */
export class LineTransport implements LineHandler {
  readonly #ports: LinePorts
  readonly #reactions: ReactionNotices

  constructor(options: LineOptions) {
    const { clock, limits, hub, address = () => '' } = options
    const files = { address, linkPath: (file: FileView) => hub.uploads.linkPath(file) }
    this.#ports = {
      landing: false,
      ...options,
      address,
      wires: new LineWires({ clock, limits, files }),
      leaving: new LeaveTaking(clock, limits),
      silences: new DueQueue(clock, limits.silenceFrameMs, (client) => client.fallSilent()),
    }
    this.#reactions = new ReactionNotices(hub)
  }

  accept(socket: Socket, address: string, door: Door): LineConnection {
    return new LineClient({ socket, address, door }, this.#ports)
  }

  /** Ends what waits for its time. */
  close(): void {
    this.#reactions.close()
  }
}
