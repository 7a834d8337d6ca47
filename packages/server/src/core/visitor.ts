import { ChatError } from '@papo/protocol'
import type { FileSent, UserView } from '@papo/protocol'
import { checkFree, checkTaken, personOf, tokenRecord } from './commands/hello.ts'
import { attend } from './commands/conversing.ts'
import { checkPlace } from './commands/entering.ts'
import { deposit } from './commands/depositing.ts'
import type { Deposited, Said } from './commands/depositing.ts'
import type { Hub } from './hub.ts'
import type { Speaker } from './rates.ts'
import type { Room } from './room.ts'
import { storageFailure } from './storage-failure.ts'
import type { Sender } from './wanted.ts'
import { User } from './user.ts'

/** What a visitor says. */
export interface Remark {
  readonly text: string
  readonly key: string
  readonly files?: readonly FileSent[]
}

/** Somebody who comes with a token, asks one thing and goes: no room is told that he came, his nick stays his. */
export class Visitor {
  readonly #hub: Hub
  readonly #user: User
  readonly #address: string

  private constructor(hub: Hub, user: User, address: string) {
    this.#hub = hub
    this.#user = user
    this.#address = address
  }

  /** Gives a free nick to somebody new, and the token that proves him, his own if he made up one; rejects as `hello` does. */
  static async enroll(
    hub: Hub,
    given: string,
    token = hub.secrets.token(),
  ): Promise<{ readonly user: UserView; readonly token: string }> {
    try {
      const id = await hub.users.newId()
      const user = new User({ id, nick: checkFree(hub, given) }, { token: hub.secrets.digest(token) })
      const { nick } = user
      hub.nicks.take(nick, id)
      await hub.users.keepProof(user).catch((error: unknown) => {
        hub.nicks.free(nick, id)
        throw error
      })
      hub.users.visit(user)
      return { user: { id, nick }, token }
    } catch (error) {
      throw storageFailure(error)
    }
  }

  /** Who comes with a token; rejects with `token_invalid`, or `nick_taken` where somebody else has his nick by now. */
  static async comes(hub: Hub, token: string, address: string): Promise<Visitor> {
    try {
      const record = await tokenRecord(hub, token)
      if (!record) throw new ChatError('token_invalid')
      const user = await personOf(hub, record)
      checkTaken(hub, user.nick, user)
      hub.users.visit(user)
      if (record.seenAt < hub.clock.now() - hub.limits.guestNickMs / 24) await hub.users.keepProof(user)
      return new Visitor(hub, user, address)
    } catch (error) {
      throw storageFailure(error)
    }
  }

  /** Who comes by an address for one file, proved when he asked for it; throws `nick_taken` where somebody else has his nick by now. */
  static sends(hub: Hub, user: User, address: string): Visitor {
    checkTaken(hub, user.nick, user)
    return new Visitor(hub, user, address)
  }

  /** As whom he sends files. */
  get sender(): Sender {
    return { user: this.#user, address: this.#address }
  }

  /** Who he is. */
  get user(): UserView {
    const { id, nick } = this.#user
    return { id, nick }
  }

  /** Throws `rate_limited` where he is too fast to say anything just now: to be asked before he sends much. It counts only when he says it. */
  checkRate(): void {
    if (!this.#hub.rates.mayTake(this.#speaker, 'message')) throw this.#tooFast()
  }

  /** Says something in an open room, of which he is a member from then on, or in a conversation of his. Rejects as `send` does. */
  async say(room: Room, remark: Remark): Promise<Deposited> {
    if (room.isEnding || room.isArchived) throw new ChatError('room_not_found', { given: room.view.name })
    if (!this.#hub.mayRead(this.#user.id, room.record)) throw new ChatError('not_in_room')
    if (!this.#hub.rates.take(this.#speaker, 'message')) throw this.#tooFast()
    const author = { hub: this.#hub, user: this.#user }
    const said = { ...remark, style: 'say' as const }
    return room.record.pair ? deposit(author, attend(this.#hub, room), said) : this.#sayOpen(room, said)
  }

  get #speaker(): Speaker {
    return { user: this.#user, connection: { address: this.#address } }
  }

  #tooFast(): ChatError {
    return new ChatError('rate_limited', {
      count: 1,
      retryAfterMs: this.#hub.rates.waitMs(this.#speaker, 'message', 1),
    })
  }

  async #sayOpen(room: Room, said: Said): Promise<Deposited> {
    const { memberships, temporary } = this.#hub
    if (!this.#user.belongings.has(room.id)) checkPlace(this.#hub, room)
    const placed = await deposit({ hub: this.#hub, user: this.#user }, room, said)
    temporary.visited(room)
    // the message alone is no reason to call the others unread
    if (memberships.join(this.#user, room)) memberships.spread(this.#user, room, undefined)
    return placed
  }
}
