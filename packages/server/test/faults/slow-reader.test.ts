import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { mebibyte, messages, passMessages, settledMemory } from '../support/measured-talk.ts'
import { openServer } from '../support/test-server.ts'
import { Person } from '../support/person.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { until } from '../support/until.ts'

test('[LOG4] who stops reading costs the server at most 16 MB, and then gets every message in order', async (t) => {
  const data = temporaryFolder(t)
  // garbage fills whatever young generation there is, in its own time: a small one leaves what is really held
  const env = { NODE_OPTIONS: '--max-semi-space-size=2' }
  const papo = await RunningPapo.start(t, { data, env, flags: ['--rate-limit=off'] })
  const reader = await inRoom(t, papo.port, 'Leitora')
  const writers = [await inRoom(t, papo.port, 'Ana'), await inRoom(t, papo.port, 'Bia')]
  const speak = (round: string): Promise<number> => passMessages(papo, { reader, writers, round })

  const without = await settledMemory(speak)
  const slow = await inRoom(t, papo.port, 'Lenta')
  await slow.isAnswered() // the room's last messages are there too
  slow.pause()
  const begin = slow.lines.length
  const withSlow = await speak('com')
  const grown = (withSlow - without) / mebibyte
  t.diagnostic(
    `${(without / mebibyte).toFixed(1)} MB without, ${(withSlow / mebibyte).toFixed(1)} MB with the slow reader`,
  )
  assert.ok(slow.lines.length - begin < messages / 4, 'the slow reader was none')
  slow.resume()
  await slow.finds('every message', () => slow.lines.length - begin >= messages)
  const said = slow.lines.slice(begin)
  assert.deepEqual(
    said,
    reader.lines.filter((line) => line.includes('] com ')),
  )
  assert.ok(grown <= 16, `grown by ${grown} MB`)
  // and is live again
  writers[0]?.say('ao vivo')
  await slow.hears('[Ana] ao vivo')
})

test('[LOG6] who takes no byte for a minute is closed, and the log says why', async (t) => {
  const { port, log } = await openServer(t, { stalledReaderMs: 300, stalledSweepMs: 50 }, ['--rate-limit=off'])
  const stuck = await inRoom(t, port, 'Parada')
  const writer = await inRoom(t, port, 'Ana')
  const busy = await inRoom(t, port, 'Leitora')
  stuck.pause()
  const isClosed = (): boolean =>
    log.some((entry) => entry.event === 'disconnected' && entry.nick === 'Parada' && entry.reason === 'stalled')
  await until('Parada is closed', async () => {
    writer.say('x'.repeat(4_000))
    await writer.isAnswered()
    return isClosed()
  })
  // who took what there was is not
  writer.say('fim')
  await busy.hears('[Ana] fim')
  await busy.isAnswered()
  await busy.finds('the departure', () => busy.lines.includes("📝 Parada saiu da sala 'REDES'."))
  await Person.enter(t, port, 'Parada')
})

async function inRoom(t: TestContext, port: number, nick: string): Promise<Person> {
  const person = await Person.enter(t, port, nick)
  await person.enterRoom('REDES')
  return person
}
