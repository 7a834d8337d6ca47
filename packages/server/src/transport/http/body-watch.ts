import type { IncomingMessage } from 'node:http'

/** So many bytes of a long body must come in each stretch of time that a whole short one may take: 1 KB/s and a bit. */
const leastBytes = 32 * 1024

const watches = new WeakMap<IncomingMessage, BodyWatch>()

/** Calls `late` when a request's body takes too long: all of it longer than `ms`, or as `takeTime` says. */
export function watchBody(incoming: IncomingMessage, ms: number, late: () => void): void {
  const { 'content-length': length = '0', 'transfer-encoding': coding } = incoming.headers
  if (length !== '0' || coding !== undefined) watches.set(incoming, new BodyWatch(incoming, ms, late))
}

/** Lets a body take as long as it needs, as long as it comes on: it is a file, and who sends it may be far away. */
export function takeTime(incoming: IncomingMessage): void {
  watches.get(incoming)?.takeTime()
}

class BodyWatch {
  readonly #incoming: IncomingMessage
  readonly #ms: number
  readonly #late: () => void
  #timer: NodeJS.Timeout
  #isLong = false
  /** How much its socket had read when the stretch began. */
  #from = 0

  constructor(incoming: IncomingMessage, ms: number, late: () => void) {
    this.#incoming = incoming
    this.#ms = ms
    this.#late = late
    this.#timer = this.#begin()
    incoming.once('close', () => clearTimeout(this.#timer))
  }

  takeTime(): void {
    this.#isLong = true
    clearTimeout(this.#timer)
    this.#timer = this.#begin()
  }

  #begin(): NodeJS.Timeout {
    this.#from = this.#incoming.socket.bytesRead
    // what came while this process itself stood still is read before it is judged
    return setTimeout(() => setImmediate(() => this.#look()), this.#ms).unref()
  }

  #look(): void {
    const { complete, destroyed, socket, readableLength } = this.#incoming
    if (complete || destroyed) return
    // bytes that lie here wait for us, and not we for them
    const comesOn = readableLength > 0 || socket.bytesRead - this.#from >= leastBytes
    if (this.#isLong && comesOn) this.#timer = this.#begin()
    else this.#late()
  }
}
