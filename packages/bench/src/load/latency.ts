import { delays } from '../statistics.ts'
import type { Delays } from '../statistics.ts'
import { counterOf, gather } from './gather.ts'
import type { Job, Target } from './job.ts'
import { onEachMessage } from './listen.ts'
import type { Member } from './member.ts'
import { messageOf } from './text.ts'
import type { Counter } from './wire.ts'

const warmUpMs = 1000

/** One writer, one message in flight: the time from its write to each of the other people. */
export async function latency(target: Target, job: Extract<Job, { kind: 'latency' }>): Promise<Delays> {
  const [writer, ...readers] = await gather(target, job.people + 1)
  if (!writer) throw new Error('latency needs a writer')
  const message = messageOf(job.bytes)
  const samples: number[] = []
  const start = performance.now()
  const speak = round(readers, (member) => counterOf(target, member, job.bytes))
  for (let now = start; now < start + warmUpMs + job.seconds * 1000; now = performance.now()) {
    const kept = now < start + warmUpMs ? [] : samples
    await speak(() => writer.write(message), kept)
  }
  return delays(samples)
}

/** Makes a function that writes once and waits until each reader has a line, noting each delay. */
function round(
  readers: Member[],
  counterFor: (member: Member) => Counter,
): (write: () => void, samples: number[]) => Promise<void> {
  let onLine = (): void => {}
  onEachMessage(readers, counterFor, () => onLine())
  return (write, samples) =>
    new Promise((resolve) => {
      let missing = readers.length
      const sentAt = performance.now()
      onLine = () => {
        samples.push(performance.now() - sentAt)
        if (--missing === 0) setImmediate(resolve)
      }
      write()
    })
}
