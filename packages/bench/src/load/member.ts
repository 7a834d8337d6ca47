import { connect } from 'node:net'
import type { Socket } from 'node:net'

import type { Address } from './job.ts'

/** Takes what arrived; the bytes are valid only during the call. */
export type OnBytes = (bytes: Buffer, size: number) => void

// One buffer for all sockets: a read is handed on before the next one begins.
const arrivals = Buffer.allocUnsafe(256 * 1024)
const deaf: OnBytes = () => {}
const nothing = Buffer.alloc(0)

/** What was looked for in all that arrived, and where it ended. */
type Found<T> = { value: T; end: number }

/** One connected person of the load. */
export class Member {
  onBytes: OnBytes = deaf
  readonly #socket: Socket
  /** What arrived behind something that was waited for. */
  #rest: Buffer = nothing
  #ended = ''

  constructor({ host, port }: Address) {
    const onread = {
      buffer: arrivals,
      callback: (size: number, bytes: Uint8Array): boolean => {
        // The buffer given back is the one handed in above.
        this.onBytes(bytes === arrivals ? arrivals : Buffer.from(bytes), size)
        return true
      },
    }
    this.#socket = connect({ host, port, noDelay: true, onread })
    this.#socket.on('error', (error) => (this.#ended = error.message))
    this.#socket.on('close', () => (this.#ended ||= 'closed'))
  }

  /** Writes bytes or text as they are. */
  write(bytes: Buffer | string): void {
    this.#socket.write(bytes)
  }

  /** Waits until a text has arrived; rejects with what came instead when the connection ends. */
  hear(text: string): Promise<void> {
    const wanted = Buffer.from(text).toString('latin1')
    let heard = ''
    return new Promise((resolve, reject) => {
      const fail = (): void => {
        const instead = Buffer.from(heard, 'latin1').toString()
        reject(new Error(`${this.#ended || 'closed'} before "${text}", after: ${instead}`))
      }
      this.#socket.once('close', fail)
      this.onBytes = (bytes, size) => {
        heard = (heard + bytes.toString('latin1', 0, size)).slice(-4096)
        if (!heard.includes(wanted)) return
        this.#socket.off('close', fail)
        this.onBytes = deaf
        resolve()
      }
    })
  }

  /** Hands on what arrives from now on, and first what lies behind the last thing that was found. */
  listen(onBytes: OnBytes): void {
    this.onBytes = onBytes
    const rest = this.#rest
    this.#rest = nothing
    if (rest.length > 0) onBytes(rest, rest.length)
  }

  /** Keeps all that arrives until `look` finds something in it; rejects when the connection ends before. */
  collect<T>(look: (heard: Buffer) => Found<T> | undefined): Promise<T> {
    let heard = nothing
    return new Promise((resolve, reject) => {
      const fail = (): void => reject(new Error(`${this.#ended || 'closed'} after: ${heard.toString()}`))
      this.#socket.once('close', fail)
      this.listen((bytes, size) => {
        heard = Buffer.concat([heard, bytes.subarray(0, size)])
        const found = look(heard)
        if (!found) return
        this.#socket.off('close', fail)
        this.#rest = heard.subarray(found.end)
        this.onBytes = (later, laterSize) => (this.#rest = Buffer.concat([this.#rest, later.subarray(0, laterSize)]))
        resolve(found.value)
      })
    })
  }

  /** Ends the connection at once. */
  leave(): void {
    this.#socket.destroy()
  }
}
