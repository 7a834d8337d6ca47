import type { AnswerOf, Command, CommandOf, Verb } from '@papo/protocol'
import { Disconnected } from './api/errors.ts'
import type { Connection } from './link/connection.ts'

/** Verbs that do nothing more when asked twice: a cut does not reject them, they are asked again. */
const repeatable: ReadonlySet<Verb> = new Set<Verb>([
  'join',
  'leave',
  'history',
  'log',
  'pins',
  'versions',
  'rooms',
  'watch',
  'who',
  'mark',
  'ignore',
  'notice',
])

interface Asked {
  readonly command: Command
  readonly resolve: (answer: AnswerOf<Verb>) => void
  readonly reject: (error: Error) => void
}

const maxWaiting = 1_000

/** Asks on whatever connection there is, waits for one where there is none, and asks again after a cut. */
export class Asking {
  #connection: Connection | undefined
  #waiting: Asked[] = []
  #stopped: Error | undefined

  /** Rejects with RefusedError; with Disconnected where it was cut and must not be asked twice, or all has ended. */
  ask<V extends Verb>(command: CommandOf<V>): Promise<AnswerOf<V>> {
    if (this.#stopped) return Promise.reject(this.#stopped)
    if (this.#waiting.length >= maxWaiting) return Promise.reject(new Disconnected('too much waits for a connection'))
    return new Promise<AnswerOf<V>>((resolve, reject) => {
      // the answer to a verb is of its type: they come and go together
      const asked: Asked = { command: command as Command, resolve: resolve as Asked['resolve'], reject }
      if (this.#connection) void this.#ask(this.#connection, asked)
      else this.#waiting.push(asked)
    })
  }

  /** Asks now or not at all. */
  askOnce<V extends Verb>(command: CommandOf<V>): Promise<AnswerOf<V>> {
    return this.#connection?.ask(command) ?? Promise.reject(new Disconnected())
  }

  /** What waits: it will be asked on the next connection. */
  listWaiting(): readonly Command[] {
    return this.#waiting.map(({ command }) => command)
  }

  open(connection: Connection): void {
    this.#connection = connection
    this.#stopped = undefined
    for (const asked of this.#waiting.splice(0)) void this.#ask(connection, asked)
  }

  lose(): void {
    this.#connection = undefined
  }

  /** There will be no connection by itself. */
  stop(error: Error): void {
    this.#connection = undefined
    this.#stopped = error
    for (const { reject } of this.#waiting.splice(0)) reject(error)
  }

  /** There may be one again. */
  start(): void {
    this.#stopped = undefined
  }

  async #ask(connection: Connection, asked: Asked): Promise<void> {
    try {
      asked.resolve(await connection.ask<Verb>(asked.command))
    } catch (error) {
      if (error instanceof Disconnected && repeatable.has(asked.command.verb)) return this.#again(asked)
      asked.reject(error instanceof Error ? error : new Disconnected())
    }
  }

  #again(asked: Asked): void {
    if (this.#stopped) asked.reject(this.#stopped)
    else if (this.#connection) void this.#ask(this.#connection, asked)
    else this.#waiting.push(asked)
  }
}
