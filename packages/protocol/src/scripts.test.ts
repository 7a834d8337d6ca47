import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOneScript } from './scripts.ts'

test('letters of one script go together, with digits and signs', () => {
  for (const text of ['Zé-2', 'Ελένη', 'Ёлка', 'שרה', 'नेहा', 'สมชาย', 'ꓮꓡꓡ', '𐌰𐌽𐌰', '2024', ''])
    assert.ok(isOneScript(text), text)
})

test('Chinese, Japanese and Korean go with the scripts they are written in', () => {
  for (const text of ['さくら桜', 'サクラー', '金철수', '王ㄨㄤ']) assert.ok(isOneScript(text), text)
})

test('letters of two scripts do not go together', () => {
  for (const text of ['аdmin', 'admіn', 'adm\u0399n', 'さくら철수', 'anaन', 'ana٣']) assert.ok(!isOneScript(text), text)
})

test('every letter that this Unicode knows is of some script', () => {
  const missing: string[] = []
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
    const letter = String.fromCodePoint(codePoint)
    if (/\p{L}/u.test(letter) && !isOneScript(letter)) missing.push(codePoint.toString(16))
  }
  assert.deepEqual(missing, [])
})
