import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import type { TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { atEnd } from './at-end.ts'
import { reset } from './reset.ts'

/** What a proxy does to bytes in one direction. */
export interface Fault {
  /** How much later they arrive. */
  readonly delayMs?: number
  /** How many a second arrive at most. */
  readonly bytesPerSecond?: number
  /** The most that arrive in one piece. */
  readonly pieceBytes?: number
  /** They never arrive. */
  readonly isLost?: boolean
}

/** What a proxy holds of one direction at most; then it reads no more, so that its peers feel it. */
const maxHeldBytes = 64 * 1024

/** A TCP proxy that does to connections what bad networks do; it goes with the test. */
export class FaultProxy {
  /** Done to what people send. */
  forth: Fault = {}
  /** Done to what they are sent. */
  back: Fault = {}
  /** The port of this machine behind it: a server that starts again may have another. */
  target: number
  /** Bytes that it has lost. */
  lost = 0
  readonly #server: Server
  readonly #open = new Set<Socket>()
  #flow = Promise.resolve()
  #letFlow: () => void = () => undefined
  #isRefusing = false

  private constructor(target: number) {
    this.target = target
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#join(socket))
  }

  /** Opens one in front of a port of this machine. */
  static async open(t: TestContext, target: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(target)
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    atEnd(t, () => proxy.#close())
    return proxy
  }

  get port(): number {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the proxy is closed')
    return address.port
  }

  /** From now on nothing passes, in neither direction, and nobody is told. */
  stall(): void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#flow = promise
    this.#letFlow = resolve
  }

  /** What was held up passes, and the rest too. */
  flow(): void {
    this.#letFlow()
  }

  /** Ends every connection by RST, on both sides. */
  cut(): void {
    for (const socket of this.#open) reset(socket)
  }

  /** Whoever connects from now on is reset at once. */
  refuse(): void {
    this.#isRefusing = true
  }

  /** Whoever connects from now on is served again. */
  accept(): void {
    this.#isRefusing = false
  }

  #join(person: Socket): void {
    if (this.#isRefusing) return reset(person)
    const server = connect({ port: this.target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    this.#pass(person, server, () => this.forth)
    this.#pass(server, person, () => this.back)
  }

  #pass(from: Socket, to: Socket, fault: () => Fault): void {
    this.#open.add(from)
    let held = 0
    let passed = Promise.resolve()
    from.on('error', () => reset(to)).on('close', () => this.#open.delete(from))
    from.on('data', (chunk: Buffer) => {
      held += chunk.length
      if (held > maxHeldBytes) from.pause()
      const due = performance.now() + (fault().delayMs ?? 0)
      passed = passed.then(async () => {
        await wait(Math.max(0, due - performance.now()))
        await this.#bring(chunk, to, fault())
        held -= chunk.length
        if (held <= maxHeldBytes) from.resume()
      })
    })
    from.on('end', () => {
      passed = passed.then(() => void to.end())
    })
  }

  async #bring(
    chunk: Buffer,
    to: Socket,
    { pieceBytes = chunk.length, bytesPerSecond = Infinity, isLost }: Fault,
  ): Promise<void> {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      const piece = chunk.subarray(at, at + pieceBytes)
      await this.#flow
      if (isLost) this.lost += piece.length
      if (to.destroyed || isLost) continue
      await new Promise<void>((resolve) => to.write(piece, () => resolve()))
      if (bytesPerSecond < Infinity) await wait((1000 * piece.length) / bytesPerSecond)
    }
  }

  async #close(): Promise<void> {
    this.#letFlow()
    const closed = once(this.#server, 'close')
    this.#server.close()
    for (const socket of this.#open) socket.destroy()
    await closed
  }
}
