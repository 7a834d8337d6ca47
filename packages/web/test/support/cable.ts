import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'

/** What lies between a page and its server, and can be pulled out: a TCP proxy. */
export class Cable implements AsyncDisposable {
  /** Whether what the server says gets lost, and nobody is told. */
  losesAnswers = false
  /** What one connection of the page says beyond so many bytes gets lost: a long body hangs, all else gets through. */
  mostSaid = Infinity
  readonly #target: number
  readonly #server: Server
  readonly #open = new Set<Socket>()
  #isOut = false

  private constructor(target: number) {
    this.#target = target
    this.#server = createServer({ noDelay: true }, (socket) => this.#join(socket))
  }

  /** Lays one to a port of this machine. */
  static async lay(target: number): Promise<Cable> {
    const cable = new Cable(target)
    cable.#server.listen(0, '127.0.0.1')
    await once(cable.#server, 'listening')
    return cable
  }

  get url(): string {
    // it is a TCP server: its address is no path
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Ends every connection by RST, on both sides. */
  cut(): void {
    for (const socket of this.#open) reset(socket)
  }

  /** From now on nobody gets through. */
  pullOut(): void {
    this.#isOut = true
    this.cut()
  }

  plugIn(): void {
    this.#isOut = false
  }

  #join(page: Socket): void {
    if (this.#isOut) return reset(page)
    const server = connect({ port: this.#target, host: '127.0.0.1', noDelay: true })
    let said = 0
    this.#pass(page, server, ({ length }) => (said += length) > this.mostSaid)
    this.#pass(server, page, () => this.losesAnswers)
  }

  #pass(from: Socket, to: Socket, isLost: (chunk: Buffer) => boolean): void {
    this.#open.add(from)
    from.on('error', () => reset(to)).on('close', () => this.#open.delete(from))
    from.on('end', () => to.end())
    from.on('data', (chunk: Buffer) => {
      if (isLost(chunk) || to.destroyed || to.write(chunk)) return
      from.pause()
      to.once('drain', () => from.resume())
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    for (const socket of this.#open) socket.destroy()
    await closed
  }
}

/**
 * Ends a connection by RST.
 * One that is about to end by itself is dropped: Node cannot reset it any more, keeps its handle, and then a process
 * that has nothing left to do spins for ever instead of ending.
 */
function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy()
  else socket.resetAndDestroy()
}
