import { ChatError } from '@papo/protocol'
import type { AnswerOf, Command, CommandOf, Verb } from '@papo/protocol'
import type { Connection } from '../../core/connection.ts'
import type { Hub } from '../../core/hub.ts'
import { Session } from '../../core/session.ts'
import type { Ask } from '../../core/session.ts'
import type { Wire } from '../../core/wire.ts'

const nothing = new Uint8Array(0)

/** Who asks over HTTP: somebody who comes, asks, is answered, and goes. */
export class Visit {
  readonly #session: Session
  readonly #asks: Ask[] = []
  #settle: { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void } | undefined

  constructor(hub: Hub, address: string) {
    const connection: Connection = {
      address,
      pending: 0,
      unsent: 0,
      write: (_, taken) => taken?.(),
      whenDrained: (drained) => drained(),
      close: () => this.#settle?.reject(new ChatError('busy')),
    }
    this.#session = new Session(hub, { connection, wire: this.#wire(), source: { next: () => this.#asks.shift() } })
    hub.admit(this.#session)
  }

  /** Asks one thing; rejects with the error that it is answered by. */
  ask<V extends Verb>(command: CommandOf<V>): Promise<AnswerOf<V>> {
    return new Promise((resolve, reject) => {
      // the wire hands over what the verb is answered with
      this.#settle = { resolve: resolve as (answer: unknown) => void, reject }
      // the union of all verbs' commands is any command
      this.#asks.push(command as unknown as Command)
      this.#session.wake()
    })
  }

  /** Goes. */
  end(): void {
    this.#settle = undefined
    this.#session.close('gone')
  }

  #wire(): Wire {
    return {
      variant: 'visit',
      echoes: true,
      resumes: true,
      waits: false,
      join: () => nothing,
      event: () => nothing,
      signal: () => nothing,
      answer: (...[, answer]) => this.#answer(answer),
      failure: (error) => this.#fail(error),
    }
  }

  #answer(answer: unknown): Uint8Array {
    this.#settle?.resolve(answer)
    return nothing
  }

  #fail(error: ChatError): Uint8Array {
    this.#settle?.reject(error)
    return nothing
  }
}
