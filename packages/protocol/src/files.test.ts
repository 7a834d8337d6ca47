import assert from 'node:assert/strict'
import { test } from 'node:test'
import { previewPixels, shownKind } from './files.ts'

test('a picture that has no smaller ones is shown as a file, every other file as what it is', () => {
  const width = 5_000
  const height = previewPixels / width
  assert.equal(shownKind({ kind: 'image', width, height }), 'image')
  assert.equal(shownKind({ kind: 'image', width, height: height + 1 }), 'file')
  assert.equal(shownKind({ kind: 'image' }), 'image')
  const animated = { kind: 'image', width: 500, height: 500 } as const
  assert.equal(shownKind({ ...animated, frames: 100 }), 'image')
  assert.equal(shownKind({ ...animated, frames: 101 }), 'file')
  assert.equal(shownKind({ kind: 'video', width, height: height + 1 }), 'video')
})
