import type { Language } from '@papo/protocol'
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import type { CloseReason } from '../../core/connection.ts'
import { Session } from '../../core/session.ts'
import type { Ask, Source } from '../../core/session.ts'
import { logEnd, logNick } from '../connection-log.ts'
import type { Remote } from '../connection-log.ts'
import { brokenReason, closeCodes, notText } from './close-codes.ts'
import { pingFrame, pongFrame } from './frames.ts'
import { MessageProgress } from './message-progress.ts'
import { readCommand } from './read-command.ts'
import type { Misread } from './read-command.ts'
import { WebSocketConnection } from './websocket-connection.ts'
import type { ConnectionOwner } from './websocket-connection.ts'
import type { WebSocketPorts } from './websocket-transport.ts'
import type { WebSocketWire } from './websocket-wire.ts'

/** What may lie here unread while the session takes nothing; beyond it the socket is not read. */
const maxHeldBytes = 64 * 1024

/** What an unread frame takes beside its bytes, about: many small ones count too. */
const frameBytes = 64

/** Whose socket it is: the listeners are the same functions for all, so that an idle one carries no closure. */
const clients = new WeakMap<object, WebSocketClient>()

/** What the upgrade told of a client. */
export interface Upgraded {
  readonly socket: Socket
  readonly websocket: WebSocket
  readonly address: string
  readonly language: Language
  /** What the page's cookie proves, which then need not be said. */
  readonly token: string | undefined
  /** Whether a page asked, which keeps its proof in the cookie and is told none. */
  readonly isPage: boolean
}

/** Somebody on a WebSocket: holds frames until the session asks for one, and reads it then. */
export class WebSocketClient implements Source, ConnectionOwner {
  readonly #ports: WebSocketPorts
  readonly #socket: Socket
  readonly #websocket: WebSocket
  readonly #connection: WebSocketConnection
  readonly #session: Session
  readonly #port: number
  readonly #progress = new MessageProgress()
  #wire: WebSocketWire
  /** Until `hello` is accepted. */
  #upgraded: Upgraded | undefined
  #frames: Buffer[] = []
  #heldBytes = 0
  #isPaused = false
  #misread = 0
  #nick = ''
  /** The last ping that waits for what was written before its answer. */
  #pinged: Uint8Array | undefined
  #failure: 'reset' | 'protocol' | undefined

  private constructor(upgraded: Upgraded, ports: WebSocketPorts) {
    const { socket, websocket, address, language } = upgraded
    this.#ports = ports
    this.#upgraded = upgraded
    this.#socket = socket
    this.#websocket = websocket
    this.#port = socket.remotePort ?? 0
    this.#connection = new WebSocketConnection(socket, address, this)
    this.#wire = ports.wires[language]
    this.#session = new Session(ports.hub, { connection: this.#connection, wire: this.#wire, source: this })
  }

  /** Takes somebody in. */
  static accept(upgraded: Upgraded, ports: WebSocketPorts): void {
    const client = new WebSocketClient(upgraded, ports)
    const { socket, websocket, address } = upgraded
    ports.hub.admit(client.#session)
    ports.silences.add(client)
    ports.hellos.add(client)
    clients.set(socket, client)
    clients.set(websocket, client)
    websocket.on('message', onMessage).on('ping', onPing).on('close', onClose).on('error', onError)
    socket.on('data', onData)
    ports.log({ event: 'connected', address, port: client.#port })
  }

  next(): Ask | undefined {
    const { user } = this.#session
    if (user && user.nick !== this.#nick) this.#named(user.nick)
    if (user && this.#upgraded) this.#settle()
    const bytes = this.#frames.shift()
    if (!bytes) return undefined
    this.#heldBytes -= bytes.length + frameBytes
    if (this.#isPaused && this.#heldBytes <= maxHeldBytes / 2) this.#goOn()
    return this.#read(bytes)
  }

  /** A whole message came. */
  receive(bytes: Buffer, isBinary: boolean): void {
    if (this.#session.isClosed) return
    if (isBinary) return this.#websocket.close(notText)
    this.#frames.push(bytes)
    this.#heldBytes += bytes.length + frameBytes
    this.#session.wake()
    if (this.#isPaused || this.#session.isClosed || this.#heldBytes <= maxHeldBytes) return
    this.#isPaused = true
    this.#websocket.pause()
  }

  /** A ping came: of those that wait the last one is answered, however many there are. */
  pinged(payload: Uint8Array): void {
    const isWaiting = this.#pinged !== undefined
    this.#pinged = payload
    if (!isWaiting) this.#connection.whenDrained(() => this.#answerPing())
  }

  /** Bytes came; a message that they begin has its time to end. */
  heard(bytes: Buffer): void {
    const { silences, unanswered, unfinished } = this.#ports
    // what ended it may have come with these very bytes
    if (this.#session.isClosed) return
    silences.add(this)
    unanswered.delete(this)
    const hasEnded = this.#progress.push(bytes)
    if (this.#progress.isWhole) unfinished.delete(this)
    else if (hasEnded || !unfinished.has(this)) unfinished.add(this)
  }

  /** Nothing came for a while: asks whether anybody is there, once what was written is on its way. */
  ask(): void {
    if (this.#connection.pending > 0 || this.#isPaused) return this.#ports.silences.add(this)
    this.#connection.write(pingFrame)
    this.#ports.unanswered.add(this)
  }

  /** Why it is closed with a code of RFC 6455, in its language. */
  reasonOf(code: number | undefined): string | undefined {
    return brokenReason(code, this.#wire.language)
  }

  /** Ends it, for what it did or did not. */
  close(reason: CloseReason): void {
    this.#session.close(reason)
  }

  ended(why: CloseReason): void {
    this.#forget()
    const reason = why === 'gone' ? (this.#failure ?? 'gone') : why
    logEnd(this.#ports.log, { nick: this.#session.user?.nick, reason }, this.#remote)
    if (why === 'stalled') this.#websocket.terminate()
    this.#websocket.resume()
    this.#websocket.close(closeCodes[why].code, closeCodes[why].reason)
  }

  /** The socket is gone; what came whole is still done. */
  gone(): void {
    this.#connection.gone()
    this.#session.end()
  }

  /** Why it will be gone. */
  failed(error: Error): void {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
    this.#failure = code.startsWith('WS_ERR') ? 'protocol' : 'reset'
  }

  #answerPing(): void {
    if (this.#pinged) this.#connection.write(pongFrame(this.#pinged))
    this.#pinged = undefined
  }

  #read(bytes: Buffer): Ask {
    const read = readCommand(bytes)
    if ('error' in read) return { verb: 'act', act: () => this.#refuse(read) }
    if (read.verb !== 'hello' || !this.#upgraded) return read
    const { language, token, isPage } = this.#upgraded
    this.#wire = this.#ports.wires[read.language ?? language]
    this.#session.speak(this.#wire)
    if (!isPage) return read
    const { keep: _keep, claim: _claim, ...hello } = { channel: 'web' as const, ...read }
    return token === undefined ? hello : { ...hello, token }
  }

  #refuse({ error, verb, ref }: Misread): void {
    this.#session.write(this.#wire.refusal(error, verb, ref))
    this.#misread += 1
    if (this.#misread > this.#ports.limits.framesMisread) this.close('protocol')
  }

  #goOn(): void {
    this.#isPaused = false
    this.#websocket.resume()
  }

  /** Somebody is known: no deadline of the door counts any more. */
  #settle(): void {
    this.#upgraded = undefined
    this.#ports.hellos.delete(this)
    this.#ports.door.settle(this.#socket)
  }

  get #remote(): Remote {
    return { address: this.#connection.address, port: this.#port }
  }

  #named(to: string): void {
    logNick(this.#ports.log, [this.#nick, to], this.#remote)
    this.#nick = to
  }

  #forget(): void {
    const { silences, unanswered, unfinished, hellos } = this.#ports
    for (const queue of [silences, unanswered, unfinished, hellos]) queue.delete(this)
    this.#socket.off('data', onData)
    this.#frames = []
  }
}

/** A WebSocket that says why it closes: ws gives a code alone for a frame that it refuses. */
export class SpokenWebSocket extends WebSocket {
  override close(code?: number, reason = clients.get(this)?.reasonOf(code)): void {
    super.close(code, reason)
  }
}

function onData(this: Socket, chunk: Buffer): void {
  clients.get(this)?.heard(chunk)
}

function onMessage(this: WebSocket, data: unknown, isBinary: boolean): void {
  if (Buffer.isBuffer(data)) clients.get(this)?.receive(data, isBinary)
}

function onPing(this: WebSocket, payload: Buffer): void {
  clients.get(this)?.pinged(payload)
}

function onClose(this: WebSocket): void {
  clients.get(this)?.gone()
}

function onError(this: WebSocket, error: Error): void {
  clients.get(this)?.failed(error)
}
