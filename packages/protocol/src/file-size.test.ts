import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatSize, formatSizes } from './file-size.ts'
import { lineTexts } from './text/line.ts'

const mebibyte = 1024 * 1024

test('a size is told in few digits, as its language writes them', () => {
  assert.equal(formatSize(1000, 'pt-BR'), '1000 bytes')
  assert.equal(formatSize(1.25 * mebibyte, 'pt-BR'), '1,3 MB')
  assert.equal(formatSize(1.25 * mebibyte, 'en'), '1.3 MB')
  assert.equal(formatSize(25 * mebibyte + 1, 'en'), '25 MB')
})

test('two sizes that differ never look the same beside each other', () => {
  assert.deepEqual(formatSizes([38 * mebibyte, 25 * mebibyte], 'pt-BR'), ['38 MB', '25 MB'])
  assert.deepEqual(formatSizes([25.3 * mebibyte, 25 * mebibyte], 'pt-BR'), ['25,3 MB', '25 MB'])
  assert.deepEqual(formatSizes([25.04 * mebibyte, 25 * mebibyte], 'en'), ['25.04 MB', '25 MB'])
  assert.deepEqual(formatSizes([25 * mebibyte + 1, 25 * mebibyte], 'pt-BR'), ['26.214.401 bytes', '26.214.400 bytes'])
  assert.deepEqual(formatSizes([25 * mebibyte + 1, 25 * mebibyte], 'en'), ['26,214,401 bytes', '26,214,400 bytes'])
  assert.deepEqual(formatSizes([25 * mebibyte, 25 * mebibyte], 'en'), ['25 MB', '25 MB'])
  assert.deepEqual(formatSizes([1001, 1000], 'en'), ['1001 bytes', '1000 bytes'])
})

test('a file that is one byte too big is told so in sizes that differ', () => {
  const detail = { size: 25 * mebibyte + 1, max: 25 * mebibyte }
  assert.deepEqual(lineTexts['pt-BR'].errors.file_too_big(detail, undefined), [
    '⚠️ Este arquivo tem 26.214.401 bytes. O limite aqui é 26.214.400 bytes.',
  ])
  assert.deepEqual(lineTexts.en.errors.file_too_big(detail, undefined), [
    '⚠️ This file has 26,214,401 bytes. The limit here is 26,214,400 bytes.',
  ])
})
