import type { Seq } from '@papo/protocol'
import type { Room } from './room.ts'
import type { Session } from './session.ts'

/** One session's place in one room's log: live, or reading on from `next`. */
export class Reader {
  readonly session: Session
  readonly room: Room
  /** The seq that it is told next; kept up only while it is not live. */
  next: Seq
  /** Whether the room feeds it as things happen. */
  isLive = false
  /** How many signals its room had told when it was last fed: those after it were lost to it. */
  signalled: number
  /** Whether it waits for the answer that lets it in to be written first. */
  isHeld = true

  constructor(session: Session, room: Room, next: Seq) {
    this.session = session
    this.room = room
    this.next = next
    this.signalled = room.signalled
  }
}
