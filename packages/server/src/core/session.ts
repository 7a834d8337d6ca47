import type { Channel, ChatError, Command, Seq, Signal } from '@papo/protocol'
import { CatchUp } from './catch-up.ts'
import { CommandQueue } from './command-queue.ts'
import type { Connection, CloseReason } from './connection.ts'
import type { Frame } from './frame.ts'
import type { Hub } from './hub.ts'
import { Outbox } from './outbox.ts'
import { Reader } from './reader.ts'
import type { Room } from './room.ts'
import type { User } from './user.ts'
import type { Wire } from './wire.ts'

/** Where a session's commands come from: the transport, which parses one only when it is asked for. */
export interface Source {
  /** The next thing that the client asks, parsed as things stand now; undefined when nothing whole has come. */
  next(): Ask | undefined
}

/** A command, or something that the transport itself does in its turn. */
export type Ask = Command | Act

/** What a transport does itself, in order with the commands before it: help, a change of language, a good-bye. */
export interface Act {
  readonly verb: 'act'
  act(): void
}

/** One live connection of a user. It knows no transport: commands come from its source, bytes leave by its wire. */
export class Session {
  readonly hub: Hub
  readonly connection: Connection
  readonly outbox: Outbox
  readonly readers: Reader[] = []
  /** By what its client is connected. */
  channel: Channel
  /** Whether its client says that nobody is at the screen. */
  saysAway = false
  /** Whether it has asked nothing for long. */
  isIdle = false
  /** Where one of these is so, since when; milliseconds UTC. */
  awayAt = 0
  /** When it last asked something; monotonic. */
  askedAt: number
  readonly #queue: CommandQueue
  #wire: Wire
  #user: User | undefined
  #catchUp: CatchUp | undefined
  #isClosed = false

  constructor(hub: Hub, { connection, wire, source }: { connection: Connection; wire: Wire; source: Source }) {
    this.hub = hub
    this.connection = connection
    this.outbox = new Outbox(connection, hub.outboxTotal)
    this.#wire = wire
    // who says nothing else in `hello`
    this.channel = wire.resumes ? 'sdk' : 'line'
    this.askedAt = hub.clock.monotonic()
    this.#queue = new CommandQueue(this, source)
  }

  get wire(): Wire {
    return this.#wire
  }

  /** How many open rooms it reads: conversations take no place. */
  get openRooms(): number {
    return this.readers.filter(({ room }) => room.record.kind === 'open').length
  }

  /** Who it is, once `hello` was accepted. */
  get user(): User | undefined {
    return this.#user
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Whether nobody is at this client. */
  get isAway(): boolean {
    return this.saysAway || this.isIdle
  }

  /** Whether it reads on from the log instead of being fed. */
  get isBehind(): boolean {
    return this.#catchUp !== undefined
  }

  /** Whether it asks for no more just now; the transport then reads no more than it holds. */
  get isFull(): boolean {
    return this.#queue.isBlocked
  }

  /** Asks the source for what is next. Never throws. */
  wake(): void {
    this.#queue.pump()
  }

  /** No more will come from the source: closes when what came is done. Never throws. */
  end(): void {
    this.#queue.end()
  }

  /** Says at once what waits for its turn. */
  sayWaiting(): void {
    this.#queue.sayWaiting()
  }

  /** Notes who it is. */
  become(user: User): void {
    this.#user = user
    user.sessions.push(this)
    user.channel = this.channel
    this.hub.presences.note(user)
  }

  /** Speaks another wire from now on. */
  speak(wire: Wire): void {
    const live = this.readers.filter((reader) => reader.isLive)
    for (const reader of live) reader.room.removeLive(reader)
    this.#wire = wire
    for (const reader of live) reader.room.addLive(reader)
    this.hub.watch.respell(this)
  }

  /** Writes an answer; bounded because no further command is read while the outbox is full. */
  write(bytes: Uint8Array): void {
    if (bytes.length > 0 && !this.#isClosed) this.outbox.write(bytes)
  }

  /** Notes that its client asks something, at this time. */
  asks(now: number): void {
    this.askedAt = now
    if (!this.isIdle) return
    this.isIdle = false
    if (this.#user) this.hub.presences.note(this.#user)
  }

  /** Tells a signal of its own user; one that only repeats what can be asked for is lost where too much waits. */
  signal(signal: Signal): void {
    if (signal.type === 'marked' && this.outbox.bytes > this.hub.limits.outboxBytes) return
    this.write(this.#wire.signal(signal, undefined))
  }

  /** Tells an error to its client: the only place where one becomes bytes. */
  fail(error: ChatError, command: Command | undefined): void {
    this.write(this.#wire.failure(error, command))
  }

  /** Writes its part of a frame; false when it is too slow for it. */
  tell(frame: Frame, reader: Reader): boolean {
    const user = reader.session.#user
    return this.outbox.push(user ? frame.for(user) : frame.bytes, frame)
  }

  /** Is told nothing more live, and reads on from the log as it drains. */
  fallBehind(): void {
    for (const reader of this.readers) reader.room.removeLive(reader)
    this.#catch()
  }

  /** Will read a room's log after `told`, once `readOn` is called: the answer that lets it in comes first. */
  read(room: Room, told: Seq): void {
    if (!this.#isClosed) this.readers.push(new Reader(this, room, told + 1))
  }

  /** Reads a room's log after `told`, at once. */
  readNow(room: Room, told: Seq): void {
    if (this.#isClosed) return
    const reader = new Reader(this, room, told + 1)
    reader.isHeld = false
    this.readers.push(reader)
    // he knows all that the others know: what he is told of this room comes in order with the other rooms
    if (!this.isBehind && told === room.told) room.addLive(reader)
    else this.#catch()
  }

  /** Lets new readers read: each is fed live when it has reached the others. */
  readOn(): void {
    if (this.readers.every((reader) => !reader.isHeld)) return
    for (const reader of this.readers) reader.isHeld = false
    this.#catch()
  }

  /** Its place in a room. */
  readerOf(room: Room): Reader | undefined {
    return this.readers.find((reader) => reader.room === room)
  }

  /** Reads a room's log on after `told` instead of where it stood, once `readOn` is called. */
  readAgain(reader: Reader, told: Seq): void {
    this.stopReading(reader)
    this.read(reader.room, told)
  }

  /** Reads a room no more. */
  stopReading(reader: Reader): void {
    reader.room.removeLive(reader)
    const index = this.readers.indexOf(reader)
    if (index >= 0) this.readers.splice(index, 1)
  }

  /** Ends it: the connection is closed, or was. What it had under way is finished; nothing more is read. */
  close(reason: CloseReason): void {
    if (this.#isClosed) return
    this.#isClosed = true
    const rooms = this.readers.map((reader) => reader.room)
    for (const reader of [...this.readers]) this.stopReading(reader)
    this.hub.forget(this, rooms)
    this.connection.close(reason)
  }

  #catch(): void {
    this.#catchUp ??= new CatchUp(this, () => {
      this.#catchUp = undefined
      this.#queue.pump()
    })
    this.#catchUp.start()
  }
}
