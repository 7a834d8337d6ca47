import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { AnswerOf, CommandOf, Event, Signal, Verb } from '@papo/protocol'
import { until } from './until.ts'

/** How one connects. */
export interface SocketOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly path?: string
}

/** A frame that the server sent. */
export interface Told {
  readonly ref?: number
  readonly answer?: unknown
  readonly error?: { readonly code: string; readonly text: string; readonly detail: Readonly<Record<string, unknown>> }
  readonly event?: Event
  readonly signal?: Signal
}

/** Somebody on a WebSocket, who remembers all that he was told. */
export class SocketPerson {
  readonly websocket: WebSocket
  readonly told: Told[] = []
  /** With which code and reason it ended. */
  closed: { readonly code: number; readonly reason: string } | undefined
  #ref = 0

  private constructor(websocket: WebSocket) {
    this.websocket = websocket
    websocket.on('error', () => undefined)
    websocket.on('message', (data: Buffer) => this.told.push(JSON.parse(data.toString()) as Told))
    websocket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }))
  }

  /** Connects; rejects with the status where the server does not let him in. */
  static async connect(port: number, { headers = {}, path = '/ws' }: SocketOptions = {}): Promise<SocketPerson> {
    const websocket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers, perMessageDeflate: true })
    const person = new SocketPerson(websocket)
    const refused = new Promise<never>((_, reject) =>
      websocket.once('unexpected-response', (__, { statusCode }) => reject(new Error(String(statusCode)))),
    )
    await Promise.race([once(websocket, 'open'), refused])
    return person
  }

  /** The events that he was told. */
  get events(): Event[] {
    return this.told.flatMap(({ event }) => event ?? [])
  }

  get signals(): Signal[] {
    return this.told.flatMap(({ signal }) => signal ?? [])
  }

  get texts(): string[] {
    return this.events.flatMap((event) => (event.kind === 'message' ? [event.text] : []))
  }

  /** Sends a frame as it stands. */
  send(frame: string | Uint8Array): void {
    this.websocket.send(frame)
  }

  /** Asks, and resolves with the answer; rejects with the code of the error. */
  async ask<V extends Verb>(command: CommandOf<V>): Promise<AnswerOf<V>> {
    const ref = (this.#ref += 1)
    this.send(JSON.stringify({ ...command, ref }))
    const reply = await this.hears((told) => told.ref === ref)
    if (reply.error) throw new Error(reply.error.code)
    return reply.answer as AnswerOf<V>
  }

  /** Says hello and enters a room, made if need be; answers its id. */
  async enter(nick: string, name = 'geral'): Promise<number> {
    await this.ask<'hello'>({ verb: 'hello', nick })
    const { membership } = await this.ask<'join'>({ verb: 'join', room: { name } })
    return membership.room.id
  }

  /** Resolves with the first frame that is so. */
  async hears(isIt: (told: Told) => boolean): Promise<Told> {
    await until(`a frame after ${JSON.stringify(this.told.slice(-5))}`, () => this.told.some(isIt))
    return this.told.find(isIt)!
  }

  /** Resolves with the code that it was closed with. */
  async ended(): Promise<number> {
    await until('the end', () => this.closed !== undefined)
    return this.closed!.code
  }

  destroy(): void {
    this.websocket.terminate()
  }
}
