import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitWidth, textWidth } from './text-width.ts'

test('accents take no column, emoji and wide letters two', () => {
  const widths = {
    '': 0,
    geral: 5,
    ação: 4,
    'ac\u0327a\u0303o': 4,
    '🚀': 2,
    '👩‍💻': 2,
    '❤️': 2,
    会話: 4,
    カ: 2,
    한국: 4,
    Привет: 6,
  }
  for (const [text, width] of Object.entries(widths)) assert.equal(textWidth(text), width, text)
})

test('a text is as wide as it is asked to be, and ends in … where it was cut', () => {
  assert.equal(fitWidth('ab', 4), 'ab  ')
  assert.equal(fitWidth('会', 4), '会  ')
  assert.equal(fitWidth('abcdef', 4), 'abc…')
  assert.equal(fitWidth('会話会話', 4), '会… ')
  for (const text of ['abcdef', '会話会話', '🚀🚀🚀', 'ação!']) assert.equal(textWidth(fitWidth(text, 4)), 4)
})
