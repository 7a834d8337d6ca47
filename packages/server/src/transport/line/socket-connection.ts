import type { Socket } from 'node:net'
import type { Clock } from '../../core/clock.ts'
import type { CloseReason, Connection } from '../../core/connection.ts'
import { queuedBytes } from '../queued-bytes.ts'
import type { LeaveTaking } from './leave-taking.ts'
import { Pieces } from './pieces.ts'
import type { PieceLimits } from './pieces.ts'

/** What all connections share. */
export interface ConnectionPorts {
  readonly clock: Clock
  readonly limits: PieceLimits
  readonly leaving: LeaveTaking
}

/** Is told once that a connection ends. */
export interface ConnectionOwner {
  ended(reason: CloseReason): void
}

const nothing = new Uint8Array()

/** A TCP socket as the core's connection. */
export class SocketConnection implements Connection {
  readonly address: string
  readonly #socket: Socket
  readonly #ports: ConnectionPorts
  readonly #owner: ConnectionOwner
  #pieces: Pieces | undefined
  #drained: (() => void)[] | undefined
  #isClosed = false
  #isFinished = false

  constructor(socket: Socket, address: string, { ports, owner }: { ports: ConnectionPorts; owner: ConnectionOwner }) {
    this.address = address
    this.#socket = socket
    this.#ports = ports
    this.#owner = owner
  }

  get pending(): number {
    return this.#socket.destroyed ? 0 : this.#socket.writableLength + (this.#pieces?.size ?? 0)
  }

  get unsent(): number {
    return this.pending + queuedBytes(this.#socket)
  }

  write(bytes: Uint8Array, taken?: () => void): void {
    if (this.#isClosed || !this.#socket.writable) return taken?.()
    if (this.#pieces) return this.#pieces.write(bytes, taken)
    // nothing of ours is made for a write, and nothing is called after it unless somebody waits
    if (taken) this.#socket.write(bytes, taken)
    else this.#socket.write(bytes)
  }

  whenDrained(drained: () => void): void {
    if (this.pending === 0 || this.#isClosed) return drained()
    if (this.#drained) return void this.#drained.push(drained)
    this.#drained = [drained]
    this.#ask()
  }

  close(reason: CloseReason): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#owner.ended(reason)
    if (reason === 'stalled') this.#socket.destroy()
    if (reason === 'stopping') this.#pieces?.flush()
    this.#callDrained()
    if (!this.#pieces || this.#pieces.size === 0) this.#finish()
  }

  /** Writes in small pieces from now on. */
  cutIntoPieces(): void {
    this.#pieces ??= new Pieces(this.#socket, this.#ports, this.#onTaken)
  }

  /** Has nothing to do with the socket any more, which somebody else goes on with. */
  letGo(): void {
    this.#isClosed = true
    this.#callDrained()
  }

  /** The socket is gone: nobody waits for it in vain. */
  gone(): void {
    this.#pieces?.flush()
    this.#callDrained()
  }

  readonly #onTaken = (): void => {
    if (this.pending > 0) return this.#ask()
    this.#callDrained()
    if (this.#isClosed) this.#finish()
  }

  /** Asks to be told when all is taken, where somebody waits for it: nothing at all is written behind the rest. */
  #ask(): void {
    if (this.#drained && !this.#pieces) this.#socket.write(nothing, this.#onTaken)
  }

  #callDrained(): void {
    const drained = this.#drained
    this.#drained = undefined
    for (const call of drained ?? []) call()
  }

  #finish(): void {
    if (this.#isFinished) return
    this.#isFinished = true
    this.#ports.leaving.end(this.#socket)
  }
}
