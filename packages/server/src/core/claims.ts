/** The claims of those who are just being greeted: who greets twice at once by one claim is one person. */
export class Claims {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Does something for a claim's digest, when what was begun for it before is done. */
  async inTurn<Result>(digest: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(digest)
    const done = before === undefined ? work() : before.then(work, work)
    this.#last.set(digest, done)
    try {
      return await done
    } finally {
      if (this.#last.get(digest) === done) this.#last.delete(digest)
    }
  }
}
