import type { FileRecords } from '../../src/core/store/files.ts'
import type { Draft, Log } from '../../src/core/store/log.ts'
import type { People } from '../../src/core/store/people.ts'
import type { Rooms } from '../../src/core/store/rooms.ts'
import { StorageError } from '../../src/core/store/store.ts'
import type { StorageProblem, Store } from '../../src/core/store/store.ts'

type Call = keyof FileRecords | keyof Log | keyof People | keyof Rooms

/** A store whose calls a test lets fail or wait, and that remembers the batches it was given. */
export class FaultyStore implements Store {
  readonly log: Log
  readonly rooms: Rooms
  readonly people: People
  readonly files: FileRecords
  readonly epoch: string
  readonly batches: (readonly Draft[])[] = []
  readonly #inner: Store
  readonly #failing = new Map<string, StorageProblem>()
  readonly #held = new Map<string, PromiseWithResolvers<void>>()
  readonly #waiting = new Map<string, number>()

  constructor(inner: Store) {
    this.#inner = inner
    this.epoch = inner.epoch
    this.log = this.#wrap(inner.log)
    this.rooms = this.#wrap(inner.rooms)
    this.people = this.#wrap(inner.people)
    this.files = this.#wrap(inner.files)
  }

  /** Lets a call fail from now on, before anything is kept. */
  fail(call: Call, problem: StorageProblem = 'failed'): void {
    this.#failing.set(call, problem)
  }

  /** Lets it work again. */
  mend(call: Call): void {
    this.#failing.delete(call)
  }

  /** Keeps a call waiting, before anything is kept, until the answer is called or the test ends. */
  hold(call: Call): () => void {
    if (!this.#held.has(call)) this.#held.set(call, Promise.withResolvers())
    return () => this.#release(call)
  }

  /** Lets all go on, and nothing fail any more. */
  releaseAll(): void {
    this.#failing.clear()
    for (const call of this.#held.keys()) this.#release(call)
  }

  /** How many calls are waiting. */
  waiting(call: Call): number {
    return this.#waiting.get(call) ?? 0
  }

  close(): Promise<void> {
    return this.#inner.close()
  }

  #wrap<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, name: string) => {
        const call: unknown = Reflect.get(target, name)
        if (typeof call !== 'function') return call
        return async (...args: readonly unknown[]): Promise<unknown> => {
          if (name === 'append') this.batches.push(args[0] as readonly Draft[])
          await this.#pass(name)
          return Reflect.apply(call, target, args)
        }
      },
    })
  }

  #release(call: string): void {
    this.#held.get(call)?.resolve()
    this.#held.delete(call)
  }

  async #pass(name: string): Promise<void> {
    this.#waiting.set(name, (this.#waiting.get(name) ?? 0) + 1)
    await this.#held.get(name)?.promise
    this.#waiting.set(name, this.#waiting.get(name)! - 1)
    const problem = this.#failing.get(name)
    if (problem) throw new StorageError(problem, new Error(`${name} fails in this test`))
  }
}
