import { doorTexts } from '@papo/protocol'
import type { DisconnectReason } from '@papo/protocol'
import type { Socket } from 'node:net'
import type { CloseReason } from '../../core/connection.ts'
import { Session } from '../../core/session.ts'
import type { Ask, Source } from '../../core/session.ts'
import { logEnd, logNick } from '../connection-log.ts'
import type { Remote } from '../connection-log.ts'
import type { Door, LineConnection, LineStage } from '../line-door.ts'
import { Dialogue } from './dialogue.ts'
import { LineFrames } from './line-framing.ts'
import { plainStyle } from './line-style.ts'
import type { LinePorts } from './line-transport.ts'
import { SocketConnection } from './socket-connection.ts'
import type { ConnectionOwner } from './socket-connection.ts'

/** What may lie here unread while the session takes nothing; beyond it the socket is not read. */
const maxHeldBytes = 64 * 1024

/** Whose socket it is: the listeners are the same functions for all, so that an idle one carries no closure. */
const clients = new WeakMap<Socket, LineClient>()

/** Somebody on a line: cuts a line when the session asks for one, and has it read as things stand then. */
export class LineClient implements LineConnection, Source, ConnectionOwner {
  readonly #socket: Socket
  readonly #ports: LinePorts
  readonly #frames: LineFrames
  readonly #connection: SocketConnection
  readonly #session: Session
  readonly #dialogue: Dialogue
  readonly #port: number
  /** Until a nick is accepted. */
  #door: Door | undefined
  #isGreetingOwed = false
  #isDeciding = false
  #isPaused = false
  #failure: DisconnectReason | undefined
  /** The nick that was last written down. */
  #nick = ''

  constructor({ socket, address, door }: { socket: Socket; address: string; door: Door }, ports: LinePorts) {
    const { hub, limits, wires, language, log } = ports
    this.#socket = socket
    this.#ports = ports
    this.#door = door
    this.#port = socket.remotePort ?? 0
    this.#frames = new LineFrames(limits.maxLineBytes)
    this.#connection = new SocketConnection(socket, address, { ports, owner: this })
    this.#session = new Session(hub, {
      connection: this.#connection,
      wire: wires.of(plainStyle(language)),
      source: this,
    })
    this.#dialogue = new Dialogue(this.#session, ports, this.#port)
    hub.admit(this.#session)
    clients.set(socket, this)
    socket.on('end', onEnd).on('close', onClose).on('error', onError)
    log({ event: 'connected', address, port: this.#port })
  }

  get stage(): LineStage {
    if (this.#isDeciding || this.#session.isFull) return 'deciding'
    return this.#frames.isEmpty ? 'asking' : 'mid_line'
  }

  greet(): void {
    this.#isGreetingOwed = true
    // bytes that are read in this turn may be those of a program, which asks its person for the nick by itself
    this.#ports.clock.soon(() => this.#greetOwed())
  }

  read(bytes: Buffer): void {
    const { silences } = this.#ports
    this.#frames.push(bytes)
    if (this.#frames.awaitsSilence) silences.add(this)
    this.#greetOwed()
    this.#session.wake()
    if (this.#isPaused || this.#session.isClosed || this.#frames.size <= maxHeldBytes) return
    this.#isPaused = true
    this.#socket.pause()
  }

  /** Nothing came for a while. */
  fallSilent(): void {
    if (this.#frames.fallSilent()) {
      this.#isGreetingOwed = false
      this.#connection.cutIntoPieces()
      this.#dialogue.isOfSeed = true
    }
    this.#session.wake()
  }

  next(): Ask | undefined {
    const { user } = this.#session
    if (user && user.nick !== this.#nick) this.#named(user.nick)
    if (this.#door && user) this.#settle(this.#door)
    const ask = this.#dialogue.introduce() ?? this.#dialogue.readAgain() ?? this.#readNext()
    this.#isDeciding = ask?.verb === 'hello'
    return ask
  }

  close(reason: CloseReason): void {
    const { wire } = this.#dialogue
    const texts = doorTexts[wire.language]
    // the question for the nick has no line end
    if (reason === 'idle') this.#session.write(wire.say(['', texts.idle]))
    if (reason === 'crowded') this.#session.write(wire.say(['', texts.crowded]))
    if (reason === 'stopping') this.#session.write(wire.say(['', wire.texts.stopping]))
    this.#session.close(reason)
  }

  abandon(): void {
    this.#forget()
    this.#socket.off('end', onEnd).off('close', onClose).off('error', onError)
    this.#connection.letGo()
    this.#session.close('gone')
  }

  ended(why: CloseReason): void {
    this.#forget()
    const reason = why === 'gone' ? (this.#failure ?? 'gone') : why
    logEnd(this.#ports.log, { nick: this.#session.user?.nick, reason }, this.#remote)
  }

  /** The peer says no more: what came whole is still done. */
  endOfInput(): void {
    this.#frames.end()
    this.#greetOwed()
    this.#session.end()
  }

  /** The socket is gone. */
  gone(): void {
    this.#connection.gone()
    this.#session.end()
  }

  /** Why the socket will be gone. */
  failed(error: Error): void {
    const isTimeout = 'code' in error && error.code === 'ETIMEDOUT'
    this.#failure = isTimeout ? 'timed_out' : 'reset'
  }

  #greetOwed(): void {
    if (!this.#isGreetingOwed || this.#frames.awaitsSilence) return
    this.#isGreetingOwed = false
    this.#session.write(this.#dialogue.greeting())
  }

  #readNext(): Ask | undefined {
    for (let framed = this.#frames.next(); framed; framed = this.#frames.next()) {
      const ask = this.#dialogue.read(framed)
      if (ask) return this.#resume(ask)
    }
    return this.#resume(undefined)
  }

  #resume(ask: Ask | undefined): Ask | undefined {
    if (!this.#isPaused || this.#frames.size > maxHeldBytes / 2) return ask
    this.#isPaused = false
    this.#socket.resume()
    return ask
  }

  #settle(door: Door): void {
    this.#door = undefined
    door.settle(this.#socket)
    this.#socket.on('data', onData)
  }

  get #remote(): Remote {
    return { address: this.#connection.address, port: this.#port }
  }

  #named(to: string): void {
    logNick(this.#ports.log, [this.#nick, to], this.#remote)
    this.#nick = to
  }

  #forget(): void {
    clients.delete(this.#socket)
    this.#ports.silences.delete(this)
    this.#socket.off('data', onData)
  }
}

function onData(this: Socket, chunk: Buffer): void {
  clients.get(this)?.read(chunk)
}

function onEnd(this: Socket): void {
  clients.get(this)?.endOfInput()
}

function onClose(this: Socket): void {
  clients.get(this)?.gone()
}

function onError(this: Socket, error: Error): void {
  clients.get(this)?.failed(error)
}
