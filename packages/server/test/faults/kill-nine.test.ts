import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { short } from '../support/length.ts'
import { Person } from '../support/person.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { StoredLog } from '../support/stored-log.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const kills = short(6, 50)
const rooms = ['REDES', 'Sala de Aula', 'festa']
const writersEach = 3
/** Lines of one writer that nobody has read yet, at most. */
const ahead = 100
const flags = ['--rate-limit=off']

test('[LOG3] kill -9 under a thousand lines a second loses nothing that anybody received', async (t) => {
  const data = temporaryFolder(t)
  const log = new StoredLog(data)
  let papo = await RunningPapo.start(t, { data, flags })
  for (let round = 0; round < kills; round += 1) {
    const heads = rooms.map((room) => log.messages(room).length)
    const crowds = await Promise.all(
      rooms.map((room, index) => Crowd.gather(t, papo, { room, name: `${round}.${index}` })),
    )
    const begin = performance.now()
    const received = await killUnderLoad(papo, crowds)
    const rate = Math.round((1000 * received.flat().length) / (performance.now() - begin))
    t.diagnostic(`kill ${round + 1}: ${received.flat().length} lines received, ${rate} a second`)
    papo = await RunningPapo.start(t, { data, flags })
    assert.equal(log.integrity(), 'ok')
    assert.deepEqual(log.holes(), [])
    for (const [index, room] of rooms.entries()) {
      const kept = log
        .messages(room)
        .slice(heads[index])
        .map(({ nick, body }) => `[${nick}] ${body}`)
      checkKept(received[index] ?? [], kept)
      await checkHistory(t, papo, { room, log })
    }
  }
})

/** Everything received is kept, in order, from the first on; a line received in part is the beginning of the next. */
function checkKept(received: readonly string[], kept: readonly string[]): void {
  const whole = received.slice(0, -1)
  assert.deepEqual(kept.slice(0, whole.length), whole)
  assert.ok(
    (kept[whole.length] ?? '').startsWith(received.at(-1) ?? ''),
    `half a line that is not kept: ${received.at(-1)}`,
  )
  assert.equal(new Set(kept).size, kept.length, 'a line is kept twice')
}

/** What `/historico` shows is what is kept. */
async function checkHistory(
  t: TestContext,
  papo: RunningPapo,
  { room, log }: { room: string; log: StoredLog },
): Promise<void> {
  const reader = await Person.enter(t, papo.port, 'Historiadora')
  await reader.enterRoom(room)
  const kept = log.messages(room).slice(-200)
  reader.say('/historico 200')
  await reader.hears(`--- ${room}: últimas ${kept.length} ---`)
  const begin = reader.lines.lastIndexOf(`--- ${room}: últimas ${kept.length} ---`) + 1
  await reader.finds('the whole page', () => reader.lines.length >= begin + kept.length)
  const shown = reader.lines.slice(begin, begin + kept.length).map((line) => line.replace(/^\[[^\]]*\] /, ''))
  assert.deepEqual(
    shown,
    kept.map(({ nick, body }) => `[${nick}] ${body}`),
  )
  reader.say('/sair_chat')
  await reader.ended()
}

async function killUnderLoad(papo: RunningPapo, crowds: readonly Crowd[]): Promise<string[][]> {
  const before = randomInt(100, 3_000)
  for (const crowd of crowds) crowd.start()
  await crowds[0]?.reader.finds(
    `${before} lines, and some in each room`,
    () =>
      crowds.every(({ received }) => received > 0) && crowds.reduce((sum, { received }) => sum + received, 0) >= before,
  )
  // the moment of a fault is no condition to wait for
  await delay(randomInt(0, 8))
  await papo.kill()
  await Promise.all(crowds.map(({ reader }) => reader.ended()))
  return crowds.map((crowd) => crowd.all())
}

/** People who speak in one room as fast as they are read, and somebody who reads them. */
class Crowd {
  readonly reader: Person
  readonly #writers: readonly Person[]
  /** Where what counts begins; all that was heard before they started does not. */
  #begin = Infinity
  #sent = 0
  readonly #name: string

  private constructor(reader: Person, writers: readonly Person[], name: string) {
    this.reader = reader
    this.#writers = writers
    this.#name = name
  }

  static async gather(
    t: TestContext,
    papo: RunningPapo,
    { room, name }: { room: string; name: string },
  ): Promise<Crowd> {
    const people: Person[] = []
    for (let index = 0; index <= writersEach; index += 1) {
      const person = await Person.enter(t, papo.port, `P${name}.${index}`)
      await person.enterRoom(room)
      people.push(person)
    }
    const [reader, ...writers] = people
    if (!reader) throw new Error('unreachable')
    return new Crowd(reader, writers, name)
  }

  /** Lines received since they started. */
  get received(): number {
    return Math.max(0, this.reader.lines.length - this.#begin)
  }

  start(): void {
    void this.reader.isAnswered().then(() => {
      this.#begin = this.reader.lines.length
      this.reader.onNews = () => this.#speak()
      this.#speak()
    })
  }

  /** What was received, the last of them perhaps in part. */
  all(): string[] {
    const said = [...this.reader.lines, this.reader.rest].slice(this.#begin)
    return said.filter((line, index) => line.startsWith('[') || index === said.length - 1)
  }

  #speak(): void {
    while (this.#sent - this.received < ahead * this.#writers.length) {
      for (const writer of this.#writers)
        writer.say(`linha ${this.#name}/${(this.#sent += 1)} ${'x'.repeat(randomInt(60))}`)
    }
  }
}
