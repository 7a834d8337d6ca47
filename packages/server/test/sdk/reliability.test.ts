import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { Chatter, followRoom } from '../support/chatter.ts'
import { FaultProxy } from '../support/fault-proxy.ts'
import { short } from '../support/length.ts'
import { Person } from '../support/person.ts'
import { openServer } from '../support/test-server.ts'
import { until } from '../support/until.ts'

const quiet = ['--rate-limit=off']

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

/** Whether seqs follow each other: none twice, none left out. */
function assertWhole(seqs: readonly number[]): void {
  assert.deepEqual(
    seqs,
    range(seqs.length).map((i) => seqs[0]! + i),
  )
}

async function house(t: TestContext) {
  const { port } = await openServer(t, {}, quiet)
  const proxy = await FaultProxy.open(t, port)
  return { port, proxy }
}

/** Of whose connection is cut: he comes back, and finds out what is lost, so much sooner. */
const speed = 60

test('1,000 lines at speed through 30 cuts: each once, none missing, in order', async (t) => {
  const { port, proxy } = await house(t)
  const lari = await Chatter.enter(t, proxy.port, { nick: 'Lari', speed })
  const caio = await Chatter.enter(t, proxy.port, { nick: 'Caio', speed })
  const bia = await Chatter.enter(t, port, 'Bia')
  const all = range(1_000).map(String)
  const sendings = all.map((text) => lari.room.send(text))
  for (let cut = 1; cut <= 30; cut++) {
    await until(`cut ${cut}`, () => lari.isReady && caio.isReady && bia.told.length >= cut * 30)
    proxy.cut()
    await until('the cut is felt', () => !lari.isReady && !caio.isReady)
  }
  await Promise.all(sendings.map(({ answered }) => answered))
  for (const one of [lari, caio, bia]) {
    await until('all have come', () => one.told.length >= 1_000)
    assert.deepEqual(one.texts, all)
    assertWhole(one.seqs)
  }
  assert.equal(bia.returns, 0)
  assert.ok(lari.returns >= 30 && caio.returns >= 30)
  assert.deepEqual(lari.room.sendings, [])
})

test('200 sends whose answers are lost: 200 rows, each receiver 200', async (t) => {
  const { port, proxy } = await house(t)
  const lari = await Chatter.enter(t, proxy.port, { nick: 'Lari', speed })
  const caio = await Chatter.enter(t, port, 'Caio')
  const line = await Person.enter(t, port, 'Zeca')
  await line.enterRoom('geral')
  const stream = await followRoom(t, port, 'geral')
  const all = range(200).map((i) => `dito ${i}`)
  for (let i = 0; i < 200; i += 10) {
    await until('she is back', () => lari.isReady && lari.room.sendings.length === 0)
    const told = caio.told.length
    proxy.back = { isLost: true }
    for (const text of all.slice(i, i + 10)) lari.room.send(text)
    // one of each ten is told to the others while its author hears nothing; she finds out by herself, and goes on
    await until('the first has come', () => caio.told.length > told)
    if (i % 20 === 0) proxy.cut()
    await until('she has noticed', () => !lari.isReady)
    proxy.back = {}
  }
  await until('all are sent', () => lari.room.sendings.length === 0)
  await until('all have come', () => caio.told.length >= 200 && lari.told.length >= 200)
  assert.deepEqual(caio.texts, all)
  assert.deepEqual(lari.texts, all)
  assertWhole(lari.seqs)
  assert.equal(caio.room.view.n, 200)
  await line.hears('[Lari] dito 199')
  assert.equal(line.lines.filter((text) => text.includes('[Lari] dito ')).length, 200)
  await until('the stream has all', () => stream.lines.some((text) => text.includes('dito 199')))
  assert.equal(stream.lines.filter((text) => text.includes('dito ')).length, 200)
})

test('5 people say 20 lines each to 10 who listen in 3 ways: there is one order', async (t) => {
  const { port } = await house(t)
  for (let run = 0; run < short(1, 20); run++) await t.test(`run ${run + 1}`, (t) => oneOrder(t, port, `${run}`))
})

async function oneOrder(t: TestContext, port: number, run: string): Promise<void> {
  const speakers = await Promise.all(range(5).map((i) => Chatter.enter(t, port, `fala${i}-${run}`)))
  const pages = await Promise.all(range(4).map((i) => Chatter.enter(t, port, `tela${i}-${run}`)))
  const lines = await Promise.all(range(3).map((i) => Person.enter(t, port, `linha${i}-${run}`)))
  await Promise.all(lines.map((line) => line.enterRoom('geral')))
  const streams = await Promise.all(range(3).map(() => followRoom(t, port, 'geral')))
  const said = (text: string): string[] => /(\d+)#(\d+)@(\d+)/.exec(text)?.slice(0) ?? []
  const ours = (texts: readonly string[]): string[] =>
    texts.flatMap((text) => (said(text)[3] === run ? [said(text)[0] ?? ''] : []))
  for (const turn of range(20))
    for (const [who, speaker] of speakers.entries()) speaker.room.send(`${who}#${turn}@${run}`)
  const orders = [
    ...[...pages, ...speakers].map((one) => () => ours(one.texts)),
    ...[...lines, ...streams].map((one) => () => ours(one.lines)),
  ]
  for (const order of orders) await until('all have come', () => order().length >= 100)
  assert.equal(new Set(orders.map((order) => order().join(' '))).size, 1)
  for (const who of range(5))
    assert.deepEqual(
      orders[0]!().filter((text) => text.startsWith(`${who}#`)),
      range(20).map((turn) => `${who}#${turn}@${run}`),
    )
}
