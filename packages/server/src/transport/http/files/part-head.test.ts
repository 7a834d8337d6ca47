import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPartHead } from './part-head.ts'
import type { PartHead } from './part-head.ts'

function read(disposition: string, type?: string): PartHead | undefined {
  return readPartHead({ 'content-disposition': [disposition], ...(type !== undefined && { 'content-type': [type] }) })
}

/** What the head of a part calls its file, written as the bytes of UTF-8. */
function nameIn(parameters: string): string | undefined {
  return read(Buffer.from(`form-data; name="arquivo"${parameters}`).toString('latin1'))?.filename
}

test('[HTTP10] the name of a file is in `filename`, quoted or not', () => {
  assert.equal(nameIn('; filename="a b; c.txt"'), 'a b; c.txt')
  assert.equal(nameIn('; filename=a.txt'), 'a.txt')
  assert.equal(nameIn(';FileName = "é 文.txt"'), 'é 文.txt')
  assert.equal(nameIn(String.raw`; filename="a\"b\\c.txt"`), String.raw`a"b\c.txt`)
  assert.equal(nameIn(String.raw`; filename="C:\dir\x.txt"`), String.raw`C:\dir\x.txt`)
  assert.equal(nameIn('; filename=""'), '')
  assert.equal(nameIn('; filename="sem fim.txt'), '"sem fim.txt')
  assert.equal(nameIn(''), undefined)
})

test('[HTTP10] `filename*` is preferred wherever it stands, and what of it cannot be read falls back', () => {
  const good = "filename*=utf-8''caf%C3%A9.txt"
  assert.equal(nameIn(`; filename="x.txt"; ${good}`), 'café.txt')
  assert.equal(nameIn(`; ${good}; filename="x.txt"`), 'café.txt')
  assert.equal(nameIn(`; ${good}`), 'café.txt')
  assert.equal(nameIn(`; filename="x.txt"; filename*=UTF-8'pt-BR'caf%c3%a9%20%22.txt`), 'café ".txt')
  assert.equal(nameIn(`; filename="x.txt"; filename*="utf-8''caf%C3%A9.txt"`), 'café.txt')
  assert.equal(nameIn(`; filename="x.txt"; filename*=iso-8859-1''caf%E9.txt`), 'café.txt')
  const bad = ["utf-8''caf%E9.txt", "utf-8''100%.txt", "klingon''a.txt", 'a.txt', "utf-8''", "''", '']
  for (const value of bad) assert.equal(nameIn(`; filename="x.txt"; filename*=${value}`), 'x.txt', value)
  assert.equal(nameIn("; filename*=utf-8''%FF"), undefined)
})

test('[HTTP10] a part has a field, a type and a charset; what is no part of a form has nothing', () => {
  assert.deepEqual(read('form-data; name="texto"'), { field: 'texto', type: 'text/plain', charset: 'utf-8' })
  assert.deepEqual(read('form-data; name=a; filename=b', 'Image/PNG ; x=y'), {
    field: 'a',
    filename: 'b',
    type: 'image/png',
    charset: 'utf-8',
  })
  assert.equal(read('form-data; name=a', 'text/plain; charset="iso-8859-1"')?.charset, 'iso-8859-1')
  assert.deepEqual(read('form-data'), { field: '', type: 'text/plain', charset: 'utf-8' })
  for (const other of ['', 'attachment; name="a"', 'form-dataset; name="a"']) assert.equal(read(other), undefined)
  assert.equal(readPartHead({}), undefined)
})
