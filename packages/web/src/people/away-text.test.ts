import assert from 'node:assert/strict'
import { test } from 'node:test'
import { webTexts } from '@papo/protocol'
import { awayText } from './away-text.ts'

const minute = 60_000
const said: readonly (readonly [ms: number, pt: string, en: string])[] = [
  [-5_000, 'há 1 min', '1 min ago'],
  [0, 'há 1 min', '1 min ago'],
  [6.9 * minute, 'há 6 min', '6 min ago'],
  [60 * minute - 1, 'há 59 min', '59 min ago'],
  [60 * minute, 'há 1 h', '1 h ago'],
  [179 * minute, 'há 2 h', '2 h ago'],
]

test('[1.10] how long somebody is away is told in minutes, after an hour in hours', () => {
  for (const [ms, pt, en] of said) {
    assert.equal(awayText(ms, webTexts['pt-BR']), pt)
    assert.equal(awayText(ms, webTexts.en), en)
  }
})
