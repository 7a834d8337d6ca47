import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages, webTexts } from '@papo/protocol'
import { createTimes } from '../messages/times.ts'
import { shortDate } from './dates.ts'

test('what was said today has the hours that the person set, as in the list of messages', () => {
  const at = Date.now()
  for (const language of languages) {
    const texts = webTexts[language]
    for (const clock of ['auto', 'h12', 'h24'] as const)
      assert.equal(shortDate(at, { language, texts, clock }), createTimes(language, texts.room, clock).clock(at))
  }
})
