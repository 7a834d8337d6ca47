import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doorTexts, limits as allLimits } from '@papo/protocol'
import { isLong } from '../support/length.ts'
import { Person } from '../support/person.ts'
import { openServer } from '../support/test-server.ts'

const texts = doorTexts['pt-BR']
/** The deadlines of every day would take six minutes. */
const limits = isLong ? allLimits : { ...allLimits, sniffMs: 800, nickPromptMs: 2_500, greetingDelayMs: 50 }

test('[DOOR6] 500 silent and 50 dripping connections end at their deadlines, and people get in meanwhile', async (t) => {
  const { port, log } = await openServer(t, limits)
  const dripping = await Promise.all(Array.from({ length: 50 }, () => Person.connect(t, port)))
  // the first byte alone: a first piece of several characters may be one of the programs that send no line end
  for (const person of dripping) person.send('a')
  await Promise.all(dripping.map((person) => person.finds('the question', () => person.rest.includes('apelido'))))
  const drip = setInterval(() => dripping.forEach((person) => person.send('a')), limits.sniffMs / 20)
  t.after(() => clearInterval(drip))
  const silent = await Promise.all(Array.from({ length: 500 }, () => Person.connect(t, port)))
  const guest = await Person.enter(t, port, 'Visita')

  // each byte renews nothing: the deadline counts from accept
  await Promise.all(dripping.map((person) => person.ended()))
  assert.ok(dripping.every(({ lines }) => lines.includes(texts.idle)))
  assert.ok(
    silent.every(({ hasEnded }) => !hasEnded),
    'the silent ones have longer',
  )
  const other = await Person.enter(t, port, 'Outra')

  await Promise.all(silent.map((person) => person.ended()))
  assert.ok(silent.every(({ lines }) => lines.includes(texts.idle)))
  await guest.enterRoom('REDES')
  await other.enterRoom('REDES')
  guest.say('oi')
  await other.hears('[Visita] oi')
  assert.equal(log.filter((entry) => entry.event === 'disconnected').length, 550)
})
