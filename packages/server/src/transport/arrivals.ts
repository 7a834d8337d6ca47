import { DueQueue } from './due-queue.ts'
import { speakerOf } from './first-bytes.ts'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Limits } from '@papo/protocol'
import type { CloseReason } from '../core/connection.ts'
import type { Clock } from '../core/clock.ts'
import type { Addresses } from './addresses.ts'
import type { Farewells } from './farewells.ts'
import type { Speaker } from './first-bytes.ts'
import type { Door, LineConnection, LineHandler } from './line-door.ts'
import type { DoorKind } from './listen-spec.ts'

/** Takes a socket over from the door, with the bytes that were read from it so far. */
export type Stranger = (socket: Socket, first: Buffer) => void

/** Who takes over what the door lets in; the HTTP server never listens by itself. */
export interface DoorHandlers {
  line: LineHandler
  http: Server
  irc: Stranger
  tls: Stranger
}

interface Parts {
  clock: Clock
  limits: Limits
  handlers: DoorHandlers
  addresses: Addresses
  farewells: Farewells
  /** What is said to one who goes unserved because too many wait. */
  crowded: string
}

/** One connection that has no nick yet. */
interface Arrival {
  readonly socket: Socket
  readonly address: string
  readonly kind: DoorKind
  /** When it came, by the clock that never goes back. */
  readonly at: number
  readonly onData: (chunk: Buffer) => void
  readonly onEnd: () => void
  /** Bytes that do not tell yet who speaks. */
  held: Buffer | undefined
  /** How many of them came in the first read. */
  firstSize: number
  line: LineConnection | undefined
  /** Set when the socket is no longer ours to read. */
  speaker: Exclude<Speaker, 'person' | 'undecided'> | undefined
}

/** The connections without a nick: finds out who speaks, greets people, and ends what takes too long. */
export class Arrivals implements Door {
  readonly #parts: Parts
  readonly #waiting = new Map<Socket, Arrival>()
  readonly #web = new Set<Socket>()
  readonly #greetings: DueQueue<Arrival>
  readonly #firstBytes: DueQueue<Arrival>
  readonly #nicks: DueQueue<Arrival>

  constructor(parts: Parts) {
    const { clock, limits } = parts
    this.#parts = parts
    this.#greetings = new DueQueue(clock, limits.greetingDelayMs, (arrival) => this.#greetSoon(arrival))
    this.#firstBytes = new DueQueue(clock, limits.sniffMs, (arrival) => this.#endUnfinished(arrival))
    this.#nicks = new DueQueue(clock, limits.nickPromptMs, (arrival) => this.#end(arrival, 'idle'))
  }

  get size(): number {
    return this.#waiting.size
  }

  add(socket: Socket, address: string, kind: DoorKind): void {
    const arrival: Arrival = {
      socket,
      address,
      kind,
      at: this.#parts.clock.monotonic(),
      onData: (chunk) => this.#read(arrival, chunk),
      onEnd: () => this.#endOfInput(arrival),
      held: undefined,
      firstSize: 0,
      line: undefined,
      speaker: undefined,
    }
    this.#waiting.set(socket, arrival)
    this.#firstBytes.add(arrival)
    if (kind === 'irc') return this.#handOver(arrival, 'irc', Buffer.alloc(0))
    socket.on('data', arrival.onData).on('end', arrival.onEnd)
    if (kind !== 'http') this.#nicks.add(arrival)
    if (kind === 'any') this.#greetings.add(arrival)
    if (kind === 'line') this.#lineOf(arrival)
  }

  settle(socket: Socket): void {
    const arrival = this.#waiting.get(socket)
    if (arrival) this.#forget(arrival)
  }

  /** The socket is gone; call before its address leaves. */
  leave(socket: Socket, address: string): void {
    this.settle(socket)
    if (this.#web.delete(socket)) this.#parts.addresses.webEnded(address)
  }

  /** Ends the one that waits longest. */
  endOldest(): void {
    const [oldest] = this.#waiting.values()
    if (oldest) this.#end(oldest, 'crowded')
  }

  /** Ends all that wait, but for HTTP, whose server ends what is idle and lets an answer be finished. */
  endAll(): void {
    for (const arrival of this.#waiting.values()) if (arrival.speaker !== 'http') this.#end(arrival, 'stopping')
  }

  #read(arrival: Arrival, chunk: Buffer): void {
    let rest = arrival.held ? Buffer.concat([arrival.held, chunk]) : chunk
    // A line is handed what came first by itself: how much that was tells it how its client ends messages.
    let bound = arrival.held ? arrival.firstSize : rest.length
    arrival.held = undefined
    while (rest.length > 0 && this.#waiting.has(arrival.socket) && !arrival.socket.writableEnded) {
      const speaker = this.#speakerOf(arrival, rest)
      if (speaker === 'undecided') return this.#hold(arrival, rest, bound)
      if (speaker !== 'person') return this.#handOver(arrival, speaker, rest)
      const size = Math.min(lineSize(arrival.line, rest), bound)
      const first = rest.subarray(0, size)
      rest = rest.subarray(size)
      bound = rest.length
      this.#lineOf(arrival).read(first)
    }
    // Settled by its first lines: what came in the same read belongs to it too.
    if (rest.length > 0 && !arrival.socket.writableEnded) arrival.line?.read(rest)
  }

  #speakerOf({ kind, line }: Arrival, bytes: Buffer): Speaker {
    if (kind === 'line' || (line && line.stage !== 'asking')) return 'person'
    const speaker = speakerOf(bytes)
    return kind === 'http' && speaker !== 'tls' ? 'http' : speaker
  }

  #hold(arrival: Arrival, bytes: Buffer, firstSize: number): void {
    arrival.held = bytes
    arrival.firstSize = firstSize
    if (!this.#firstBytes.has(arrival)) this.#firstBytes.add(arrival)
  }

  /** The arrival as a line connection, greeted. */
  #lineOf(arrival: Arrival): LineConnection {
    if (arrival.line) return arrival.line
    const { limits, handlers } = this.#parts
    const { keepaliveIdleMs, keepaliveIntervalMs, keepaliveProbes } = limits
    this.#greetings.delete(arrival)
    arrival.socket.setKeepAlive(true, keepaliveIdleMs, keepaliveIntervalMs, keepaliveProbes)
    arrival.line = handlers.line.accept(arrival.socket, arrival.address, this)
    arrival.line.greet()
    return arrival.line
  }

  #handOver(arrival: Arrival, speaker: NonNullable<Arrival['speaker']>, first: Buffer): void {
    const { handlers, addresses } = this.#parts
    const { socket, address } = arrival
    this.#stopReading(arrival)
    if (arrival.line) this.#endSpares(arrival)
    arrival.line?.abandon()
    arrival.line = undefined
    arrival.speaker = speaker
    if (speaker !== 'irc') {
      this.#web.add(socket)
      addresses.webBegan(address)
    }
    if (speaker === 'http') return this.#handToHttp(arrival, first)
    if (!this.#firstBytes.has(arrival)) this.#firstBytes.add(arrival)
    handlers[speaker](socket, first)
  }

  #handToHttp(arrival: Arrival, first: Buffer): void {
    const { socket } = arrival
    // The HTTP server has deadlines of its own.
    this.#firstBytes.delete(arrival)
    socket.pause()
    socket.unshift(first)
    this.#parts.handlers.http.emit('connection', socket)
    socket.resume()
  }

  /**
   * A browser that took longer than the greeting to speak: what it opened at the same moment was greeted too, and
   * would break its next request. A new connection will not, since its address is known now.
   */
  #endSpares({ address, at }: Arrival): void {
    const { greetingDelayMs } = this.#parts.limits
    for (const other of this.#waiting.values()) {
      const isGreetedSilent = other.line !== undefined && other.socket.bytesRead === 0
      const isSpare = other.address === address && Math.abs(other.at - at) < greetingDelayMs
      if (!isGreetedSilent || !isSpare) continue
      this.#forget(other)
      other.line?.abandon()
      other.socket.destroy()
    }
  }

  /** Looks first what has come by now: after a long turn of the event loop its timers ring before sockets are read. */
  #greetSoon(arrival: Arrival): void {
    this.#parts.clock.soon(() => this.#greetSilent(arrival))
  }

  /** A browser keeps spare sockets: a byte waiting there breaks the request that it sends on them later. */
  #greetSilent(arrival: Arrival): void {
    const { held, line, speaker, socket } = arrival
    const isSilent = this.#waiting.has(socket) && !held && !line && !speaker
    if (isSilent && !this.#parts.addresses.hasWeb(arrival.address)) this.#lineOf(arrival)
  }

  #endUnfinished(arrival: Arrival): void {
    const { line, held, speaker, kind } = arrival
    const isUnfinished = line?.stage === 'mid_line' || held !== undefined || speaker !== undefined || kind === 'http'
    if (isUnfinished) this.#end(arrival, 'idle')
  }

  #endOfInput(arrival: Arrival): void {
    // A line connection hears of it by itself, and may still have something to answer.
    if (arrival.line && arrival.held === undefined) return
    this.#forget(arrival)
    arrival.line?.close('gone')
    this.#parts.farewells.seeOut(arrival.socket.end())
  }

  #end(arrival: Arrival, reason: CloseReason): void {
    const { socket, line, held, speaker, address } = arrival
    const { farewells, addresses, crowded } = this.#parts
    this.#forget(arrival)
    if (line) {
      line.close(reason)
      farewells.seeOut(socket)
    } else if (reason === 'crowded' && !speaker && !held && !addresses.hasWeb(address)) {
      farewells.say(socket, crowded)
    } else socket.destroy()
  }

  #forget(arrival: Arrival): void {
    this.#waiting.delete(arrival.socket)
    this.#firstBytes.delete(arrival)
    this.#stopReading(arrival)
  }

  #stopReading(arrival: Arrival): void {
    arrival.socket.off('data', arrival.onData).off('end', arrival.onEnd)
    this.#greetings.delete(arrival)
    this.#nicks.delete(arrival)
    arrival.held = undefined
  }
}

/** How much of `bytes` goes to the line at once: a line while more can turn out to be a request, else all. */
function lineSize(line: LineConnection | undefined, bytes: Buffer): number {
  if (line?.stage === 'deciding') return bytes.length
  const newline = bytes.indexOf(0x0a)
  return newline === -1 ? bytes.length : newline + 1
}
