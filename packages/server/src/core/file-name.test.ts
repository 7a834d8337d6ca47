import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extensionOf, safeFileName } from './file-name.ts'

const names: ReadonlyArray<readonly [string, string]> = [
  ['foto.png', 'foto.png'],
  ['relatório final.pdf', 'relatório final.pdf'],
  ['日本語.txt', '日本語.txt'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\windows\\win.ini', 'win.ini'],
  ['/etc/shadow', 'shadow'],
  ['C:\\Users\\ana\\foto.png', 'foto.png'],
  ['..', 'arquivo'],
  ['.', 'arquivo'],
  ['', 'arquivo'],
  ['   ', 'arquivo'],
  ['/', 'arquivo'],
  ['...', 'arquivo'],
  ['.bashrc', 'bashrc'],
  ['-rf', 'rf'],
  ['~root', 'root'],
  ['a\0b.png', 'ab.png'],
  ['a\r\nSet-Cookie: x.png', 'aSet-Cookie x.png'],
  ['a\u202egnp.exe', 'agnp.exe'],
  ['a\u2028b', 'ab'],
  ['\ufefffoto.png', 'foto.png'],
  ['foto.png.', 'foto.png'],
  ['foto.png   ', 'foto.png'],
  ['a"b*c?d<e>f|g.png', 'abcdefg.png'],
  ['nota.txt::$DATA', 'nota.txt$DATA'],
  ['CON', '_CON'],
  ['con.txt', '_con.txt'],
  ['LPT1.png', '_LPT1.png'],
  ['console.txt', 'console.txt'],
  ['foto.png/', 'foto.png'],
  ['foto.png/..', 'foto.png'],
  ['a\ud800b.png', 'a\ufffdb.png'],
  ['e\u0301.png', 'é.png'],
  ['%2e%2e%2fetc', '%2e%2e%2fetc'],
  ['a \t\n b.png', 'a b.png'],
]

test('[FILE9] a name is made safe, in whatever form it comes', () => {
  assert.deepEqual(
    names.map(([given]) => safeFileName(given)),
    names.map(([, safe]) => safe),
  )
  for (const [, safe] of names) assert.equal(safeFileName(safe), safe)
})

test('[FILE9] a long name is shortened before its extension, never within a character', () => {
  for (const letter of ['a', 'é', '日', '🎙']) {
    const name = safeFileName(`${letter.repeat(500)}.jpeg`)
    assert.ok(name.endsWith(`${letter}.jpeg`) && name.isWellFormed())
    assert.ok(Array.from(name).length <= 125 && Buffer.byteLength(name) <= 200)
    assert.equal(safeFileName(name), name)
  }
  assert.equal(safeFileName('a'.repeat(500)).length, 120)
  assert.equal(Array.from(safeFileName(`a.${'b'.repeat(500)}`)).length, 120)
})

test('[FILE7] an extension is what stands after the last dot', () => {
  const found = ['a.PNG', 'a.tar.gz', 'a', '.a', 'a.', 'a. b', 'a.b c'].map(extensionOf)
  assert.deepEqual(found, ['png', 'gz', '', '', '', '', ''])
})
