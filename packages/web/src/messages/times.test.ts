import assert from 'node:assert/strict'
import { test } from 'node:test'
import { webTexts } from '@papo/protocol'
import { createTimes } from './times.ts'

const seven = new Date(2026, 10, 21, 7, 53).getTime()
const evening = new Date(2026, 10, 21, 19, 53).getTime()

test('hours to 12 have no zero before them, and no half of the day in the column of faces', () => {
  for (const times of [timesOf('en', 'auto'), timesOf('en', 'h12')]) {
    assert.match(times.clock(seven), /^7:53\sAM$/u)
    assert.equal(times.gutter(seven), '7:53')
    assert.equal(times.gutter(evening), '7:53')
  }
})

test('hours to 24 have two digits everywhere', () => {
  for (const times of [timesOf('pt-BR', 'auto'), timesOf('en', 'h24')]) {
    assert.deepEqual([times.clock(seven), times.gutter(seven)], ['07:53', '07:53'])
    assert.deepEqual([times.clock(evening), times.gutter(evening)], ['19:53', '19:53'])
  }
})

function timesOf(language: 'pt-BR' | 'en', clock: 'auto' | 'h12' | 'h24'): ReturnType<typeof createTimes> {
  return createTimes(language, webTexts[language].room, clock)
}
