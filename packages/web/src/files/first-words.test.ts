import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileView } from '@papo/protocol'
import { firstWords } from './first-words.ts'

const voice: FileView = {
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  name: 'voz.webm',
  kind: 'voice',
  type: 'audio/webm',
  size: 1,
  durationMs: 23_000,
}

test('a message is named by its words, in one line and without marks', () => {
  assert.equal(firstWords({ text: 'oi **você**\nvenha', files: [voice] }, 'pt-BR'), 'oi você venha')
})

test('without words it is named by what it brings', () => {
  assert.equal(firstWords({ text: '', files: [voice] }, 'pt-BR'), 'Voz 0:23')
  assert.equal(firstWords({ text: ' \n', files: [voice] }, 'en'), 'Voice 0:23')
  assert.equal(firstWords({ text: '' }, 'en'), '')
})
