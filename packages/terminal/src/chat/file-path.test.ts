import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { complete } from '../screen/complete.ts'
import { readPath } from './file-path.ts'

test('a path is the rest of the line, in quotes or not, from one’s home or not', () => {
  const same = ['minha foto.png', ' minha foto.png ', '"minha foto.png"', "'minha foto.png'", '“minha foto.png”']
  for (const typed of [...same, String.raw`minha\ foto.png`]) assert.equal(readPath(typed), 'minha foto.png')
  assert.equal(readPath('~/a b.png'), join(homedir(), 'a b.png'))
  assert.equal(readPath("'~/a'"), join(homedir(), 'a'))
  assert.equal(readPath('  '), '')
})

test('Tab completes the names of files, with blanks, in folders and in quotes; hidden ones where one wants them', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'papo-paths-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'fotos da praia'))
  for (const name of ['foto 1.png', 'foto 2.png', 'nota.txt', '.oculto']) writeFileSync(join(folder, name), 'x')
  const names = { language: 'pt-BR', nicks: ['foto'], rooms: [] } as const
  const tab = (typed: string): unknown => complete(typed, names)
  assert.deepEqual(tab(`/enviar ${folder}/not`), [['nota.txt'], 'not'])
  assert.deepEqual(tab(`/upload ${folder}/foto`), [['foto 1.png', 'foto 2.png', 'fotos da praia/'], 'foto'])
  assert.deepEqual(tab(`/enviar "${folder}/foto 1`), [['foto 1.png"'], 'foto 1'])
  assert.deepEqual(tab(`/enviar ${folder}/.`), [['.oculto'], '.'])
  assert.deepEqual(tab(`/enviar ${folder}/`), [['foto 1.png', 'foto 2.png', 'fotos da praia/', 'nota.txt'], ''])
  assert.deepEqual(tab(`/enviar ${folder}/fotos da praia/x`), [[], 'x'])
  assert.deepEqual(tab('/enviar ~'), [['~/'], '~'])
})
