import type { Target } from './job.ts'
import { Member } from './member.ts'
import { wires } from './wire.ts'

const roomsPerFounder = 5
const atATime = 100
const letters = 'bcdfghkpqstvxz'

/** A name that no other run has, of the same length in every run. */
const run = Array.from({ length: 4 }, () => letters[Math.floor(Math.random() * letters.length)]).join('')

/** Names the nth person of this run; all names have the same length. */
export function nickOf(index: number): string {
  return `${run}${String(index).padStart(5, '0')}`
}

/** The bytes that one message of a text of `bytes` takes on its way to a reader. */
export function lineLength(target: Target, bytes: number): number {
  return wires[target.wire].frame + nickOf(0).length + bytes
}

/** Brings people into one new room and gives them when each has been told that he is in it. */
export function gather(target: Target, people: number): Promise<Member[]> {
  return gatherInRooms(target, people, 1)
}

/** Spreads people evenly over new rooms; one guest may make five, so several make them. */
export async function gatherInRooms(target: Target, people: number, rooms: number): Promise<Member[]> {
  const wire = wires[target.wire]
  const names = Array.from({ length: rooms }, (_, index) => `${run}-${index}`)
  const members: Member[] = []
  for (let first = 0; first < rooms; first += roomsPerFounder) {
    const made = names.slice(first, first + roomsPerFounder)
    members.push(await enter(target, wire.found(nickOf(members.length), made)))
  }
  while (members.length < people) {
    const next = Array.from({ length: Math.min(atATime, people - members.length) }, (_, index) => {
      const number = members.length + index
      return enter(target, wire.enter(nickOf(number), names[number % rooms] ?? ''))
    })
    members.push(...(await Promise.all(next)))
  }
  return members
}

async function enter(target: Target, words: string): Promise<Member> {
  const member = new Member(target)
  member.write(words)
  await member.hear(wires[target.wire].entered)
  return member
}
