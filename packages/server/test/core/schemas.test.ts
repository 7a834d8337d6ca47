import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verbs } from '@papo/protocol'
import type { Command } from '@papo/protocol'
import { event, signal, verbSchemas } from '@papo/protocol/schemas'
import { Client, jsonWire, message, openHub, until } from '../support/core.ts'
import type { Told } from '../support/core.ts'
import { HandClock } from '../support/hand-clock.ts'
import { uploads } from '../support/uploader.ts'

const frames = jsonWire({ variant: 'frames', resumes: true, waits: false })

const recorded = { type: 'audio/webm', voice: { durationMs: 1_000, bars: Array.from({ length: 64 }, () => 9) } }

/** Fails where something told is not exactly what its schema says: nothing more, nothing less. */
function checkTold(told: Told): void {
  if ('event' in told) assert.deepEqual(event.parse(told.event), told.event)
  if ('signal' in told) assert.deepEqual(signal.parse(told.signal), told.signal)
  if ('answer' in told) assert.deepEqual(verbSchemas[told.to.verb].answer.parse(told.answer), told.answer)
}

test('[SCHEMA1] every answer, event and signal is exactly what its schema says', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock })
  const { epoch } = hub.store
  const ana = new Client(hub, frames)
  await ana.ask({ verb: 'hello', nick: 'ana', keep: true, room: 'geral', channel: 'web' })
  const bia = new Client(hub, frames)
  const { token } = await bia.ask({ verb: 'hello', nick: 'bia', keep: true })
  const tab = new Client(hub, frames)
  await tab.ask({ verb: 'hello', token: token! })
  await tab.ask({ verb: 'watch', on: true })
  const { membership } = await bia.ask({ verb: 'join', room: { slug: 'geral' } })
  const room = membership.room.id
  const { seq } = await ana.ask(message(room, '@bia oi'))
  const { room: direct } = await bia.ask({ verb: 'send_direct', to: 'ana', text: 'oi', key: 'd1' })
  await ana.ask({ ...message(room, '@todos prova'), reply: seq })
  const attached = await uploads(hub, Object.assign(ana, { room }), recorded)
  const files = [{ id: attached.id, alt: 'um recado' }]
  const { seq: brought } = await ana.ask({ ...message(room, ''), files })
  await ana.ask({ ...message(room, 'ouviu?'), reply: brought })
  const commands: Command[] = [
    { verb: 'files', room, limit: 9 },
    { verb: 'upload_link', room, name: 'foto.png' },
    { verb: 'history', room, limit: 1 },
    { verb: 'react', room, seq, emoji: '👍', on: true },
    { verb: 'pin', room, seq, on: true },
    { verb: 'edit', room, seq, text: 'olá @bia' },
    { verb: 'versions', room, seq },
    { verb: 'pins', room },
    { verb: 'history', room, limit: 9 },
    { verb: 'history', room, limit: 9, around: seq },
    { verb: 'history', with: 'bia', limit: 9 },
    { verb: 'delete', room, seq },
    { verb: 'log', room, after: 0, until: 99 },
    { verb: 'rooms' },
    { verb: 'watch', on: true },
    { verb: 'who' },
    { verb: 'who', room: { id: room } },
    { verb: 'mark', room, marker: { seq: 3, n: 2 } },
    { verb: 'typing', room, on: true },
    { verb: 'presence', presence: 'away' },
    { verb: 'ignore', nick: 'bia', on: true },
    { verb: 'notice', room, notice: 'mentions' },
    { verb: 'create', name: 'REDES' },
    { verb: 'nick', nick: 'aninha' },
    {
      verb: 'resume',
      rooms: [
        { room, epoch, seq: 1 },
        { room: direct, epoch: '', seq: 0 },
      ],
    },
  ]
  for (const command of commands) await ana.ask(command)
  await bia.ask({ verb: 'mark', room, marker: { seq: 3, n: 2 } })
  await bia.ask({ verb: 'ignore', nick: 'aninha', on: true })
  await bia.ask({ verb: 'notice', room, notice: 'none' })
  clock.advance(10_000)
  await bia.ask({ verb: 'leave', room })
  clock.advance(10_000)
  await until(() => ana.signals.some(({ type }) => type === 'left'))
  const back = new Client(hub, frames)
  await back.ask({ verb: 'hello', token: token! })
  const told = [ana, bia, tab, back].flatMap((client) => client.told)
  for (const one of told) checkTold(one)
  const answered = new Set(told.flatMap((one) => ('answer' in one ? [one.to.verb] : [])))
  assert.deepEqual(
    verbs.filter((verb) => !answered.has(verb)),
    [],
  )
  const kinds = new Set(told.flatMap((one) => ('event' in one ? [one.event.kind] : [])))
  assert.deepEqual([...kinds].toSorted(), ['deleted', 'edited', 'message', 'pinned', 'reacted'])
  const signals = new Set(told.flatMap((one) => ('signal' in one ? [one.signal.type] : [])))
  const expected = [
    'entered',
    'exited',
    'ignored',
    'joined',
    'left',
    'marked',
    'noticed',
    'presence',
    'renamed',
    'rooms',
    'typing',
  ]
  assert.deepEqual([...signals].toSorted(), expected)
})
