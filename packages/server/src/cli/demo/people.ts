import { Person } from './person.ts'
import type { DemoLine } from '@papo/protocol'

/** People who come in one after the other and say their lines, over and over, until they are stopped. */
export class People {
  readonly #lines: readonly DemoLine[]
  readonly #port: number
  readonly #present = new Map<string, Person>()
  #timer: NodeJS.Timeout | undefined

  constructor(lines: readonly DemoLine[], port: number) {
    this.#lines = lines
    this.#port = port
  }

  /** Resolves when all are in their rooms and somebody begins to talk. */
  async start(everyMs: number): Promise<void> {
    for (const { nick, room } of this.#lines) {
      if (!this.#present.has(nick)) this.#present.set(nick, await Person.arrive(this.#port, { nick, room }))
    }
    this.#speak(0, everyMs)
  }

  /** Ends the talk. */
  stop(): void {
    clearTimeout(this.#timer)
    for (const person of this.#present.values()) person.leave()
  }

  #speak(index: number, everyMs: number): void {
    const line = this.#lines[index % this.#lines.length]
    if (line !== undefined) this.#present.get(line.nick)?.say(line.text)
    this.#timer = setTimeout(() => this.#speak(index + 1, everyMs), everyMs)
  }
}
