import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { connect } from '@papo/sdk'
import type { Room } from '@papo/sdk'
import { atEnd } from '../support/at-end.ts'
import { DataFolder } from '../support/data-folder.ts'
import { short } from '../support/length.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { until } from '../support/until.ts'

const people = short(200, 1_000)
const probe = join(import.meta.dirname, '../support/loop-delay.ts')

/** How late the server's event loop was since the last time that one asked. */
async function loopDelay(papo: RunningPapo): Promise<number> {
  const told = (): string[] => papo.err.match(/p99 [\d.]+/g) ?? []
  const before = told().length
  papo.signal('SIGUSR2')
  await until('it says how late it was', () => told().length > before)
  return Number(told().at(-1)?.slice(4))
}

test(`after kill -9, ${people} clients who come back in the same 100 ms are all back within 20 s`, async (t) => {
  const data = new DataFolder(t).path
  const options = { data, flags: ['--rate-limit=off'], env: { NODE_OPTIONS: `--import=${probe}` } }
  const before = await RunningPapo.start(t, options)
  const { port } = before
  const clients = Array.from({ length: people }, (_, i) => connect({ url: `127.0.0.1:${port}`, nick: `pessoa${i}` }))
  for (const client of clients) atEnd(t, () => client.close())
  const rooms = await Promise.all(clients.map((client) => client.join('geral')))
  await rooms[0]!.send('antes').answered
  const residentBytes = before.residentBytes
  await before.kill()
  await until('all have lost it', () => clients.every(({ state }) => state.type !== 'ready'))
  const after = await RunningPapo.start(t, { ...options, flags: [...options.flags, `--port=${port}`] })
  await loopDelay(after)

  const begin = performance.now()
  for (const [i, client] of clients.entries()) {
    if (i % Math.ceil(people / 20) === 0) await wait(5)
    client.retry()
  }
  const sending = rooms[1]!.send('depois')
  const isBack = (room: Room): boolean => room.timeline.messages.at(-1)?.text === 'depois'
  await until('all are back, and know what was said since', () => rooms.every(isBack))
  const backMs = performance.now() - begin
  await sending.answered
  const lateMs = await loopDelay(after)
  const growth = after.residentBytes / residentBytes
  t.diagnostic(`back in ${backMs.toFixed(0)} ms, loop p99 ${lateMs} ms late, memory ${growth.toFixed(2)} times`)
  assert.ok(backMs < 20_000)
  assert.ok(lateMs < 500)
  assert.ok(growth < 2)
})
