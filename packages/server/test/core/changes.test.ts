import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Event } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'
import { Client, inRoom, message, openHub, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { HandClock } from '../support/hand-clock.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'

const kinds = (events: readonly Event[]): string[] => events.map(({ kind }) => kind)

async function page(client: Client, room: number): Promise<readonly { text: string; seq: number }[]> {
  return (await client.ask({ verb: 'history', room, limit: 50 })).page.messages
}

async function pair(hub: Hub): Promise<{ ana: Client & { room: number }; bia: Client & { room: number } }> {
  return { ana: await inRoom(hub, 'ana', 'REDES'), bia: await inRoom(hub, 'bia', 'REDES') }
}

test('[EDIT1] an author changes the text of his message, and everybody is told in the order of the log', async (t) => {
  const hub = await openHub(t)
  const { ana, bia } = await pair(hub)
  const { seq } = await bia.ask(message(bia.room, 'ola'))
  const edited = await bia.ask({ verb: 'edit', room: bia.room, seq, text: 'olá' })
  assert.equal(edited.seq, seq + 1)
  await ana.ask(message(ana.room, 'oi'))
  await until(() => ana.events.length === 3)
  assert.deepEqual(kinds(ana.events), ['message', 'edited', 'message'])
  const change = ana.events[1]!
  assert.ok(change.kind === 'edited' && change.target === seq && change.text === 'olá')
  assert.deepEqual(
    (await page(ana, ana.room)).map(({ text }) => text),
    ['olá', 'oi'],
  )
})

test('[EDIT1] nobody else changes it, and after 15 minutes its author does not either', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock })
  const { ana, bia } = await pair(hub)
  const { seq } = await bia.ask(message(bia.room, 'ola'))
  await assert.rejects(ana.ask({ verb: 'edit', room: ana.room, seq, text: 'x' }), { code: 'not_allowed' })
  await assert.rejects(ana.ask({ verb: 'delete', room: ana.room, seq }), { code: 'not_allowed' })
  clock.advance(hub.limits.guestEditMs)
  await bia.ask({ verb: 'edit', room: bia.room, seq, text: 'a tempo' })
  clock.advance(1)
  await assert.rejects(bia.ask({ verb: 'edit', room: bia.room, seq, text: 'tarde' }), { code: 'too_late' })
  await assert.rejects(bia.ask({ verb: 'edit', room: bia.room, seq: 99, text: 'x' }), { code: 'message_not_found' })
  await assert.rejects(bia.ask({ verb: 'edit', room: bia.room, seq: 1, text: 'x' }), { code: 'message_not_found' })
  await assert.rejects(bia.ask({ verb: 'edit', room: bia.room, seq, text: '  ' }), { code: 'message_empty' })
})

test('[EDIT2] the older texts are kept for who made the room, and for nobody else', async (t) => {
  const hub = await openHub(t)
  const { ana, bia } = await pair(hub)
  const { seq } = await bia.ask(message(bia.room, 'um'))
  await bia.ask({ verb: 'edit', room: bia.room, seq, text: 'dois' })
  await bia.ask({ verb: 'edit', room: bia.room, seq, text: 'três' })
  const { versions } = await ana.ask({ verb: 'versions', room: ana.room, seq })
  assert.deepEqual(
    versions.map(({ text }) => text),
    ['um', 'dois'],
  )
  await assert.rejects(bia.ask({ verb: 'versions', room: bia.room, seq }), { code: 'not_allowed' })
})

test('[DEL1] a deleted message has no text for anybody any more, nor anything that was put to it', async (t) => {
  const hub = await openHub(t)
  const { ana, bia } = await pair(hub)
  const { seq } = await bia.ask(message(bia.room, 'segredo'))
  await ana.ask({ verb: 'react', room: ana.room, seq, emoji: '👍', on: true })
  await ana.ask({ verb: 'pin', room: ana.room, seq, on: true })
  await bia.ask({ verb: 'edit', room: bia.room, seq, text: 'segredo 2' })
  await bia.ask({ verb: 'delete', room: bia.room, seq })
  const late = await inRoom(hub, 'caio', 'REDES')
  const { page: seen } = await late.ask({ verb: 'history', room: late.room, limit: 50 })
  assert.equal(seen.messages.length, 1)
  const [gone] = seen.messages
  assert.equal(gone!.text, '')
  assert.equal(gone!.deleted, true)
  assert.equal(gone!.reactions, undefined)
  assert.equal(gone!.pinned, undefined)
  assert.deepEqual((await ana.ask({ verb: 'versions', room: ana.room, seq })).versions, [])
  assert.deepEqual((await ana.ask({ verb: 'pins', room: ana.room })).messages, [])
  const { events } = await late.ask({ verb: 'log', room: late.room, after: 0, until: 99 })
  assert.doesNotMatch(JSON.stringify([seen, events]), /segredo/)
  assert.deepEqual(kinds(events), ['created', 'message', 'reacted', 'pinned', 'edited', 'deleted'])
  for (const verb of ['edit', 'react', 'pin'] as const) {
    const more = { edit: { text: 'x' }, react: { emoji: '👍', on: true }, pin: { on: true } }[verb]
    const asker = verb === 'edit' ? bia : ana
    await assert.rejects(asker.ask({ verb, room: ana.room, seq, ...more }), { code: 'message_not_found' }, verb)
  }
})

test('[DEL1] an author deletes what he said in an open room after he left it, and nobody else does', async (t) => {
  const hub = await openHub(t)
  const { ana, bia } = await pair(hub)
  const { seq } = await bia.ask(message(bia.room, 'segredo'))
  for (const client of [ana, bia]) await client.ask({ verb: 'leave', room: bia.room })
  await assert.rejects(ana.ask({ verb: 'delete', room: bia.room, seq }), { code: 'not_allowed' })
  await assert.rejects(bia.ask({ verb: 'edit', room: bia.room, seq, text: 'x' }), { code: 'not_in_room' })
  await bia.ask({ verb: 'delete', room: bia.room, seq })
  const late = await inRoom(hub, 'caio', 'REDES')
  assert.deepEqual(
    (await page(late, late.room)).map(({ text }) => text),
    [''],
  )
  for (const room of [99, bia.room + 1])
    await assert.rejects(bia.ask({ verb: 'delete', room, seq }), { code: 'not_in_room' })
})

test('[DEL1] in a conversation of others nobody deletes anything', async (t) => {
  const hub = await openHub(t)
  const { ana } = await pair(hub)
  const { room, seq } = await ana.ask({ verb: 'send_direct', to: 'bia', text: 'oi', key: 'k' })
  const caio = await inRoom(hub, 'caio', 'REDES')
  await assert.rejects(caio.ask({ verb: 'delete', room, seq }), { code: 'not_in_room' })
})

test('[SAME1] an edit, deletion, reaction or pin asked again is answered as done, and is told once', async (t) => {
  const hub = await openHub(t)
  const { ana } = await pair(hub)
  const { seq } = await ana.ask(message(ana.room, 'um'))
  const commands = [
    { verb: 'edit', room: ana.room, seq, text: 'dois' },
    { verb: 'react', room: ana.room, seq, emoji: '🎉', on: true },
    { verb: 'react', room: ana.room, seq, emoji: '🎉', on: false },
    { verb: 'pin', room: ana.room, seq, on: true },
    { verb: 'pin', room: ana.room, seq, on: false },
    { verb: 'delete', room: ana.room, seq },
  ] as const
  for (const command of commands) {
    await ana.ask(command)
    assert.equal((await ana.ask(command)).room, ana.room)
  }
  await until(() => ana.events.at(-1)?.kind === 'deleted')
  assert.deepEqual(kinds(ana.events), ['message', 'edited', 'reacted', 'reacted', 'pinned', 'pinned', 'deleted'])
})

test('[REACT1] reactions are counted by kind, in order, with one’s own marked', async (t) => {
  const hub = await openHub(t)
  const { ana, bia } = await pair(hub)
  const { seq } = await bia.ask(message(bia.room, 'oi'))
  for (const client of [ana, bia]) await client.ask({ verb: 'react', room: ana.room, seq, emoji: '👍', on: true })
  await bia.ask({ verb: 'react', room: ana.room, seq, emoji: '🇧🇷', on: true })
  const { page: seen } = await ana.ask({ verb: 'history', room: ana.room, limit: 1 })
  assert.deepEqual(seen.messages[0]!.reactions, [
    { emoji: '👍', count: 2, nicks: ['ana', 'bia'], mine: true },
    { emoji: '🇧🇷', count: 1, nicks: ['bia'] },
  ])
  for (const emoji of ['x', '👍👍', '', '👍 ', '<b>'])
    await assert.rejects(ana.ask({ verb: 'react', room: ana.room, seq, emoji, on: true }), { code: 'emoji_invalid' })
})

test('[REACT1] a message has at most 20 kinds of reactions', async (t) => {
  const hub = await openHub(t, { limits: { reactionKinds: 2 } })
  const { ana } = await pair(hub)
  const { seq } = await ana.ask(message(ana.room, 'oi'))
  const put = (emoji: string): Promise<unknown> => ana.ask({ verb: 'react', room: ana.room, seq, emoji, on: true })
  await put('👍')
  await put('🎉')
  await assert.rejects(put('🚀'), { code: 'reactions_full' })
})

test('[PIN1] who made the room pins, the one pinned last stands first, and there is a bound', async (t) => {
  const hub = await openHub(t, { limits: { pinsPerRoom: 2 } })
  const { ana, bia } = await pair(hub)
  const seqs: number[] = []
  for (const text of ['a', 'b', 'c']) seqs.push((await bia.ask(message(bia.room, text))).seq)
  const pin = (client: Client, index: number): Promise<unknown> =>
    client.ask({ verb: 'pin', room: ana.room, seq: seqs[index]!, on: true })
  await assert.rejects(pin(bia, 0), { code: 'not_allowed' })
  await pin(ana, 0)
  await pin(ana, 1)
  const { messages } = await bia.ask({ verb: 'pins', room: bia.room })
  assert.deepEqual(
    messages.map(({ text }) => text),
    ['b', 'a'],
  )
  await assert.rejects(pin(ana, 2), { code: 'pins_full' })
  await pin(ana, 1)
})

test('[PIN1] pins that are asked for at once come one after the other', async (t) => {
  const hub = await openHub(t)
  const { ana } = await pair(hub)
  const again = await inRoom(hub, 'caio', 'REDES')
  const seqs: number[] = []
  for (const text of ['a', 'b']) seqs.push((await again.ask(message(ana.room, text))).seq)
  await Promise.all(seqs.map((seq) => ana.ask({ verb: 'pin', room: ana.room, seq, on: true })))
  assert.equal((await ana.ask({ verb: 'pins', room: ana.room })).messages.length, 2)
})

test('[PIN1] two who pin at once do not go beyond the bound together', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store, limits: { pinsPerRoom: 1 } })
  const { ana, bia } = await pair(hub)
  const { room, seq } = await ana.ask({ verb: 'send_direct', to: 'bia', text: 'um', key: 'k1' })
  const other = await bia.ask({ verb: 'send_direct', to: 'ana', text: 'dois', key: 'k2' })
  const go = store.hold('listPins')
  const pins = [ana.ask({ verb: 'pin', room, seq, on: true }), bia.ask({ verb: 'pin', room, seq: other.seq, on: true })]
  const settled = Promise.allSettled(pins)
  await until(() => store.waiting('listPins') === 2)
  go()
  const refused = (await settled).flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []))
  assert.deepEqual(
    refused.map(({ code }) => code),
    ['pins_full'],
  )
  assert.equal((await ana.ask({ verb: 'pins', room })).messages.length, 1)
})

test('[REPLY1] a reply names what it answers, which must be a message of the room', async (t) => {
  const hub = await openHub(t)
  const { ana, bia } = await pair(hub)
  const { seq } = await bia.ask(message(bia.room, 'pergunta'))
  await ana.ask({ ...message(ana.room, 'resposta'), reply: seq })
  const event = await until(() => bia.events.find((one) => one.kind === 'message' && one.text === 'resposta'))
  assert.ok(event.kind === 'message')
  assert.deepEqual(event.reply, { seq, author: bia.session.user!.id, nick: 'bia' })
  const { page: seen } = await ana.ask({ verb: 'history', room: ana.room, limit: 1 })
  assert.deepEqual(seen.quoted, [{ seq, author: bia.session.user!.id, nick: 'bia', text: 'pergunta' }])
  for (const reply of [1, 99])
    await assert.rejects(ana.ask({ ...message(ana.room, 'x'), reply }), { code: 'message_not_found' })
  await bia.ask({ verb: 'delete', room: bia.room, seq })
  await assert.rejects(ana.ask({ ...message(ana.room, 'x'), reply: seq }), { code: 'message_not_found' })
})

test('[SEND3] a reply asked again is answered by its first place, though what it answers was deleted meanwhile', async (t) => {
  const hub = await openHub(t)
  const { ana, bia } = await pair(hub)
  const { seq } = await bia.ask(message(bia.room, 'pergunta'))
  const reply = { ...message(ana.room, 'resposta'), reply: seq }
  const first = await ana.ask(reply)
  await bia.ask({ verb: 'delete', room: bia.room, seq })
  assert.deepEqual(await ana.ask(reply), first)
})

test('[ORDER1] what reads before it writes keeps its place among the messages of its session', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const { ana, bia } = await pair(hub)
  const { seq } = await bia.ask(message(bia.room, 'pergunta'))
  store.hold('readMessage')
  ana.say(message(ana.room, '1'), { ...message(ana.room, '2'), reply: seq }, message(ana.room, '3'), {
    verb: 'react',
    room: ana.room,
    seq,
    emoji: '👍',
    on: true,
  })
  store.releaseAll()
  await until(() => bia.events.length === 5)
  assert.deepEqual(bia.texts, ['pergunta', '1', '2', '3'])
  assert.equal(bia.events.at(-1)?.kind, 'reacted')
})

test('[LOG9] a hole in what one knows of a room is filled by reading its log', async (t) => {
  const hub = await openHub(t, { limits: { pageEvents: 3 } })
  const { ana } = await pair(hub)
  for (let index = 0; index < 5; index += 1) await ana.ask(message(ana.room, String(index)))
  await until(() => ana.texts.length === 5)
  const seqs = async (after: number, until_: number): Promise<number[]> =>
    (await ana.ask({ verb: 'log', room: ana.room, after, until: until_ })).events.map(({ seq }) => seq)
  assert.deepEqual(await seqs(2, 4), [3, 4])
  assert.deepEqual(await seqs(0, 99), [1, 2, 3])
  assert.deepEqual(await seqs(6, 99), [])
  const stranger = new Client(hub)
  await stranger.ask({ verb: 'hello', nick: 'caio' })
  await assert.rejects(stranger.ask({ verb: 'log', room: ana.room, after: 0, until: 9 }), { code: 'not_in_room' })
})
