import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError, limits } from '@papo/protocol'
import type { MessageEvent, PersonView, RoomView } from '@papo/protocol'
import { HandClock } from '../../../test/support/hand-clock.ts'
import { plainStyle } from './line-style.ts'
import { LineWire } from './line-wire.ts'

const clock = new HandClock()
const wires = {
  'pt-BR': new LineWire(plainStyle('pt-BR'), { clock, limits }),
  en: new LineWire(plainStyle('en'), { clock, limits }),
}
const room: RoomView = { id: 7, kind: 'open', name: 'REDES', slug: 'redes', maker: 1, head: 3, n: 2, lastAt: 0 }
const viewer = { user: { id: 1, nick: 'Ana' } }

function said(text: string, rest: Partial<MessageEvent> = {}): MessageEvent {
  const event = {
    kind: 'message',
    room: 7,
    seq: 2,
    at: clock.now(),
    author: 2,
    nick: 'Lari',
    n: 1,
    style: 'say',
  } as const
  return { ...event, text, ...rest }
}

const show = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

test('what only a room needs to know of its log, and quiet arrivals, are not shown', () => {
  const base = { room: 7, seq: 1, at: 0, author: 2, nick: 'Lari' }
  for (const wire of Object.values(wires)) {
    for (const kind of ['created', 'archived'] as const) assert.equal(wire.event({ kind, ...base }, room).length, 0)
    for (const quiet of [true, false]) {
      const person = { room: 7, user: 2, nick: 'Lari', quiet }
      assert.equal(wire.signal({ type: 'joined', ...person, channel: 'line' }, room).length === 0, quiet)
      assert.equal(wire.signal({ type: 'left', ...person }, room).length === 0, quiet)
    }
    assert.equal(wire.answer('send', { room: 7, seq: 1, at: 0 }, viewer, sendCommand).length, 0)
  }
})

function person(id: number): PersonView {
  return { id, nick: `p${id}`, presence: 'online', channel: 'line', since: 0 }
}

const sendCommand = { verb: 'send', room: 7, text: 'oi', style: 'say', key: 'k' } as const

test('[classic 18] S1 and S2 speak of arrivals in their own words, people in one form', () => {
  const joined = { type: 'joined', room: 7, user: 2, nick: 'Lari', quiet: false, channel: 'line' } as const
  assert.equal(show(wires['pt-BR'].signal(joined, room)), "📝 Lari entrou na sala 'REDES'.\r\n")
  assert.equal(show(wires.en.signal(joined, room)), 'Lari has joined the room\r\n')
  for (const wire of Object.values(wires)) assert.equal(show(wire.event(said('oi'), room)), '[Lari] oi\r\n')
})

test('[classic 23] history has the time of each message, and the day of those that are older', () => {
  const day = 86_400_000
  const messages = [said('oi', { at: clock.now() - day }), said('a\nb', { style: 'act' })]
  const answer = { room, page: { messages, quoted: [], asOf: 3, more: false, newer: false } }
  const lines = show(wires.en.answer('history', answer, viewer, { verb: 'history', room: 7, limit: 20 })).split('\r\n')
  assert.equal(lines[0], '--- REDES: last 2 ---')
  assert.match(lines[1] ?? '', /^\[\d{4}-\d\d-\d\d \d\d:\d\d\] \[Lari\] oi$/)
  assert.match(lines[2] ?? '', /^\[\d\d:\d\d\] \* Lari a$/)
  assert.deepEqual(lines.slice(3), ['  b', ''])
})

test('a room that is full of people is named up to a bound', () => {
  const people = Array.from({ length: limits.listedPeople + 5 }, (_, id) => person(id))
  const ask = { verb: 'who', room: { id: 7 } } as const
  const english = show(wires.en.answer('who', { room, people }, viewer, ask)).split('\r\n')
  assert.equal(english.length, limits.listedPeople + 2)
  assert.equal(english.at(-2), '👤 … 5 more')
  const [first, second] = show(wires['pt-BR'].answer('who', { room, people }, viewer, ask)).split('\r\n')
  assert.equal(first, 'REDES: 505 pessoas')
  assert.match(second ?? '', / e mais 5$/)
  assert.equal(show(wires['pt-BR'].answer('who', { room, people: [] }, viewer, ask)), 'REDES: ninguém\r\n')
})

test('[classic 6] a nick that is refused is asked for again, any other refusal asks nothing', () => {
  const taken = new ChatError('nick_taken', { given: 'rafa', suggestions: ['rafa2', 'rafa-lab'] })
  const words = '⚠️ "rafa" já está em uso. Tente: rafa2, rafa-lab\r\n'
  assert.equal(show(wires['pt-BR'].failure(taken, { verb: 'hello', nick: 'rafa' })), `${words}Digite seu apelido: `)
  assert.equal(show(wires['pt-BR'].failure(taken, { verb: 'nick', nick: 'rafa' })), words)
})
