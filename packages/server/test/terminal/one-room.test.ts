import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineTexts, terminalTexts } from '@papo/protocol'
import type { Event } from '@papo/protocol'
import { connect } from '@papo/sdk'
import { atEnd } from '../support/at-end.ts'
import { Person } from '../support/person.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openServer } from '../support/test-server.ts'
import { until } from '../support/until.ts'
import { PipedPapo } from './piped-papo.ts'

const texts = lineTexts['pt-BR']
const numbers = Array.from({ length: 20 }, (_, i) => String(i))

/** What an event is on a line. */
function lineOf(event: Event): string | undefined {
  switch (event.kind) {
    case 'message':
      return texts.said(event.nick, event.text)
    case 'edited':
      return texts.corrected(event.nick, event.text)
    case 'deleted':
      return texts.removed(event.nick)
    default:
      return undefined
  }
}

test('[T5] a page, a line and a terminal in one room see one order, and the same edits and deletions', async (t) => {
  const state = temporaryFolder(t)
  const { port } = await openServer(t, {}, ['--rate-limit=off'])
  const page = connect({ url: `http://127.0.0.1:${port}`, nick: 'Ana', channel: 'web' })
  atEnd(t, () => page.close())
  const events: Event[] = []
  page.on('event', (event) => events.push(event))
  const room = await page.join('geral')
  const line = await Person.enter(t, port, 'Bia')
  await line.enterRoom('geral')
  const { person: terminal } = await PipedPapo.start(t, { port, state, nick: 'Caio' })

  for (const number of numbers) {
    room.send(`Ana ${number}`)
    line.say(`Bia ${number}`)
    terminal.say(`Caio ${number}`)
  }
  const countOf = (kind: Event['kind']): number => events.filter((event) => event.kind === kind).length
  await until('all was said', () => countOf('message') === 60)
  const own = room.timeline.messages.filter(({ nick }) => nick === 'Ana')
  await Promise.all([room.edit(own[3]!.seq, 'Ana corrige').answered, room.delete(own[5]!.seq).answered])
  line.say('/editar Bia corrige')
  await line.hears('✏️ Ana corrigiu: Ana corrige')
  terminal.say('/editar Caio corrige', '/apagar')
  await until('all was changed', () => countOf('edited') === 3 && countOf('deleted') === 2)

  // what follows is heard after it
  room.send('fim')
  await Promise.all([line, terminal].map((person) => person.hears('[Ana] fim')))
  await until('the end is told', () => countOf('message') === 61)
  const told = (nick: string): string[] =>
    events.filter((event) => event.nick !== nick).flatMap((event) => lineOf(event) ?? [])
  const wanted = new Set(events.flatMap((event) => lineOf(event) ?? []))
  const heard = (person: Person): string[] => person.lines.filter((one) => wanted.has(one))
  assert.deepEqual(heard(line), told('Bia'))
  const ownLine = terminalTexts['pt-BR'].said
  const whole = events.flatMap((event) =>
    event.kind === 'message' && event.nick === 'Caio' ? ownLine(event.text) : (lineOf(event) ?? []),
  )
  assert.deepEqual(
    terminal.lines.filter((one) => wanted.has(one) || one.startsWith('VOCÊ: ')),
    whole,
  )
})
