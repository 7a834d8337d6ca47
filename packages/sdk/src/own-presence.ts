import type { CommandOf, Presence } from '@papo/protocol'

/** Whether one is at the screen, as the server is told it. */
export class OwnPresence {
  readonly #askOnce: (command: CommandOf<'presence'>) => Promise<unknown>
  #presence: Presence = 'online'

  constructor(askOnce: (command: CommandOf<'presence'>) => Promise<unknown>) {
    this.#askOnce = askOnce
  }

  /** What says it. */
  get command(): CommandOf<'presence'> {
    return { verb: 'presence', presence: this.#presence }
  }

  set(presence: Presence): void {
    if (presence === this.#presence) return
    this.#presence = presence
    this.#tell()
  }

  /** There is a connection, which counts as online until something else is said. */
  open(): void {
    if (this.#presence === 'away') this.#tell()
  }

  #tell(): void {
    void this.#askOnce(this.command).catch(() => undefined)
  }
}
