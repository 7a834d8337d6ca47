import type { AnswerOf, CommandOf, Event, Marker, RoomId, Seq, UserView, Verb } from '@papo/protocol'
import type { RoomChange } from '../api/change.ts'
import type { Clock } from '../api/ports.ts'
import type { Sending, SendingCommand } from '../api/sending.ts'
import type { HowToSend } from '../outbox/how-to-send.ts'
import type { Waiting } from '../outbox/waiting.ts'
import type { OpenRoom } from './open-room.ts'

/** What a room asks of its client. */
export interface RoomHouse {
  readonly clock: Clock
  readonly me: () => UserView | undefined
  readonly now: () => number
  readonly key: () => string
  ask<V extends Verb>(command: CommandOf<V>): Promise<AnswerOf<V>>
  /** Asks where it is worth nothing later. */
  tell(command: CommandOf<'typing'>): void
  send(command: SendingCommand, how: HowToSend): Sending
  sendings(room: RoomId): readonly Waiting[]
  mark(room: RoomId, marker: Marker): void
  /** A message of one's own stands in the log. */
  settle(key: string, seq: Seq): void
  exit(room: RoomId): void
  /** The log has a hole that can't be filled. */
  resume(room: OpenRoom): void
  onEvents(events: readonly Event[], room: OpenRoom): void
  onChange(room: OpenRoom, change: RoomChange): void
  onReset(room: OpenRoom): void
}
