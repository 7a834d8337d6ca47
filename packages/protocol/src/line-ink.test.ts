import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hueCount } from './hue.ts'
import { hueColors, inkOf } from './line-ink.ts'

const style = { language: 'pt-BR', colors: false, ascii: false } as const
const plain = inkOf(style)
const colored = inkOf({ ...style, colors: true })

test('each of the hues has a colour of its own', () => {
  assert.equal(hueColors.length, hueCount)
  assert.equal(new Set(hueColors).size, hueCount)
})

test('a nick has the same colour in every spelling of it', () => {
  assert.equal(colored.nick('José').replace('José', 'x'), colored.nick('jose').replace('jose', 'x'))
  assert.match(colored.nick('José'), /^\u001b\[38;5;\d+mJosé\u001b\[0m$/)
  assert.equal(plain.nick('José'), 'José')
})

test('[LINE6] no text brings an escape sequence in, where nicks are coloured neither', () => {
  const pieces = fc.constantFrom('\u001b[0m', '\u001b[38;5;1m', '\u001b', '[0m', '\u009b', '\r', '\n', 'a', '\u001b]0;')
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const line = colored.line(`[${colored.nick('Lari')}] ${colored.text(parts.join(''))}`)
      const rest = line.replace(/^\[\u001b\[38;5;\d+mLari\u001b\[0m\] /, '').replaceAll('\r\n  ', '')
      assert.doesNotMatch(rest, /[\x00-\x08\x0a-\x1f\x7f-\x9f]/)
      assert.doesNotMatch(plain.line(parts.join('')).replaceAll('\r\n  ', ''), /[\x00-\x08\x0a-\x1f\x7f-\x9f]/)
    }),
  )
})
