import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { reset } from './reset.ts'

const deadlineMs = 20_000

/** A person with nc, seen from the test: sends text, reads lines in order. */
export class LineClient {
  readonly #socket: Socket
  #waiting = ''
  #hasEnded = false
  #wake: () => void = () => undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setEncoding('utf8').setNoDelay()
    socket.on('data', (text: string) => this.#take(text))
    socket.on('error', () => undefined) // a connection that fails also closes
    for (const end of ['end', 'close']) socket.on(end, () => this.#end())
  }

  /** Connects to a server on this machine. */
  static async connect(port: number): Promise<LineClient> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    const client = new LineClient(socket)
    await once(socket, 'connect')
    return client
  }

  /** What came and was not read yet. */
  get waiting(): string {
    return this.#waiting
  }

  /** Sends text as it is. */
  send(text: string): void {
    this.#socket.write(text)
  }

  /** The next line, without its CRLF. */
  async readLine(): Promise<string> {
    await this.#until('a line', () => this.#waiting.includes('\n'))
    const end = this.#waiting.indexOf('\n')
    const line = this.#waiting.slice(0, end)
    this.#waiting = this.#waiting.slice(end + 1)
    assert.ok(line.endsWith('\r'), `a line that does not end in CRLF: ${JSON.stringify(line)}`)
    return line.slice(0, -1)
  }

  /** The next characters, as many as `text` has. */
  async readPart(length: number): Promise<string> {
    await this.#until(`${length} characters`, () => this.#waiting.length >= length)
    const part = this.#waiting.slice(0, length)
    this.#waiting = this.#waiting.slice(length)
    return part
  }

  /** Resolves when the server has ended the connection. */
  async ended(): Promise<void> {
    await this.#until('the end', () => this.#hasEnded)
  }

  /** Ends the connection in the ordinary way. */
  hangUp(): void {
    this.#socket.end()
  }

  /** Ends the connection by RST. */
  reset(): void {
    reset(this.#socket)
  }

  /** Lets go of the socket, whatever is under way. */
  destroy(): void {
    this.#socket.destroy()
  }

  #take(text: string): void {
    this.#waiting += text
    this.#wake()
  }

  #end(): void {
    this.#hasEnded = true
    this.#wake()
  }

  async #until(what: string, isTrue: () => boolean): Promise<void> {
    const { promise: late, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => reject(new Error(`waited in vain for ${what}; ${this.#state()}`)), deadlineMs)
    try {
      while (!isTrue()) {
        if (this.#hasEnded) throw new Error(`waited for ${what}, but the connection ended; ${this.#state()}`)
        const { promise: news, resolve } = Promise.withResolvers<void>()
        this.#wake = resolve
        await Promise.race([news, late])
      }
    } finally {
      clearTimeout(timer)
    }
  }

  #state(): string {
    return `unread: ${JSON.stringify(this.#waiting)}`
  }
}
