import { Word } from '@papo/protocol'
import type { UserId, UserView } from '@papo/protocol'
import type { Session } from './session.ts'

/** Somebody with an id and, at a time, one nick; may have several sessions, and in a grace none. */
export class User implements UserView {
  readonly id: UserId
  /** The digest of the token that proves him, if he has one. */
  readonly token: string | undefined
  nick: string
  /** Whether the store knows him; asked before the first thing that names him for ever. */
  isKept: boolean
  /** How many of his rooms are on their way to the store. */
  making = 0
  /** When the store was last told that he is here, if he has a token; monotonic. */
  seenAt = -Infinity
  readonly sessions: Session[] = []
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
}
