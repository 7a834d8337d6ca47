import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { isLong } from '../support/length.ts'
import { Person } from '../support/person.ts'
import { openServer } from '../support/test-server.ts'

/** What one person gets back comes ten times as fast as it does by default, or the test would wait 12 s for its end. */
const limits = isLong ? {} : { messageRefillMs: 300 }
const refusal =
  /(?:A última linha não foi enviada|As últimas (?<count>\d+) linhas não foram enviadas); tente de novo em \d+ s\.$/

test('[RATE1] of 5,000 lines in one write at most 100 are delivered, the author is told how many are not, others are served', async (t) => {
  const { port } = await openServer(t, limits)
  const [flooder, other, reader] = [
    await inRoom(t, port, 'Enxurrada'),
    await inRoom(t, port, 'Ana'),
    await inRoom(t, port, 'Leitora'),
  ]
  flooder.say(...Array.from({ length: 5_000 }, (_, index) => `linha ${index}`))
  for (let count = 1; count <= 8; count += 1) {
    other.say(`oi ${count}`)
    await reader.hears(`[Ana] oi ${count}`)
  }
  const delivered = (): string[] => reader.lines.filter((line) => line.startsWith('[Enxurrada]'))
  const refused = (): number => flooder.lines.reduce((sum, line) => sum + refusedIn(line), 0)
  await reader.finds('every line delivered or refused', () => delivered().length + refused() === 5_000)
  t.diagnostic(`${delivered().length} delivered, ${refused()} refused`)
  assert.ok(delivered().length <= 100, `${delivered().length} delivered`)
  // a place that comes free while the rest is still being refused is for the next line that is read
  const numbers = delivered().map((line) => Number(line.split(' ').at(-1)))
  assert.deepEqual(numbers.slice(0, 10), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  assert.deepEqual(
    numbers,
    numbers.toSorted((a, b) => a - b),
    'not in their order',
  )
})

test('[RATE1] ten pasted lines all arrive at once, and twenty more in their turn', async (t) => {
  const { port } = await openServer(t, limits)
  const [author, reader] = [await inRoom(t, port, 'Ana'), await inRoom(t, port, 'Leitora')]
  const lines = Array.from({ length: 30 }, (_, index) => `linha ${index}`)
  author.say(...lines)
  await reader.hears('[Ana] linha 29')
  assert.deepEqual(
    reader.lines.filter((line) => line.startsWith('[Ana]')),
    lines.map((line) => `[Ana] ${line}`),
  )
  assert.equal(
    author.lines.some((line) => refusedIn(line) > 0),
    false,
  )
})

test('[RATE1] ten thousand commands in one write are answered in order, and nobody else notices', async (t) => {
  const { port } = await openServer(t, {})
  const [busy, other, reader] = [
    await inRoom(t, port, 'Apressada'),
    await inRoom(t, port, 'Ana'),
    await inRoom(t, port, 'Leitora'),
  ]
  const begin = busy.lines.length
  busy.say(...Array.from({ length: 10_000 }, (_, index) => (index % 2 === 0 ? `/zzz${index}` : '/quem')))
  other.say('oi')
  await reader.hears('[Ana] oi')
  await busy.hears((line) => line.includes('/zzz9998'))
  await busy.isAnswered()
  const answers = busy.lines.slice(begin)
  const unknown = answers.filter((line) => line.includes('/zzz'))
  assert.deepEqual(
    unknown.map((line) => /\/zzz\d+/.exec(line)?.[0]),
    Array.from({ length: 5_000 }, (_, index) => `/zzz${2 * index}`),
  )
  assert.equal(answers.filter((line) => line === 'REDES: 3 pessoas').length, 5_000)
  assert.equal(
    reader.lines.some((line) => line.includes('zzz')),
    false,
  )
})

function refusedIn(line: string): number {
  const found = refusal.exec(line)
  return found ? Number(found.groups?.['count'] ?? 1) : 0
}

async function inRoom(t: TestContext, port: number, nick: string): Promise<Person> {
  const person = await Person.enter(t, port, nick)
  await person.enterRoom('REDES')
  return person
}
