import assert from 'node:assert/strict'
import { test } from 'node:test'
import { previewCost } from './preview-cost.ts'

const facts = (width: number, height: number, frames = 1) => ({ width, height, frames })

test('[FILE14] a picture takes as long as it has pixels in all of its frames, and an AVIF longer', () => {
  const cost = previewCost('image/jpeg', facts(4000, 3000))
  assert.ok(previewCost('image/jpeg', facts(4000, 3001)) > cost)
  assert.equal(previewCost('image/gif', facts(400, 300, 100)), cost)
  assert.ok(previewCost('image/avif', facts(4000, 3000)) > cost)
  assert.ok(previewCost('image/avif', facts(480, 360)) < cost)
})
