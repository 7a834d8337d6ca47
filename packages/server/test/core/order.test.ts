import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Command } from '@papo/protocol'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { Client, inRoom, message, openHub, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'

/** What a client was answered, in order: the verb, or the text of the message that was sent. */
function answersOf(client: Client): string[] {
  return client.told.flatMap((one) => ('to' in one && one.to ? [nameOf(one.to)] : []))
}

function nameOf(command: Command): string {
  return command.verb === 'send' ? command.text : command.verb
}

test('[SEND8] 10,000 commands at once are answered in their order, at most 32 at a time', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const before = answersOf(ana).length
  const commands: Command[] = Array.from({ length: 10_000 }, (_, i) =>
    i % 100 === 99 ? { verb: 'who', room: { id: ana.room } } : message(ana.room, `l${i}`),
  )
  const release = store.hold('append')
  ana.say(...commands)
  await until(() => store.waiting('append') === 1)
  // what may not be taken yet is left with the source
  assert.equal(ana.unread, 10_000 - 32)
  assert.ok(ana.session.isFull)
  release()
  await until(() => ana.unread === 0 && !ana.session.isFull)
  await until(() => answersOf(ana).length === before + 10_000)
  assert.deepEqual(answersOf(ana).slice(before), commands.map(nameOf))
  assert.ok(store.batches.every((batch) => batch.length <= 32))
})

test('[SEND8] 10,000 questions at once wait for their answers to be read, and all are answered', async (t) => {
  const hub = await openHub(t, { limits: { outboxBytes: 10_000 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const before = ana.told.length
  ana.connection.isStuck = true
  ana.say(...Array.from({ length: 10_000 }, () => ({ verb: 'who', room: { id: ana.room } }) as const))
  assert.ok(ana.unread > 9000)
  assert.ok(ana.connection.pending < 11_000, `${ana.connection.pending} bytes wait`)
  ana.connection.flow()
  await until(() => ana.unread === 0)
  assert.equal(ana.told.length - before, 10_000)
})

test('[SEND8] a command waits for the messages before it, and keeps back what comes after it', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const ana = await inRoom(hub, 'ana', 'REDES')
  await ana.ask({ verb: 'create', name: 'outra' })
  const release = store.hold('append')
  const done: string[] = []
  ana.say(message(ana.room, '1'), message(ana.room, '2'))
  ana.say({ verb: 'leave', room: ana.room }, message(ana.room, '3'), { verb: 'act', act: () => done.push('act') })
  await until(() => store.waiting('append') === 1)
  assert.ok(hub.directory.byId(ana.room)!.size === 1)
  assert.deepEqual(done, [])
  release()
  await until(() => done.length === 1)
  assert.deepEqual(ana.failures, ['not_in_room'])
  assert.deepEqual(answersOf(ana).slice(-4), ['1', '2', 'leave', '3'])
  await until(() => hub.directory.byId(ana.room)!.told === 3)
  const { page } = await ana.ask({ verb: 'join', room: { id: ana.room } })
  assert.deepEqual(
    page.messages.map(({ text }) => text),
    ['1', '2'],
  )
})

test('[SEND8] while a room is being entered nothing else of that session begins', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const bia = await inRoom(hub, 'bia', 'REDES')
  const ana = new Client(hub)
  await ana.ask({ verb: 'hello', nick: 'ana' })
  const release = store.hold('readPage')
  ana.say({ verb: 'join', room: { id: bia.room } }, message(bia.room, 'oi'), { verb: 'leave', room: bia.room })
  await until(() => store.waiting('readPage') === 1)
  assert.equal(ana.unread, 2)
  release()
  await until(() => answersOf(ana).at(-1) === 'leave')
  assert.deepEqual(ana.failures, [])
  await until(() => bia.texts.length === 1)
})

test('[HELLO1] nothing but hello is done before a nick is accepted, and a second hello is refused', async (t) => {
  const hub = await openHub(t, { settings: { isRateLimited: true } })
  const ana = new Client(hub)
  ana.say(...Array.from({ length: 40 }, () => message(1, 'oi')), { verb: 'rooms' }, { verb: 'nick', nick: 'ana' })
  assert.deepEqual(new Set(ana.failures), new Set(['nick_required']))
  assert.equal(ana.failures.length, 42)
  ana.say({ verb: 'hello', nick: 'ana' }, { verb: 'hello', nick: 'bia' })
  await until(() => ana.failures.includes('already_greeted'))
  assert.equal(ana.session.user?.nick, 'ana')
  assert.equal(hub.nicks.isTaken('bia'), false)
  // others are not slowed down by those who are nobody
  const caio = await inRoom(hub, 'caio', 'REDES')
  await caio.ask(message(caio.room, 'oi'))
})

test('[SEND8] what came whole before the end is done, then its author is gone', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const bia = await inRoom(hub, 'bia', 'REDES')
  const ana = await inRoom(hub, 'ana', 'REDES')
  const release = store.hold('append')
  ana.say(...Array.from({ length: 100 }, (_, i) => message(ana.room, `l${i}`)))
  ana.say({ verb: 'leave', room: ana.room }, { verb: 'join', room: { id: ana.room } }, message(ana.room, 'fim'))
  ana.hangUp()
  assert.equal(ana.session.isClosed, false)
  release()
  await until(() => ana.session.isClosed)
  assert.equal(ana.connection.reason, 'gone')
  await until(() => bia.texts.length === 101)
  assert.equal(bia.texts.at(-1), 'fim')
  await until(() => bia.signals.filter((signal) => signal.type === 'left').length === 2)
  assert.equal(hub.online, 1)
})

test('[SEND2] every answer comes before the event, for many messages at once too', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  ana.say(...Array.from({ length: 200 }, (_, i) => message(ana.room, `l${i}`)))
  await until(() => ana.texts.length === 200)
  const answered = new Set<number>()
  for (const one of ana.told) {
    if ('answer' in one && 'seq' in one.answer) answered.add(one.answer.seq)
    if ('event' in one) assert.ok(answered.has(one.event.seq), `${one.event.seq} was told before it was answered`)
  }
})

test('[SEND8] what a transport does in its turn may ask for more, or end the session, without disturbing the order', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const done: string[] = []
  const act = (name: string, f: () => void = () => {}) => ({ verb: 'act', act: () => (done.push(name), f()) }) as const
  ana.say(
    message(ana.room, '1'),
    act('acorda', () => ana.session.wake()),
    { verb: 'who', room: { id: ana.room } },
    act('diz mais', () => ana.say(act('depois'), message(ana.room, '3'))),
    message(ana.room, '2'),
    act('sai', () => ana.session.close('quit')),
    act('nunca'),
  )
  await until(() => ana.session.isClosed)
  assert.deepEqual(done, ['acorda', 'diz mais', 'sai'])
  assert.equal(ana.connection.reason, 'quit')
  assert.deepEqual(answersOf(ana).slice(-3), ['1', 'who', '2'])
  ana.session.wake()
  ana.session.end()
  assert.equal(ana.unread, 3)
})
