import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AnswerOf } from '@papo/protocol'
import { Client, inRoom, jsonWire, message, openHub, until } from '../support/core.ts'

test('[LOG1] every reader of a room sees the same events in the same order, without holes', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const others = [await inRoom(hub, 'bia', 'REDES'), await inRoom(hub, 'caio', 'REDES')]
  const all = [ana, ...others]
  for (let i = 0; i < 20; i += 1) for (const client of all) client.say(message(ana.room, `${i}`))
  await until(() => all.every((client) => client.texts.length === 60))
  for (const client of others)
    assert.deepEqual(
      client.events.map(({ seq }) => seq),
      ana.events.map(({ seq }) => seq),
    )
  const seqs = ana.events.map(({ seq }) => seq)
  assert.deepEqual(
    seqs,
    Array.from(seqs, (_, i) => seqs[0]! + i),
  )
})

test('[SEND2] the author is answered before he sees his own message', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const command = message(ana.room, 'oi')
  ana.say(command)
  await until(() => ana.texts.length === 1)
  const order = ana.told.map((one) => ('event' in one ? 'event' : 'answer' in one ? one.to.verb : '')).slice(-2)
  assert.deepEqual(order, ['send', 'event'])
})

test('[SEND3] a key sent again answers the first seq, and nothing is said twice', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const first = await ana.ask(message(ana.room, 'oi', 'k-1'))
  const again = await ana.ask(message(ana.room, 'outra coisa', 'k-1'))
  assert.equal(again.seq, first.seq)
  await ana.ask(message(ana.room, 'fim'))
  await until(() => ana.texts.includes('fim'))
  assert.deepEqual(ana.texts, ['oi', 'fim'])
})

test('[SEND3] a key sent again to another room, or to a person, answers the room where it was said first', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'OUTRA')
  await ana.ask({ verb: 'join', room: { id: bia.room } })
  const first = await ana.ask(message(ana.room, 'oi', 'k-1'))
  const direct = { verb: 'send_direct', to: 'bia', text: 'oi', key: 'k-1' } as const
  for (const command of [message(bia.room, 'oi', 'k-1'), direct]) assert.deepEqual(await ana.ask(command), first)
  await ana.ask(message(bia.room, 'fim'))
  await until(() => bia.texts.length > 0)
  assert.deepEqual(bia.texts, ['fim'])
})

test('an author on a wire that does not echo sees the others, not himself', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', { room: 'REDES', wire: jsonWire({ echoes: false, variant: 'quiet' }) })
  const bia = await inRoom(hub, 'bia', { room: 'REDES', wire: jsonWire({ echoes: false, variant: 'quiet' }) })
  ana.say(message(ana.room, '1'), message(ana.room, '2'))
  bia.say(message(ana.room, '3'))
  ana.say(message(ana.room, '4'))
  await until(() => ana.texts.length === 1 && bia.texts.length === 3)
  assert.deepEqual(ana.texts, ['3'])
  assert.deepEqual([...bia.texts].sort(), ['1', '2', '4'])
})

test('[LOG4] a reader who stops is not cut off: he reads on from the log, in order, and is live again', async (t) => {
  const hub = await openHub(t, { limits: { outboxBytes: 2000, pageBytes: 500, pageEvents: 7 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  bia.connection.isStuck = true
  for (let i = 0; i < 200; i += 1) ana.say(message(ana.room, `m${i}`))
  await until(() => ana.texts.length === 200)
  assert.ok(bia.session.isBehind)
  assert.ok(bia.connection.pending <= 2500, `${bia.connection.pending} bytes wait`)
  bia.connection.flow()
  await until(() => bia.texts.length === 200)
  assert.deepEqual(bia.texts, ana.texts)
  await until(() => !bia.session.isBehind)
  await ana.ask(message(ana.room, 'depois'))
  await until(() => bia.texts.at(-1) === 'depois')
  assert.equal(bia.texts.length, 201)
})

test('[JOIN3] who enters while others speak sees history, then the rest, each once', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  for (let i = 0; i < 50; i += 1) ana.say(message(ana.room, `a${i}`))
  const late = await Promise.all(
    Array.from({ length: 10 }, async (_, i) => {
      const client = new Client(hub)
      await client.ask({ verb: 'hello', nick: `tarde${i}` })
      for (let k = 0; k < 5; k += 1) ana.say(message(ana.room, `b${i}-${k}`))
      const entered: AnswerOf<'join'> = await client.ask({ verb: 'join', room: { id: ana.room } })
      return { client, entered }
    }),
  )
  await until(() => ana.texts.length === 100)
  const end = ana.events.at(-1)!.seq
  for (const { client, entered } of late) {
    await until(() => (client.events.at(-1)?.seq ?? entered.page.asOf) === end)
    const seqs = [...entered.page.messages, ...client.events].map(({ seq }) => seq)
    const first = seqs[0]!
    assert.deepEqual(
      seqs,
      Array.from({ length: end - first + 1 }, (_, i) => first + i),
    )
  }
})
