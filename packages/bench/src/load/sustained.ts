import { delays } from '../statistics.ts'
import type { Delays } from '../statistics.ts'
import { gather } from './gather.ts'
import type { Job, Target } from './job.ts'
import type { Member } from './member.ts'
import { messageOf } from './text.ts'
import { wires } from './wire.ts'

const warmUpMs = 1000
const idDigits = 8

/** People take turns to speak at a steady rate; every text ends in its number, by which it is timed. */
export async function sustained(target: Target, job: Extract<Job, { kind: 'sustained' }>): Promise<Delays> {
  const members = await gather(target, job.people)
  const sentAt: number[] = []
  const samples: number[] = []
  const total = ((warmUpMs + job.seconds * 1000) * job.perSecond) / 1000
  const unmeasured = (warmUpMs * job.perSecond) / 1000
  const listeners = wires[target.wire].echoes ? members.length : members.length - 1
  const heard = hearAll(members, total * listeners, (id) => {
    if (id >= unmeasured) samples.push(performance.now() - (sentAt[id] ?? Number.NaN))
  })
  const say = speaker(members, job.bytes)
  repeatSteadily(job.perSecond, total, () => {
    sentAt.push(performance.now())
    say(sentAt.length - 1)
  })
  await heard
  return delays(samples)
}

function speaker(members: Member[], bytes: number): (id: number) => void {
  const text = messageOf(bytes - idDigits).subarray(0, -1)
  return (id) => {
    const number = Buffer.from(`${String(id).padStart(idDigits, '0')}\n`)
    members[id % members.length]?.write(Buffer.concat([text, number]))
  }
}

/** A timer's millisecond is too coarse to trust: each time it does as many as are due by the clock. */
function repeatSteadily(perSecond: number, total: number, act: () => void): void {
  const start = performance.now()
  let done = 0
  const timer = setInterval(() => {
    const due = Math.min(total, ((performance.now() - start) * perSecond) / 1000)
    for (; done < due; done++) act()
    if (done >= total) clearInterval(timer)
  }, 1)
}

/** Few enough lines a second to decode them: resolves when `lines` messages were heard. */
function hearAll(members: Member[], lines: number, onMessage: (id: number) => void): Promise<void> {
  return new Promise((resolve) => {
    for (const member of members) {
      let rest = ''
      member.onBytes = (bytes, size) => {
        const pieces = (rest + bytes.toString('latin1', 0, size)).split('\n')
        rest = pieces.pop() ?? ''
        for (const line of pieces) {
          if (!line.startsWith('[')) continue
          onMessage(Number(line.trimEnd().slice(-idDigits)))
          if (--lines === 0) resolve()
        }
      }
    }
  })
}
