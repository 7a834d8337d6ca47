import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english, wordsOfLanguage } from './support/view-words.ts'

test('[I1] the catalogue in Portuguese has no word of the one in English but those that both have', () => {
  assert.deepEqual([...wordsOfLanguage('pt-BR').intersection(english)], [])
})

test('[I1] each language has words of its own to be told apart by', () => {
  for (const word of ['the', 'you', 'room', 'send', 'settings', 'people']) assert.ok(english.has(word), word)
  assert.ok(english.size > 150)
})
