/** Has what concerns one key done one after the other. */
export class InTurn<K> {
  readonly #last = new Map<K, Promise<unknown>>()

  /** Does something when all that was asked before for this key is over, however that ended. */
  async take<T>(key: K, act: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve()
    const mine = before.then(act, act)
    const over = mine.catch(() => undefined)
    this.#last.set(key, over)
    try {
      return await mine
    } finally {
      if (this.#last.get(key) === over) this.#last.delete(key)
    }
  }
}
