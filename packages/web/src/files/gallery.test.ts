import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ShownPicture } from '../state/app.ts'
import { galleryFrom, goTo, withoutMessage } from './gallery.ts'
import type { Gallery } from './gallery.ts'

/** A picture by its name, of a message. */
function picture(id: string, seq: number): ShownPicture {
  return { seq, file: { id, name: `${id}.png`, kind: 'image', type: 'image/png', size: 1 } }
}

const pictures = [picture('a', 1), picture('b', 2), picture('c', 2), picture('d', 3)]

function shown({ pictures: all, index, hasLost }: Gallery): string {
  return `${all.map(({ file }, at) => (at === index ? file.id.toUpperCase() : file.id)).join('')}${hasLost ? '!' : ''}`
}

test('one goes from picture to picture, and not over the ends', () => {
  const gallery = galleryFrom(pictures, 'b')
  assert.equal(shown(gallery), 'aBcd')
  assert.equal(shown(goTo(gallery, 9)), 'abcD')
  assert.equal(shown(goTo(gallery, -1)), 'Abcd')
  assert.equal(shown(galleryFrom(pictures, 'gone')), 'Abcd')
})

test('a picture whose message is deleted gives its place to the next one that is left', () => {
  assert.equal(shown(withoutMessage(galleryFrom(pictures, 'b'), 2)), 'aD!')
  assert.equal(shown(withoutMessage(galleryFrom(pictures, 'c'), 2)), 'aD!')
  assert.equal(shown(withoutMessage(galleryFrom(pictures, 'd'), 3)), 'abC!')
  assert.equal(shown(withoutMessage(galleryFrom([picture('a', 1)], 'a'), 1)), '!')
})

test('another one that is deleted leaves the picture where it is', () => {
  assert.equal(shown(withoutMessage(galleryFrom(pictures, 'd'), 2)), 'aD')
  assert.equal(shown(withoutMessage(galleryFrom(pictures, 'a'), 2)), 'Ad')
  const gallery = galleryFrom(pictures, 'a')
  assert.equal(withoutMessage(gallery, 7), gallery)
})

test('that one was lost is told until one goes on', () => {
  const after = withoutMessage(galleryFrom(pictures, 'a'), 1)
  assert.equal(shown(after), 'Bcd!')
  assert.equal(shown(withoutMessage(after, 3)), 'Bc!')
  assert.equal(shown(goTo(after, 1)), 'bCd')
})
