import { once } from 'node:events'
import { connect } from 'node:net'
import { until } from './until.ts'
import type { Socket } from 'node:net'

/** A client of raw bytes, which remembers all that it was sent. */
export class Peer {
  readonly socket: Socket
  /** What came, in pieces that are put together when somebody looks. */
  #pieces: Buffer[] = []
  #hasEnded = false

  constructor(socket: Socket) {
    this.socket = socket
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => this.#pieces.push(chunk))
    socket.on('end', () => (this.#hasEnded = true)).on('close', () => (this.#hasEnded = true))
  }

  /** Connects to a port of this machine, from one of its loopback addresses. */
  static async connect(port: number, from = '127.0.0.1'): Promise<Peer> {
    const peer = new Peer(connect({ port, host: '127.0.0.1', localAddress: from, allowHalfOpen: true, noDelay: true }))
    await once(peer.socket, 'connect')
    return peer
  }

  /** Whether the server has ended the connection. */
  get hasEnded(): boolean {
    return this.#hasEnded
  }

  get bytes(): Buffer {
    const [first] = this.#pieces
    if (first && this.#pieces.length === 1) return first
    const bytes = Buffer.concat(this.#pieces)
    this.#pieces = [bytes]
    return bytes
  }

  get text(): string {
    return this.bytes.toString()
  }

  send(bytes: string | Uint8Array): void {
    this.socket.write(bytes)
  }

  /** Resolves when `text` has come. */
  async hears(text: string): Promise<void> {
    await until(
      () => `${JSON.stringify(text)} in ${JSON.stringify(this.text)}`,
      () => this.text.includes(text),
    )
  }

  /** All that came until the server ended the connection. */
  async ended(): Promise<string> {
    await until(
      () => `the end after ${JSON.stringify(this.text)}`,
      () => this.#hasEnded,
    )
    return this.text
  }

  /** Says no more, and answers all that came until the server ended too. */
  async hangUp(): Promise<string> {
    this.socket.end()
    return this.ended()
  }
}
