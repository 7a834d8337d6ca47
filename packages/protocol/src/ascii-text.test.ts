import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toAscii } from './ascii-text.ts'
import { languages } from './language.ts'
import { inkOf } from './line-ink.ts'

test('accents, ligatures, quotes, arrows and boxes are written by what looks like them', () => {
  const forms = [
    ['maçã não Über Ångström', 'maca nao Uber Angstrom'],
    ['ß æ Œ ø ł ı ﬁ ½ n²', 'ss ae OE o l i fi 1/2 n2'],
    ['“a” ‘b’ «c» … – — → × °', '"a" \'b\' "c" ... - - -> x o'],
    ['┌──┬═╗\t│ ║ ┼', '+--+-+\t| | +'],
    ['Привет 你好', '?????? ??'],
  ] as const
  for (const [text, form] of forms) assert.equal(toAscii(text, 'pt-BR'), form)
})

test('an emoji is a word: the server’s signs, those that have a name, and any other', () => {
  assert.equal(toAscii('✅ ok ⚠️ 👍 👩‍💻 1️⃣', 'pt-BR'), '(ok) ok (aviso) :joinha: :emoji: :emoji:')
  assert.equal(toAscii('❌ 🚪 👍 🇧🇷', 'en'), '(error) (room) :thumbsup: :emoji:')
})

test('no string at all leaves more than ASCII, and what is ASCII already is left as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const language of languages) assert.match(toAscii(text, language), /^[\x00-\x7f]*$/)
    }),
    { numRuns: 500 },
  )
  assert.equal(toAscii('* plain [text] ~', 'en'), '* plain [text] ~')
})

test('[LINE6] no sign written as a word can begin what somebody says', () => {
  const ink = inkOf({ language: 'pt-BR', colors: false, ascii: true })
  assert.equal(ink.line('[Lari] oi\n✅ falso\n* Ana acena'), '[Lari] oi\r\n  (ok) falso\r\n  * Ana acena')
})
