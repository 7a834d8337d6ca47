import type { Target } from './job.ts'
import { Member } from './member.ts'
import { wires } from './wire.ts'
import type { Counter, Visit } from './wire.ts'

const roomsPerFounder = 5
const atATime = 100
const letters = 'bcdfghkpqstvxz'

/** A name that no other run has, of the same length in every run. */
const run = Array.from({ length: 4 }, () => letters[Math.floor(Math.random() * letters.length)]).join('')

/** Names the nth person of this run; all names have the same length. */
export function nickOf(index: number): string {
  return `${run}${String(index).padStart(5, '0')}`
}

/** Makes what counts the messages of `bytes` of text that reach a member who was gathered. */
export function counterOf(target: Target, member: Member, bytes: number): Counter {
  return wires[target.wire].counter(member, nickOf(0), bytes)
}

/** Brings people into one new room and gives them when each has been told that he is in it. */
export function gather(target: Target, people: number): Promise<Member[]> {
  return gatherInRooms(target, people, 1)
}

/** Spreads people evenly over new rooms; one guest may make five, so several make them. */
export async function gatherInRooms(target: Target, people: number, rooms: number): Promise<Member[]> {
  const names = Array.from({ length: rooms }, (_, index) => `${run}-${index}`)
  const members: Member[] = []
  for (let first = 0; first < rooms; first += roomsPerFounder) {
    const made = names.slice(first, first + roomsPerFounder)
    members.push(await enter(target, { nick: nickOf(members.length), room: made[0] ?? '', makes: made }))
  }
  while (members.length < people) {
    const next = Array.from({ length: Math.min(atATime, people - members.length) }, (_, index) => {
      const number = members.length + index
      return enter(target, { nick: nickOf(number), room: names[number % rooms] ?? '', makes: [] })
    })
    members.push(...(await Promise.all(next)))
  }
  return members
}

async function enter(target: Target, visit: Visit): Promise<Member> {
  const member = new Member(target)
  await wires[target.wire].enter(member, visit)
  return member
}
