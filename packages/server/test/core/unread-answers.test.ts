import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { limits as allLimits } from '@papo/protocol'
import type { AnswerOf } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'
import { OutboxTotal } from '../../src/core/outbox-total.ts'
import { Outbox } from '../../src/core/outbox.ts'
import { FakeConnection, inRoom, message, openHub, until } from '../support/core.ts'
import type { Client } from '../support/core.ts'

type InRoom = Awaited<ReturnType<typeof inRoom>>

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const bound = { outboxBytes: 20_000, outboxTotalBytes: 60_000, pageBytes: 1000 }

/** Somebody who reads and a room with a long history, and people who ask for it again and again and read nothing. */
async function fullOfAnswers(t: TestContext): Promise<{ hub: Hub; ana: InRoom; stalled: readonly InRoom[] }> {
  const hub = await openHub(t, { limits: bound })
  const ana = await inRoom(hub, 'ana', 'REDES')
  for (let i = 0; i < 40; i += 1) await ana.ask(message(ana.room, `${i} ${'x'.repeat(400)}`))
  const stalled = await Promise.all(Array.from({ length: 20 }, (_, i) => inRoom(hub, `lento${i}`, 'REDES')))
  await until(() => stalled.every(({ session }) => !session.isBehind))
  for (const { connection } of stalled) connection.isStuck = true
  const asks = Array.from({ length: 10 }, () => ({ verb: 'history', room: ana.room, limit: 200 }) as const)
  for (const one of stalled) {
    one.say(...asks)
    for (let i = 0; i < 3; i += 1) await turn()
  }
  return { hub, ana, stalled }
}

test('[LOG8] answers that wait are counted with all that waits, and are bounded together however many ask', async (t) => {
  const { hub, stalled } = await fullOfAnswers(t)
  const waiting = stalled.reduce((sum, { connection }) => sum + connection.pending, 0)
  assert.ok(waiting > 50_000, `only ${waiting} bytes wait`)
  assert.ok(waiting < 90_000, `${waiting} bytes wait`)
  assert.equal(hub.outboxTotal.held, waiting)
  // each is answered in the end, in full again as soon as there is room
  for (const { connection } of stalled) connection.flow()
  for (const one of stalled) await until(() => histories(one).length === 10)
  assert.equal(hub.outboxTotal.held, 0)
  assert.equal(histories(stalled[0]!).at(-1)?.page.messages.length, 16)
})

test('[LOG8] while answers that nobody reads fill the total, who reads gets his answers and messages', async (t) => {
  const { hub, ana, stalled } = await fullOfAnswers(t)
  assert.ok(hub.outboxTotal.held > 50_000)
  for (let i = 0; i < 50; i += 1) {
    await ana.ask(message(ana.room, `vivo ${i}`))
    await until(() => ana.texts.at(-1) === `vivo ${i}`)
    const { page } = await ana.ask({ verb: 'history', room: ana.room, limit: 200 })
    assert.equal(page.messages.at(-1)?.text, `vivo ${i}`)
  }
  const bia = await inRoom(hub, 'bia', 'REDES')
  await ana.ask(message(ana.room, 'oi bia'))
  await until(() => bia.texts.at(-1) === 'oi bia')
  for (const one of stalled) assert.ok(one.unread > 0)
  for (const one of stalled) one.cut()
  assert.equal(hub.sessions.size, 2)
})

test('[LOG8] what the operating system takes at once is not counted, and what it leaves is until it is taken', () => {
  const total = new OutboxTotal({ ...allLimits, ...bound })
  const connection = new FakeConnection()
  const outbox = new Outbox(connection, total)
  outbox.write(new Uint8Array(100))
  assert.equal(total.held, 0)
  connection.isStuck = true
  outbox.write(new Uint8Array(100))
  outbox.write(new Uint8Array(50))
  assert.equal(total.held, 150)
  connection.take(2)
  assert.equal(total.held, 0)
})

function histories({ told }: Client): AnswerOf<'history'>[] {
  return told.flatMap((one) =>
    'answer' in one && one.to.verb === 'history' ? [one.answer as AnswerOf<'history'>] : [],
  )
}
