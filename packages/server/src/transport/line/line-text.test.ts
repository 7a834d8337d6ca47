import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { safeText } from '@papo/protocol'
import { encodeLine, encodeLines, encodeQuestion } from './line-text.ts'

const visible = /^[^\x00-\x08\x0b-\x1f\x7f-\x9f]*$/u

// docs/reliability.md row 18
test('no string at all leaves a control character but the line end', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = Buffer.from(encodeLine(text)).toString()
      assert.ok(line.endsWith('\r\n'))
      assert.match(line.replaceAll('\r\n', '\n'), visible)
      assert.doesNotMatch(line, /[\u202a-\u202e\u2066-\u2069\u2028\u2029]/)
    }),
    { numRuns: 1_000 },
  )
})

test('each control character, raw or C1, is taken out wherever it stands', () => {
  const codes = [...Array(0x20).keys(), 0x7f, ...Array.from({ length: 0x20 }, (_, index) => 0x80 + index)]
  for (const code of codes.filter((one) => one !== 0x09 && one !== 0x0a)) {
    const character = String.fromCharCode(code)
    const out = safeText(`a${character}b${character}`)
    assert.match(out.replaceAll('\r\n', '\n'), visible, `U+${code.toString(16)}`)
    assert.equal(out.replaceAll('\r\n  ', ''), 'ab', `U+${code.toString(16)}`)
  }
})

test('[T3] further lines of a text are indented, whatever ends them', () => {
  assert.equal(safeText('def quick(v):\n    return v'), 'def quick(v):\r\n      return v')
  for (const end of ['\n', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'])
    assert.equal(safeText(`oi${end}* Você foi banido`), 'oi\r\n  * Você foi banido', JSON.stringify(end))
  assert.equal(safeText('oi\n\n'), 'oi')
})

test('at most two further lines in a row are blank', () => {
  assert.equal(safeText(`oi${'\n'.repeat(50)}x`, '\n'), 'oi\n  \n  \n  x')
})

test('[T3] ESC, CR and what turns the direction around are gone; tabs, accents and emoji stay', () => {
  assert.equal(safeText('a\u001b[2Jb\rc\u202ed\u2066e\u2069'), 'a[2Jbcde')
  assert.equal(safeText('\tação 👩‍💻 \u200f'), '\tação 👩‍💻 \u200f')
})

test('lines end in CRLF, a question in nothing', () => {
  assert.equal(Buffer.from(encodeLines(['', 'a', 'b\nc'])).toString(), '\r\na\r\nb\r\n  c\r\n')
  assert.equal(Buffer.from(encodeQuestion(['a'], 'nick? ')).toString(), 'a\r\nnick? ')
})
