import { Word } from '@papo/protocol'
import type { Channel, Marker, NoticeLevel, PersonView, Presence, RoomId, UserId, UserView } from '@papo/protocol'
import type { Session } from './session.ts'

/** What a room is to one of its members, as this node knows it. */
export interface Belonging {
  marker: Marker
  notice: NoticeLevel
}

/** Somebody with an id and, at a time, one nick; may have several sessions, and in a grace none. */
export class User implements UserView {
  readonly id: UserId
  /** The digest of the token that proves him, if he has one. */
  readonly token: string | undefined
  nick: string
  /** By what he was connected last. */
  channel: Channel = 'sdk'
  /** Whether the store knows him; asked before the first thing that names him for ever. */
  isKept: boolean
  /** Since when he is online, milliseconds UTC. */
  since = 0
  /** How many of his rooms are on their way to the store. */
  making = 0
  /** When the store was last told that he is here, if he has a token; monotonic. */
  seenAt = -Infinity
  readonly sessions: Session[] = []
  /** The rooms that he is a member of. */
  readonly belongings = new Map<RoomId, Belonging>()
  /** Whom he shows himself nothing of; absent for nearly everybody. */
  ignored: Set<UserId> | undefined
  #word: Word | undefined

  constructor(view: UserView, { token, isKept = false }: { readonly token?: string; readonly isKept?: boolean } = {}) {
    this.id = view.id
    this.nick = view.nick
    this.token = token
    this.isKept = isKept
  }

  /** His nick, ready to be compared with what somebody mistyped. */
  get word(): Word {
    if (this.#word?.text !== this.nick) this.#word = new Word(this.nick)
    return this.#word
  }

  /** Away when all his sessions are; who has none just now is on his way back. */
  get presence(): Presence {
    return this.sessions.length > 0 && this.sessions.every((session) => session.isAway) ? 'away' : 'online'
  }

  /** Since when he is away, milliseconds UTC; undefined where he is not. */
  get awayAt(): number | undefined {
    return this.presence === 'away' ? Math.max(...this.sessions.map(({ awayAt }) => awayAt)) : undefined
  }

  /** How others see him, where he is since then. */
  seen(since: number): PersonView {
    const { id, nick, presence, channel, awayAt } = this
    return { id, nick, presence, channel, since, ...(awayAt !== undefined && { awayAt }) }
  }
}
