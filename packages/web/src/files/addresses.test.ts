import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileView } from '@papo/protocol'
import { fileAddress, pictureAddress, pictureSet } from './addresses.ts'

const id = 'AAAAAAAAAAAAAAAAAAAAAA'

function picture(width: number | undefined): FileView {
  const file = { id, name: 'ação?#/%.png', kind: 'image', type: 'image/png', size: 1 } as const
  return width === undefined ? file : { ...file, width, height: 100 }
}

test('a name in an address ends nothing and opens no folder', () => {
  const { pathname, search, hash } = new URL(fileAddress(picture(10)), 'http://papo.example')
  assert.equal(decodeURIComponent(pathname), `/a/${id}/ação?#/%.png`)
  assert.equal(pathname.split('/').length, 4)
  assert.equal(search + hash, '')
})

test('a picture that is small is asked for as it was sent, a large one smaller', () => {
  assert.equal(pictureAddress(picture(480), 480), fileAddress(picture(480)))
  assert.equal(pictureAddress(picture(481), 480), `${fileAddress(picture(481))}?w=480`)
  assert.equal(pictureAddress(picture(undefined), 1280), `${fileAddress(picture(undefined))}?w=1280`)
})

test('a browser is given no width twice, and none that there is not', () => {
  const widths = (width: number | undefined): (string | undefined)[] | undefined =>
    pictureSet(picture(width))
      ?.split(', ')
      .map((one) => one.split(' ')[1])
  assert.equal(widths(480), undefined)
  assert.equal(widths(undefined), undefined)
  assert.deepEqual(widths(900), ['480w', '900w'])
  assert.deepEqual(widths(1280), ['480w', '1280w'])
  assert.deepEqual(widths(4000), ['480w', '1280w'])
})
