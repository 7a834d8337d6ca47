import { loop, papoLines } from './line-wire.ts'
import type { Member } from './member.ts'
import { socketIo } from './socket-io-wire.ts'
import { papoWebSocket } from './web-socket-wire.ts'

/** Who comes, and where to; the rooms of `makes` are made first. */
export type Visit = { nick: string; room: string; makes: readonly string[] }

/** Counts the messages that reach one reader. */
export type Counter = {
  /** Takes the next `size` bytes and gives the number of messages that they complete. */
  take: (bytes: Buffer, size: number) => number
}

/** How a server of the benchmark is spoken to. */
export type Wire = {
  /** Whether authors get their own messages back. */
  echoes: boolean
  /** Brings a member into a room, which must be there or be made by him. */
  enter: (member: Member, visit: Visit) => Promise<void>
  /** Makes what counts the messages of `bytes` of text that reach a member named as long as `nick`. */
  counter: (member: Member, nick: string, bytes: number) => Counter
  /** Makes what spells for a member who is in a room the saying of n messages of `bytes` of text. */
  speech: (member: Member, bytes: number) => (messages: number) => Buffer
}

/** The wires by name, as jobs name them. */
export const wires = { loop, papo: papoLines, 'papo-websocket': papoWebSocket, 'socket-io': socketIo } as const

/** The name of a wire. */
export type WireName = keyof typeof wires
