import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aliasOf, aliasedFile } from './alias.ts'

const id = '3q2-7wECAwQFBgcICQoLDA'

const names: ReadonlyArray<readonly [string, string]> = [
  ['foto.png', 'foto.png'],
  ['../../etc/é nome.png', 'etc_e_nome.png'],
  ['.png', 'png'],
  ['文件.png', 'png'],
  ['FOTO.JPG', 'FOTO.JPG'],
]

for (const [name, safe] of names) {
  test(`[HTTP14] S4's name of ${JSON.stringify(name)} ends in ${safe}, and means the same file again`, () => {
    const alias = aliasOf({ id, name })
    assert.equal(alias, `deadbeef-0102-0304-0506-0708090a0b0c_${safe}`)
    assert.equal(aliasedFile(alias), id)
  })
}

test('[HTTP14] what is no name of S4 means no file', () => {
  for (const alias of ['', 'foto.png', '../x', 'deadbeef-0102-0304-0506-0708090a0b0_x', `${id}_x`])
    assert.equal(aliasedFile(alias), undefined)
})
