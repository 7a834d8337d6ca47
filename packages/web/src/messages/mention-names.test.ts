import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { splitMentions } from './mention-names.ts'

suite('names in a text', () => {
  const named = (text: string, nicks: readonly string[], unknown = 0): (string | undefined)[] => {
    const pieces = splitMentions(text, nicks, unknown)
    assert.equal(pieces.map((piece) => piece.text).join(''), text)
    return pieces.filter(({ nick }) => nick !== undefined).map((piece) => piece.text)
  }

  test('the longest name that fits is taken', () => {
    assert.deepEqual(named('oi @Ana Lima e @Ana!', ['Ana', 'Ana Lima']), ['@Ana Lima', '@Ana'])
  })

  test('accents and case do not matter, as on the server', () => {
    assert.deepEqual(named('@teo @TÉO', ['Téo']), ['@teo', '@TÉO'])
  })

  test('an address of mail and the beginning of a longer word name nobody', () => {
    assert.deepEqual(named('a@ana.org @anabela', ['ana']), [])
  })

  test('who is not known by name is the word after the sign, as many times as there are', () => {
    assert.deepEqual(named('@zeca. e @nina', [], 1), ['@zeca'])
  })

  test('names of signs that mean something elsewhere are only names', () => {
    assert.deepEqual(named('@a.*b @a.b', ['a.b']), ['@a.b'])
  })
})
