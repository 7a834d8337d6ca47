import { Member } from '../load/member.ts'
import type { Target } from '../load/job.ts'
import { wires } from '../load/wire.ts'

/** Fills a room with people who stay and say nothing. */
export async function fillRoom(target: Target, { people, room }: { people: number; room: string }): Promise<Member[]> {
  const members: Member[] = []
  for (let number = 0; number < people; number++) {
    const member = new Member(target)
    await wires.papo.enter(member, {
      nick: `gente${String(number).padStart(4, '0')}`,
      room,
      makes: number === 0 ? [room] : [],
    })
    members.push(member)
  }
  return members
}

/** Makes rooms, five for each of those who make them: no guest may make more. */
export async function makeRooms(target: Target, rooms: number): Promise<Member[]> {
  const each = 5
  const members: Member[] = []
  for (let first = 0; first < rooms; first += each) {
    const makes = Array.from({ length: each }, (_, index) => `assunto ${first + index}`)
    const member = new Member(target)
    await wires.papo.enter(member, { nick: `dono${String(first).padStart(5, '0')}`, room: makes[0] ?? '', makes })
    members.push(member)
  }
  return members
}
