import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sourceOf } from '@papo/protocol'
import { textBeginning } from './text-beginning.ts'

const most = { lines: 3, characters: 40 }

/** The beginning of a text as one would have written it. */
const begin = (text: string): string => sourceOf(textBeginning(text, most))

test('a short text is shown as it is, with its marks', () => {
  assert.equal(begin('prova na **sexta**, `sala 3`'), 'prova na **sexta**, `sala 3`')
  assert.equal(begin('um\n> dois\ntrês'), 'um\n> dois\ntrês')
})

test('a long text is cut once, and its marks are closed', () => {
  assert.equal(begin('a'.repeat(50)), `${'a'.repeat(40)}…`)
  assert.equal(begin(`${'a'.repeat(30)} **${'b'.repeat(30)}** *c* d`), `${'a'.repeat(30)} **${'b'.repeat(9)}…**`)
  assert.equal(begin(`${'a'.repeat(39)} **b**`), `${'a'.repeat(39)} …`)
})

test('lines after the last one that is shown are said to be there', () => {
  assert.equal(begin('1\n2\n3\n4'), '1\n2\n3…')
  assert.equal(begin('1\n2\n> 3\n4'), '1\n2\n> 3\n…')
  assert.equal(begin('```\n1\n2\n3\n4\n```\n5'), '```\n1\n2\n3…\n```')
})

test('blank lines take no room', () => {
  assert.equal(begin('1\n\n\n2\n\n```\n3\n\n```'), '1\n2\n```\n3\n```')
})

test('characters of two units are never cut in halves', () => {
  assert.equal(begin('🍍'.repeat(50)), `${'🍍'.repeat(40)}…`)
})

test('an address is shown whole: it is shortened where it is drawn', () => {
  const url = `https://exemplo.edu/${'a'.repeat(80)}`
  assert.equal(begin(`${url} e mais`), `${url}…`)
})
