import type { Socket } from 'node:net'
import type { CloseReason, Connection } from '../../core/connection.ts'
import { queuedBytes } from '../queued-bytes.ts'

/** Whose connection it is: says good-bye as its protocol does. */
export interface ConnectionOwner {
  /** The connection ends, for this reason; called once. */
  ended(reason: CloseReason): void
}

const nothing = new Uint8Array()

/** The socket under a WebSocket as the core's connection: what is written are whole frames. */
export class WebSocketConnection implements Connection {
  readonly address: string
  readonly #socket: Socket
  readonly #owner: ConnectionOwner
  #drained: (() => void)[] | undefined
  #isClosed = false

  constructor(socket: Socket, address: string, owner: ConnectionOwner) {
    this.#socket = socket
    this.address = address
    this.#owner = owner
  }

  get pending(): number {
    return this.#socket.destroyed ? 0 : this.#socket.writableLength
  }

  get unsent(): number {
    return this.pending + queuedBytes(this.#socket)
  }

  write(bytes: Uint8Array, taken?: () => void): void {
    if (this.#isClosed || !this.#socket.writable) return taken?.()
    // nothing of ours is made for a write, and nothing is called after it unless somebody waits
    if (taken) this.#socket.write(bytes, taken)
    else this.#socket.write(bytes)
  }

  whenDrained(drained: () => void): void {
    if (this.pending === 0 || this.#isClosed) return drained()
    if (this.#drained) return void this.#drained.push(drained)
    this.#drained = [drained]
    this.#socket.write(nothing, this.#onTaken)
  }

  close(reason: CloseReason): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#owner.ended(reason)
    this.#callDrained()
  }

  /** The socket is gone: nobody waits for it in vain. */
  gone(): void {
    this.#callDrained()
  }

  readonly #onTaken = (): void => {
    if (this.pending > 0) this.#socket.write(nothing, this.#onTaken)
    else this.#callDrained()
  }

  #callDrained(): void {
    const drained = this.#drained
    this.#drained = undefined
    for (const call of drained ?? []) call()
  }
}
