import type { Clock } from '../core/clock.ts'
import { DueQueue } from './due-queue.ts'
import type { Socket } from 'node:net'

/**
 * Sockets that have been told why they end. Each is read on for a moment, since closing on unread bytes
 * resets the connection and may take the sentence away; bounded, the oldest is cut.
 */
export class Farewells {
  readonly #leaving: DueQueue<Socket>
  readonly #max: number

  constructor({ clock, delayMs, max }: { clock: Clock; delayMs: number; max: number }) {
    this.#leaving = new DueQueue(clock, delayMs, (socket) => socket.destroy())
    this.#max = max
  }

  /** Writes the last words and sees the socket out. */
  say(socket: Socket, words: string | Uint8Array): void {
    socket.end(words)
    this.seeOut(socket)
  }

  /** Reads on, so that the end is noticed, and cuts what does not end by itself. */
  seeOut(socket: Socket): void {
    if (socket.destroyed) return
    this.#leaving.add(socket)
    socket.once('close', () => this.#leaving.delete(socket))
    socket.resume()
    const { oldest } = this.#leaving
    if (this.#leaving.size <= this.#max || oldest === undefined) return
    this.#leaving.delete(oldest)
    oldest.destroy()
  }
}
