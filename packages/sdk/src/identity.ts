import type { AnswerOf, CommandOf, UserId, UserView } from '@papo/protocol'
import type { ConnectOptions } from './api/connecting.ts'
import { newClaim } from './new-claim.ts'

/** Who one is to the server, as its greeting told it and signals since. */
export class Identity {
  readonly ignored = new Set<UserId>()
  readonly #options: Pick<ConnectOptions, 'language' | 'channel'>
  #nick: string | undefined
  #token: string | undefined
  /** What a stranger says until an answer comes: if one was lost, he is still the same. */
  #claim = newClaim()
  #me: UserView | undefined
  #server = ''
  #epoch = ''
  #maxFileBytes: number | undefined

  constructor({ nick, token, ...options }: ConnectOptions) {
    this.#nick = nick
    this.#token = token
    this.#options = options
  }

  get me(): UserView | undefined {
    return this.#me
  }

  get token(): string | undefined {
    return this.#token
  }

  get server(): string {
    return this.#server
  }

  get epoch(): string {
    return this.#epoch
  }

  get maxFileBytes(): number | undefined {
    return this.#maxFileBytes
  }

  /** From now on one comes as this. */
  become({ nick = this.#nick, token }: { readonly nick?: string; readonly token?: string }): void {
    this.#nick = nick
    this.#token = token
    this.#claim = newClaim()
  }

  get hello(): CommandOf<'hello'> {
    const { language, channel } = this.#options
    return {
      verb: 'hello',
      protocol: 1,
      ...(this.#nick !== undefined && { nick: this.#nick }),
      ...(this.#token === undefined ? { claim: this.#claim } : { token: this.#token }),
      ...(language !== undefined && { language }),
      ...(channel !== undefined && { channel }),
    }
  }

  /** What the server greets with; whether one is somebody else than before. */
  greet({ user, token, server, epoch, ignored, maxFileBytes }: AnswerOf<'hello'>): boolean {
    const isOther = this.#me !== undefined && this.#me.id !== user.id
    this.#me = user
    this.#token = token ?? this.#token
    this.#server = server
    this.#epoch = epoch
    this.#maxFileBytes = maxFileBytes
    this.ignored.clear()
    for (const id of ignored) this.ignored.add(id)
    return isOther
  }

  /** Whether it is another nick than before. */
  rename(nick: string): boolean {
    if (!this.#me || this.#me.nick === nick) return false
    this.#me = { ...this.#me, nick }
    this.#nick = nick
    return true
  }

  /** Whether it was not so before. */
  ignore(user: UserId, on: boolean): boolean {
    if (on === this.ignored.has(user)) return false
    if (on) this.ignored.add(user)
    else this.ignored.delete(user)
    return true
  }
}
