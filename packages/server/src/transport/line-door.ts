import type { CloseReason } from '../core/connection.ts'
import type { Socket } from 'node:net'

/** Where a line connection stands, as far as the front door must know it. */
export type LineStage =
  /** At the nick prompt with no half line in hand: the next byte begins a line, and is sniffed. */
  | 'asking'
  /** Holds half a line. */
  | 'mid_line'
  /** Has a line and is finding out whether it is a nick; what comes meanwhile is queued by it. */
  | 'deciding'

/** A line connection before its nick is accepted: the door owns the socket's `data` and hands lines in. */
export interface LineConnection {
  readonly stage: LineStage
  /** Says hello and asks for the nick. Called once, before the first `read`. */
  greet(): void
  /** Takes bytes: at most one line while asking; whatever came in one read once it decides or is settled. */
  read(bytes: Buffer): void
  /** Says why, and ends the connection. */
  close(reason: CloseReason): void
  /** It was no person: forgets the socket without a word and takes its own listeners off. */
  abandon(): void
}

/** What the front door offers to those it handed a socket to. */
export interface Door {
  /** A nick is accepted: from here on the new owner listens to `data` itself, and no deadline of the door counts. */
  settle(socket: Socket): void
}

/** Takes in people on lines. The handler listens to `end`, `close` and `drain` itself; sockets may be half open. */
export interface LineHandler {
  /** Called when a person is greeted or has spoken; `address` is the peer's. */
  accept(socket: Socket, address: string, door: Door): LineConnection
}
