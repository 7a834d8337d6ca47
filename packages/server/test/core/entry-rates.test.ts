import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Hub } from '../../src/core/hub.ts'
import { Client, jsonWire, openHub } from '../support/core.ts'
import { HandClock } from '../support/hand-clock.ts'

const frames = jsonWire({ variant: 'frames', resumes: true, waits: false })
const claimOf = (index: number): string => `uma-prova-de-que-sou-eu-mesmo-${index}`.padEnd(40, 'x')

async function open(t: TestContext): Promise<{ readonly hub: Hub; readonly clock: HandClock }> {
  const clock = new HandClock()
  const limits = { entryBurst: 3, entryRefill: 1, entryRefillMs: 1_000 }
  return { clock, hub: await openHub(t, { clock, limits, settings: { isRateLimited: true } }) }
}

test('[RATE6] an address has so many nicks kept, by claim or by token alike, then is told how long to wait', async (t) => {
  const { hub, clock } = await open(t)
  const comes = (): Client => new Client(hub, frames, '10.0.0.1')
  await comes().ask({ verb: 'hello', nick: 'ana', keep: true })
  await comes().ask({ verb: 'hello', nick: 'bia', claim: claimOf(1) })
  await comes().ask({ verb: 'hello', nick: 'caio', claim: claimOf(2) })
  const late = comes()
  const asks = { verb: 'hello', nick: 'davi', claim: claimOf(3) } as const
  await assert.rejects(late.ask(asks), {
    code: 'rate_limited',
    detail: { problem: 'entries', count: 1, retryAfterMs: 1_000 },
  })
  await assert.rejects(late.ask({ verb: 'hello', nick: 'davi', keep: true }), { code: 'rate_limited' })
  assert.equal(hub.nicks.isTaken('davi'), false)
  await new Client(hub, frames, '10.0.0.2').ask({ verb: 'hello', nick: 'eva', keep: true })
  clock.advance(1_000)
  await late.ask(asks)
})

test('[RATE6] who comes back, and whose nick is kept for nobody, is not counted', async (t) => {
  const { hub } = await open(t)
  const comes = (): Client => new Client(hub, frames, '10.0.0.1')
  const hello = { verb: 'hello', nick: 'ana', claim: claimOf(1) } as const
  const { token } = await comes().ask(hello)
  for (let count = 0; count < 5; count += 1) {
    await comes().ask(hello)
    await comes().ask({ verb: 'hello', token: token! })
    await comes().ask({ verb: 'hello', nick: `bia${count}` })
  }
  await assert.rejects(comes().ask({ verb: 'hello', nick: 'ana', keep: true }), { code: 'nick_taken' })
  await comes().ask({ verb: 'hello', nick: 'caio', keep: true })
})

test('[RATE6] a class behind one address comes in at once', async (t) => {
  const hub = await openHub(t, { clock: new HandClock(), settings: { isRateLimited: true } })
  for (let count = 0; count < hub.limits.entryBurst; count += 1)
    await new Client(hub, frames, '10.0.0.1').ask({ verb: 'hello', nick: `aluno${count}`, claim: claimOf(count) })
  assert.equal(hub.online, hub.limits.entryBurst)
})

test('[RATE6] this machine is not bounded', async (t) => {
  const { hub } = await open(t)
  for (let count = 0; count < 10; count += 1)
    await new Client(hub, frames, '127.0.0.1').ask({ verb: 'hello', nick: `bot${count}`, keep: true })
  assert.equal(hub.online, 10)
})
