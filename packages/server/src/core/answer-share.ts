import type { Limits } from '@papo/protocol'
import type { Room } from './room.ts'

/** What one person takes in a list of who is there, about. */
const personBytes = 120

/** What an answer may tell of one room. */
export interface AnswerShare {
  /** How many of its people it names at most. */
  readonly people: number
  /** What those take who are there now, about. */
  readonly peopleBytes: number
  /** The bytes that are left for its messages. */
  readonly bytes: number
}

/** Shares the bytes that an answer has for a room: who is there takes half of them at most. */
export function shareAnswer(bytes: number, room: Room | undefined, { peopleListed }: Limits): AnswerShare {
  const people = Math.min(peopleListed, Math.floor(bytes / 2 / personBytes))
  // who asks may not be there yet
  const peopleBytes = personBytes * Math.min(people, (room?.size ?? 0) + 1)
  return { people, peopleBytes, bytes: bytes - peopleBytes }
}
