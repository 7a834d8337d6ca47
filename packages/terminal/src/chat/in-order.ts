/** Prints what it is told to in that order: what must be waited for holds up all that comes after it. */
export class InOrder {
  readonly #print: (lines: readonly string[]) => void
  #last: Promise<void> | undefined

  constructor(print: (lines: readonly string[]) => void) {
    this.#print = print
  }

  /** Resolves when everything is printed. */
  get done(): Promise<void> {
    return this.#last ?? Promise.resolve()
  }

  /** Prints lines as they are then, once this has happened; it must not reject. */
  print(lines: () => readonly string[], once?: Promise<void>): void {
    if (!once && !this.#last) return this.#print(lines())
    const turn = Promise.all([once, this.#last]).then(() => {
      if (this.#last === turn) this.#last = undefined
      this.#print(lines())
    })
    this.#last = turn
  }
}
