import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hueCount, hueIndex, initials } from './hue.ts'
import { tileOf } from './tile.ts'

test('a nick has one hue, whatever its case and accents', () => {
  assert.equal(hueIndex('Téo'), hueIndex('teo'))
  assert.equal(hueIndex('rafa'), hueIndex('RAFA'))
})

test('the hues of nicks are spread over all of the circle', () => {
  const hues = new Set(Array.from({ length: 400 }, (_, index) => hueIndex(`pessoa${index}`)))
  assert.deepEqual(
    [...hues].toSorted((a, b) => a - b),
    Array.from({ length: hueCount }, (_, hue) => hue),
  )
})

test('an avatar shows the beginning of a name, not of a title', () => {
  assert.deepEqual(['rafa', 'Profa. Helena', 'Zé', 'd', '-x-y'].map(initials), ['RA', 'HE', 'ZÉ', 'D', 'XY'])
})

test('rooms made one after the other look different', () => {
  const faces = Array.from({ length: 24 }, (_, index) => tileOf(index + 1))
  assert.ok(new Set(faces.map(({ hue }) => hue)).size >= 18)
  assert.equal(new Set(faces.map(({ hue, strong }) => `${hue}${strong}`)).size, 24)
  for (const { hue } of faces) assert.ok(hue >= 0 && hue < hueCount)
})
