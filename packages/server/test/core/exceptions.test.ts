import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Event } from '@papo/protocol'
import type { Wire } from '../../src/core/wire.ts'
import { Client, inRoom, jsonWire, message, openHub, until } from '../support/core.ts'

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value)}\n`)

/** A wire that shows a reader when a message calls him, and counts what it spells. */
function callingWire(kind: Partial<Wire> = {}): Wire & { spelled: number } {
  const wire = {
    ...jsonWire({ variant: 'calling', echoes: false, ...kind }),
    spelled: 0,
    event(event: Event) {
      wire.spelled += 1
      return encode({ event })
    },
    called: (event: Event) => encode({ event: { ...event, text: 'text' in event ? `${event.text} <<` : '' } }),
  }
  return wire
}

test('[CALL1] whom a message names is told it in another spelling, and nobody else is', async (t) => {
  const hub = await openHub(t)
  const wire = callingWire()
  const [ana, bia, caio] = await Promise.all(
    ['ana', 'bia', 'caio'].map((nick) => inRoom(hub, nick, 'REDES').catch(() => inRoom(hub, nick, 'REDES'))),
  )
  for (const client of [ana!, bia!, caio!]) client.session.speak(wire)
  await ana!.ask(message(ana!.room, 'oi @bia'))
  await ana!.ask(message(ana!.room, 'oi'))
  await until(() => bia!.texts.length === 2 && caio!.texts.length === 2)
  assert.deepEqual(bia!.texts, ['oi @bia <<', 'oi'])
  assert.deepEqual(caio!.texts, ['oi @bia', 'oi'])
  assert.deepEqual(ana!.texts, [])
})

test('[CALL2] a message to everybody calls all but its author', async (t) => {
  const hub = await openHub(t)
  const wire = callingWire()
  const ana = await inRoom(hub, 'ana', { room: 'REDES', wire })
  const bia = await inRoom(hub, 'bia', { room: 'REDES', wire })
  await ana.ask(message(ana.room, '@todos prova'))
  await bia.ask(message(bia.room, '@todos não'))
  await until(() => bia.texts.length === 1 && ana.texts.length === 1)
  assert.deepEqual(bia.texts, ['@todos prova <<'])
  assert.deepEqual(ana.texts, ['@todos não'])
})

test('[CALL1] somebody who left can be called while he spoke lately', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const frames = jsonWire({ variant: 'frames', resumes: true })
  for (const nick of ['bia', 'caio']) {
    const client = new Client(hub, frames)
    await client.ask({ verb: 'hello', nick, keep: true, room: 'REDES' })
    if (nick === 'bia') await client.ask(message(ana.room, 'já volto'))
    await client.ask({ verb: 'leave', room: ana.room })
  }
  await ana.ask(message(ana.room, '@bia @caio'))
  const event = await until(() => ana.events.find((one) => one.kind === 'message' && one.text === '@bia @caio'))
  assert.deepEqual(event.kind === 'message' && event.mentions, [hub.users.byNick('bia')!.id])
})

test('[CALL3] an edit calls whom its text names now', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  const { seq } = await ana.ask(message(ana.room, 'oi'))
  await ana.ask({ verb: 'edit', room: ana.room, seq, text: 'oi @bia' })
  const edited = await until(() => bia.events.find(({ kind }) => kind === 'edited'))
  assert.deepEqual(edited.kind === 'edited' && edited.mentions, [bia.session.user!.id])
})

test('[IGN1] a line shows nothing of whom its person ignores, live or read from the log, and everything again afterwards', async (t) => {
  const hub = await openHub(t, { limits: { outboxBytes: 1_000 } })
  const wire = jsonWire({ variant: 'lines', echoes: false })
  const ana = await inRoom(hub, 'ana', { room: 'REDES', wire })
  const bia = await inRoom(hub, 'bia', { room: 'REDES', wire })
  const caio = await inRoom(hub, 'caio', { room: 'REDES', wire })
  await ana.ask({ verb: 'ignore', nick: 'bia', on: true })
  await bia.ask(message(bia.room, 'b1'))
  await caio.ask(message(caio.room, 'c1'))
  await until(() => ana.texts.length === 1 && caio.texts.length === 1)
  ana.connection.isStuck = true
  for (let index = 0; index < 8; index += 1) {
    await bia.ask(message(bia.room, `b${'x'.repeat(200)}`))
    await caio.ask(message(caio.room, `c${'x'.repeat(200)}`))
  }
  await until(() => ana.session.isBehind)
  ana.connection.flow()
  await until(() => !ana.session.isBehind && ana.texts.length === 9)
  assert.ok(ana.texts.every((text) => text.startsWith('c')))
  await ana.ask({ verb: 'ignore', nick: 'bia', on: false })
  await bia.ask(message(bia.room, 'b2'))
  await until(() => ana.texts.includes('b2'))
})

test('[IGN1] who keeps a view of the room is told every event: no hole in what he knows', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', { room: 'REDES', wire: jsonWire({ variant: 'frames', resumes: true }) })
  const bia = await inRoom(hub, 'bia', 'REDES')
  await ana.ask({ verb: 'ignore', nick: 'bia', on: true })
  await bia.ask(message(bia.room, 'b1'))
  await until(() => ana.texts.length === 1)
})

test('[IGN1] nobody ignores himself, or more people than the bound', async (t) => {
  const hub = await openHub(t, { limits: { ignoredPeople: 1 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  for (const nick of ['bia', 'caio']) await inRoom(hub, nick, 'REDES')
  await assert.rejects(ana.ask({ verb: 'ignore', nick: 'ana', on: true }), { code: 'not_allowed' })
  await assert.rejects(ana.ask({ verb: 'ignore', nick: 'ninguém', on: true }), { code: 'user_not_found' })
  await ana.ask({ verb: 'ignore', nick: 'bia', on: true })
  await assert.rejects(ana.ask({ verb: 'ignore', nick: 'caio', on: true }), { code: 'ignored_full' })
})

test('what is told to many is spelled once for all of them, whoever is called', async (t) => {
  const hub = await openHub(t)
  const wire = callingWire()
  const ana = await inRoom(hub, 'ana', { room: 'REDES', wire })
  const others: Client[] = []
  for (let index = 0; index < 20; index += 1) others.push(await inRoom(hub, `p${index}`, { room: 'REDES', wire }))
  wire.spelled = 0
  await ana.ask(message(ana.room, '@p0 oi'))
  await until(() => others.every((client) => client.texts.length === 1))
  assert.equal(wire.spelled, 1)
})
