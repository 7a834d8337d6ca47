import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@papo/protocol'
import { HandClock } from '../../../test/support/hand-clock.ts'
import { Entrances } from './entrances.ts'

test('a form sent again brings in the same person, for a minute, until he is here', () => {
  const clock = new HandClock()
  const entrances = new Entrances(clock, limits)
  entrances.note('form', 'token')
  entrances.note('other form', 'other token')
  assert.equal(entrances.tokenOf('form'), 'token')
  entrances.arrived('token')
  assert.equal(entrances.tokenOf('form'), undefined)
  clock.advance(59_999)
  assert.equal(entrances.tokenOf('other form'), 'other token')
  clock.advance(1)
  assert.equal(entrances.tokenOf('other form'), undefined)
})

test('no more than a thousand are remembered, the last ones', () => {
  const entrances = new Entrances(new HandClock(), limits)
  for (let n = 0; n <= 1_000; n++) entrances.note(`form ${n}`, `token ${n}`)
  assert.equal(entrances.tokenOf('form 0'), undefined)
  assert.equal(entrances.tokenOf('form 1'), 'token 1')
  assert.equal(entrances.tokenOf('form 1000'), 'token 1000')
})
