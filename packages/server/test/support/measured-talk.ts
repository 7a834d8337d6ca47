import { short } from './length.ts'
import type { Person } from './person.ts'
import type { RunningPapo } from './running-papo.ts'

/** How many messages make a round of talk. */
export const messages = short(12_000, 100_000)
/** Forty megabytes in all: far more than any bound, so that a server which kept them would show it. */
const padding = 'x'.repeat(Math.round(40_000_000 / messages))
const ahead = 400
/** Bytes of one. */
export const mebibyte = 1024 * 1024
const mostWarming = 6

/** The most memory once the server is warm: it grows for some runs by itself, with nobody slow. */
export async function settledMemory(speak: (round: string) => Promise<number>): Promise<number> {
  let most = await speak('antes')
  // one round may seem calm by chance
  let calm = 0
  for (let round = 1; round <= mostWarming && calm < 2; round += 1) {
    const next = await speak(`sem ${round}`)
    calm = next - most < 2 * mebibyte ? calm + 1 : 0
    most = Math.max(most, next)
  }
  return most
}

/** Who talks, and by which word a round is known. */
interface Passing {
  readonly reader: Person
  readonly writers: readonly Person[]
  readonly round: string
}

/** Has the writers say all messages, no faster than one reader takes them; answers the most memory that the server had. */
export async function passMessages(papo: RunningPapo, { reader, writers, round }: Passing): Promise<number> {
  const begin = reader.lines.length
  let sent = 0
  let most = 0
  const speak = (): void => {
    const received = reader.lines.length - begin
    while (sent < messages && sent - received < ahead) {
      sent += 1
      const writer = sent === messages ? writers[0] : writers[sent % writers.length]
      writer?.say(`${round} ${sent} ${padding}`)
      if (sent % 100 === 0) most = Math.max(most, papo.residentBytes)
    }
  }
  reader.onNews = speak
  speak()
  await reader.finds(`all of ${round}`, () => reader.lines.length - begin >= messages)
  reader.onNews = () => undefined
  return Math.max(most, papo.residentBytes)
}
