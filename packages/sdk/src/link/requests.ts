import type { AnswerOf, CommandOf, Verb } from '@papo/protocol'
import { Disconnected, RefusedError } from '../api/errors.ts'
import type { ErrorView } from './server-frame.ts'

interface Pending {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

/** What was asked on one connection and is not answered yet, by ref. */
export class Requests {
  readonly #send: (frame: object) => void
  readonly #pending = new Map<number, Pending>()
  #ref = 0
  #isOver = false

  constructor(send: (frame: object) => void) {
    this.#send = send
  }

  /** Asks; rejects with RefusedError, or Disconnected where the connection goes first. */
  ask<V extends Verb>(command: CommandOf<V>): Promise<AnswerOf<V>> {
    if (this.#isOver) return Promise.reject(new Disconnected())
    const ref = ++this.#ref
    return new Promise<AnswerOf<V>>((resolve, reject) => {
      // the answer's shape is the verb's: the server keeps to the protocol
      this.#pending.set(ref, { resolve: (answer) => resolve(answer as AnswerOf<V>), reject })
      this.#send({ ...command, ref })
    })
  }

  get isWaiting(): boolean {
    return this.#pending.size > 0
  }

  answer(ref: number, answer: unknown): void {
    this.#take(ref)?.resolve(answer)
  }

  refuse(ref: number, error: ErrorView): void {
    this.#take(ref)?.reject(new RefusedError(error))
  }

  /** The connection is gone. */
  end(): void {
    this.#isOver = true
    for (const { reject } of this.#pending.values()) reject(new Disconnected())
    this.#pending.clear()
  }

  #take(ref: number): Pending | undefined {
    const pending = this.#pending.get(ref)
    this.#pending.delete(ref)
    return pending
  }
}
