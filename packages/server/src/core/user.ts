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
  /** How many rooms he made. */
  made = 0
  readonly sessions: Session[] = []

  constructor(view: UserView, kept: { readonly token?: string } = {}) {
    this.id = view.id
    this.nick = view.nick
    this.token = kept.token
    this.isKept = kept.token !== undefined
  }
}
