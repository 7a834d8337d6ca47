import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fewBlankLines } from './blank-lines.ts'

const shown = (text: string): string => fewBlankLines(text.split('\n')).join('\n')

test('at most two blank lines in a row are shown', () => {
  assert.equal(shown(`${'\n'.repeat(50)}x`), '\n\nx')
  assert.equal(shown(`a${'\n'.repeat(50)}b${'\n'.repeat(4)}c`), 'a\n\n\nb\n\n\nc')
})

test('lines of blanks, of what is not seen, and quoted ones are blank too', () => {
  assert.equal(shown('a\n \n\u200b\n\t\n\u2800\nb'), 'a\n \n\u200b\nb')
  assert.equal(shown('> a\n> \n> \n> \n> b'), '> a\n> \n> \n> b')
})

test('a text with two blank lines stays letter for letter', () => {
  for (const text of ['', 'a', 'a\nb', 'a\n\n\nb', '\n\na\n\nb\n\n']) assert.equal(shown(text), text)
})
