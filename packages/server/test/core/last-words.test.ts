import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { HandClock } from '../support/hand-clock.ts'
import { Client, inRoom, message, openHub, until } from '../support/core.ts'

test('[LINE4] lines that wait for their turn are said when the server stops', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock, settings: { isRateLimited: true } })
  const [ana, bia] = [await inRoom(hub, 'ana', 'REDES'), await inRoom(hub, 'bia', 'REDES')]
  const texts = Array.from({ length: 25 }, (_, index) => `linha ${index}`)
  ana.say(...texts.map((text) => message(ana.room, text)))
  await until(() => bia.texts.length === 10)
  await hub.stop()
  assert.deepEqual(bia.texts, texts)
})

test('[HIST1] an answer of history holds the newest messages that fit into an outbox', async (t) => {
  const hub = await openHub(t, { limits: { outboxBytes: 1_000, commandsInFlight: 100 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  for (let index = 0; index < 30; index += 1) await ana.ask(message(ana.room, `${index}`.padStart(50, '.')))
  const { page } = await ana.ask({ verb: 'history', room: ana.room, limit: 200 })
  assert.deepEqual(
    page.messages.map(({ n }) => n),
    [25, 26, 27, 28, 29, 30],
  )
  assert.ok(page.more)
  await ana.ask(message(ana.room, 'x'.repeat(900)))
  assert.equal((await ana.ask({ verb: 'history', room: ana.room, limit: 200 })).page.messages.length, 1)
})

test('[HELLO6] a token that was not used for a month proves nobody', async (t) => {
  const clock = new HandClock()
  const store = createMemoryStore(clock)
  const hub = await openHub(t, { clock, store })
  const digest = hub.secrets.digest('velha')
  const seenAt = clock.now() - hub.limits.tokenMs
  await store.people.putToken({ digest, user: { id: 7, nick: 'ana' }, seenAt: seenAt - 1 })
  await assert.rejects(new Client(hub).ask({ verb: 'hello', nick: 'ana', token: 'velha' }), { code: 'token_invalid' })
  // one millisecond later it would have
  await store.people.putToken({ digest, user: { id: 7, nick: 'ana' }, seenAt })
  const { user } = await new Client(hub).ask({ verb: 'hello', nick: 'ana', token: 'velha' })
  assert.equal(user.id, 7)
})
