import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disposition } from './disposition.ts'

const names: ReadonlyArray<readonly [string, string]> = [
  ['foto.png', `attachment; filename="foto.png"; filename*=UTF-8''foto.png`],
  ['é 文.png', `attachment; filename="_ _.png"; filename*=UTF-8''%C3%A9%20%E6%96%87.png`],
  ['a"b\\c%20.txt', `attachment; filename="a_b_c_20.txt"; filename*=UTF-8''a%22b%5Cc%2520.txt`],
  [`it's (1)*.txt`, `attachment; filename="it's (1)*.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`],
  ['a\r\nSet-Cookie: x=1', `attachment; filename="a__Set-Cookie: x=1"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x%3D1`],
  ['\ud800.png', `attachment; filename="_.png"; filename*=UTF-8''%EF%BF%BD.png`],
  ['🙂', `attachment; filename="_"; filename*=UTF-8''%F0%9F%99%82`],
]

for (const [name, expected] of names) {
  test(`[HTTP12] the name ${JSON.stringify(name)} goes into a header that no name can break`, () => {
    assert.equal(disposition('attachment', name), expected)
  })
}
