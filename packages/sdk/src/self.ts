import type { Signal, UserId } from '@papo/protocol'
import type { Asking } from './asking.ts'
import type { Identity } from './identity.ts'

/** What one is called and whom one ignores, as it changes: by this client, or by another of one's own. */
export class Self {
  readonly #asking: Asking
  readonly #identity: Identity
  readonly #onChange: () => void

  constructor(asking: Asking, identity: Identity, onChange: () => void) {
    this.#asking = asking
    this.#identity = identity
    this.#onChange = onChange
  }

  async setNick(nick: string): Promise<void> {
    this.#rename((await this.#asking.ask<'nick'>({ verb: 'nick', nick })).to)
  }

  async setIgnored(nick: string, ignoring: { readonly on: boolean }): Promise<void> {
    const { user } = await this.#asking.ask<'ignore'>({ verb: 'ignore', nick, ...ignoring })
    this.#ignore(user.id, ignoring.on)
  }

  hear(signal: Signal): void {
    if (signal.type === 'renamed' && signal.user === this.#identity.me?.id) this.#rename(signal.to)
    else if (signal.type === 'ignored') this.#ignore(signal.user, signal.on)
  }

  #rename(nick: string): void {
    if (this.#identity.rename(nick)) this.#onChange()
  }

  #ignore(user: UserId, on: boolean): void {
    if (this.#identity.ignore(user, on)) this.#onChange()
  }
}
