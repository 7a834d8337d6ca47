import { delays } from '../statistics.ts'
import type { Delays } from '../statistics.ts'
import { counterOf, gather } from './gather.ts'
import type { Job, Target } from './job.ts'
import { onEachMessage } from './listen.ts'
import type { Member } from './member.ts'
import { messageOf } from './text.ts'
import { wires } from './wire.ts'
import type { Counter } from './wire.ts'

/** Everybody speaks in the same instant, again when all have heard all: the time of each delivery. */
export async function everyone(target: Target, job: Extract<Job, { kind: 'everyone' }>): Promise<Delays> {
  const members = await gather(target, job.people)
  const message = messageOf(job.bytes)
  const listeners = wires[target.wire].echoes ? members.length : members.length - 1
  const samples: number[] = []
  const room = listenTo(members, (member) => counterOf(target, member, job.bytes))
  for (let turn = 0; turn < job.rounds; turn++) {
    const heard = room.expect(members.length * listeners, samples)
    for (const member of members) member.write(message)
    await heard
  }
  return delays(samples)
}

type Ears = { expect: (lines: number, samples: number[]) => Promise<void> }

function listenTo(members: Member[], counterFor: (member: Member) => Counter): Ears {
  let onLine = (): void => {}
  onEachMessage(members, counterFor, () => onLine())
  const expect = (lines: number, samples: number[]): Promise<void> =>
    new Promise((resolve) => {
      const start = performance.now()
      onLine = () => {
        samples.push(performance.now() - start)
        if (--lines === 0) resolve()
      }
    })
  return { expect }
}
