import { ChatError } from '@papo/protocol'
import type { Limits, RoomId } from '@papo/protocol'
import type { Clock } from './clock.ts'
import type { Secrets } from './secrets.ts'
import type { User } from './user.ts'

/** Who may send one file, into which room. */
export interface Ticket {
  readonly user: User
  readonly room: RoomId
  readonly name?: string
  /** Until when, milliseconds UTC. */
  readonly until: number
}

/** What tickets are made with. */
export interface TicketPorts {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly secrets: Pick<Secrets, 'token'>
  readonly limits: Limits
}

/** The addresses by which one file may be sent once, without a token. They end with the process. */
export class UploadLinks {
  readonly #ports: TicketPorts
  /** By their tokens, the earliest first. */
  readonly #tickets = new Map<string, Ticket & { readonly dueAt: number; isTaken: boolean }>()

  constructor(ports: TicketPorts) {
    this.#ports = ports
  }

  /** Makes one; of somebody who has too many the earliest goes, and so of all. */
  make(ticket: Omit<Ticket, 'until'>): { readonly token: string; readonly until: number } {
    const { clock, secrets, limits } = this.#ports
    this.#forgetOld()
    const own = [...this.#tickets].filter(([, { user }]) => user === ticket.user)
    if (own.length >= limits.uploadLinksPerPerson) this.#tickets.delete(own[0]![0])
    const [first] = this.#tickets.keys()
    if (first !== undefined && this.#tickets.size >= limits.uploadLinks) this.#tickets.delete(first)
    const token = secrets.token()
    const until = clock.now() + limits.uploadLinkMs
    this.#tickets.set(token, { ...ticket, until, dueAt: clock.monotonic() + limits.uploadLinkMs, isTaken: false })
    return { token, until }
  }

  /** Takes one, which is good no more then, unless it is given back; throws `link_expired`. */
  take(token: string): Ticket {
    this.#forgetOld()
    const found = this.#tickets.get(token)
    if (!found || found.isTaken) throw new ChatError('link_expired')
    found.isTaken = true
    const { dueAt: _, isTaken: __, ...ticket } = found
    return ticket
  }

  /** Makes one good again until its time: its file was not taken, or did not come whole. */
  giveBack(token: string): void {
    const found = this.#tickets.get(token)
    if (found) found.isTaken = false
  }

  #forgetOld(): void {
    const now = this.#ports.clock.monotonic()
    for (const [token, { dueAt }] of this.#tickets) {
      if (dueAt > now) return
      this.#tickets.delete(token)
    }
  }
}
