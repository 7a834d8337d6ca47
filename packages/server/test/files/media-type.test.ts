import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError } from '@papo/protocol'
import { openDiskHouse } from './disk-house.ts'
import { box, film, gif, noise, photo } from './pictures.ts'

const isInvalid = (error: unknown) => error instanceof ChatError && error.code === 'file_invalid'
const latin = (text: string) => Buffer.from(text, 'latin1')

/** The head of a WebM or Matroska file. */
function matroska(kind: string): Buffer {
  const type = Buffer.concat([latin('\x42\x82'), Buffer.of(0x80 + kind.length), latin(kind)])
  return Buffer.concat([latin('\x1a\x45\xdf\xa3'), Buffer.of(0x80 + type.length), type, Buffer.alloc(100)])
}

const heic = () => Buffer.concat([box('ftyp', 'heic\0\0\0\0mif1heic'), box('meta', Buffer.alloc(4)), box('mdat', 'x')])

/** A film of old that does not say what it is. */
const headless = (type: string) => Buffer.concat([box(type, 'alert'.padEnd(20)), film().subarray(28)])

const known: ReadonlyArray<readonly [string, Buffer, string, string, string?]> = [
  ['a script in an image', latin('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), 'text/plain', 'file'],
  ['the same with a head', latin('<?xml version="1.0"?><svg onload="x()"/>'), 'text/plain', 'file', 'image/svg+xml'],
  ['a page', latin('<!doctype html><script>x()</script>'), 'text/plain', 'file', 'text/html'],
  ['a text', latin('Ol\xc3\xa1!'), 'text/plain', 'file'],
  ['bytes', latin('\0\x01\x02\xff'), 'application/octet-stream', 'file', 'image/png'],
  ['a PDF', latin('%PDF-1.7\n%\n1 0 obj'), 'application/pdf', 'file'],
  ['a program of Windows', latin('MZ\x90\0'.padEnd(300, '\0')), 'application/x-msdownload', 'file', 'image/png'],
  ['a program of Linux', latin('\x7fELF\x02\x01\x01'.padEnd(300, '\0')), 'application/x-elf', 'file'],
  ['a program in text', latin('#!/bin/sh\nrm -rf'), 'text/x-shellscript', 'file', 'text/plain'],
  ['a HEIC', heic(), 'image/heic', 'file'],
  ['a film', film(), 'video/mp4', 'video'],
  ...['skip', 'free', 'wide', 'mdat', 'pnot'].map(
    (type) => [`a film that begins with ${type}`, headless(type), 'video/quicktime', 'video'] as const,
  ),
  ['a text that begins like a film', latin('The free lunch'), 'text/plain', 'file'],
  ['sound in MP4', film(), 'audio/mp4', 'audio', 'audio/mp4'],
  ['a film in WebM', matroska('webm'), 'video/webm', 'video'],
  ['sound in WebM', matroska('webm'), 'audio/webm', 'audio', 'audio/webm;codecs=opus'],
  ['sound that is none', matroska('webm'), 'video/webm', 'video', 'audio/mpeg'],
  ['sound in Ogg', latin('OggS\0\x02'.padEnd(28, '\0') + 'OpusHead'.padEnd(60, '\0')), 'audio/ogg', 'audio'],
  ['a GIF that is a program in JavaScript', Buffer.concat([gif(1), latin('=1;alert(1)')]), 'image/gif', 'image'],
]

for (const [what, bytes, type, kind, claim] of known) {
  test(`[FILE12] ${what} is told as ${type}, whatever its sender and its name say`, async (t) => {
    const house = await openDiskHouse(t)
    const content = await house.bring(bytes, { name: 'foto.png', ...(claim !== undefined && { type: claim }) })
    assert.deepEqual([content.type, content.kind], [type, kind])
    if (!what.includes('mdat')) assert.ok(!(await house.read(content)).includes('alert'))
  })
}

test('[FILE12] a picture is what its bytes are, under any name', async (t) => {
  const house = await openDiskHouse(t)
  for (const format of ['jpeg', 'png', 'gif', 'webp'] as const) {
    const content = await house.bring(await noise().toFormat(format).toBuffer(), {
      name: 'nota.pdf',
      type: 'text/html',
    })
    assert.deepEqual([content.type, content.kind, content.width], [`image/${format}`, 'image', 60])
  }
})

test('[FILE13] the place of a photo is gone from what others fetch, unless its author wants it as it is', async (t) => {
  const house = await openDiskHouse(t)
  const bytes = await photo('jpeg', 6)
  const clean = await house.bring(bytes)
  assert.ok(!(await house.read(clean)).includes('Secret'))
  assert.deepEqual([clean.width, clean.height], [40, 60])
  const original = await house.bring(bytes, { isOriginal: true })
  assert.ok((await house.read(original)).equals(bytes))
  assert.deepEqual([original.width, original.height], [40, 60])
  assert.notEqual(clean.hash, original.hash)
  assert.equal(house.everything().length, 2)
})

test('a film tells its sides and how long it is, a sound only this', async (t) => {
  const house = await openDiskHouse(t)
  const { width, height, durationMs } = await house.bring(film())
  assert.deepEqual([width, height, durationMs], [640, 360, 12_300])
  const sound = await house.bring(film(), { type: 'audio/mp4' })
  assert.deepEqual([sound.width, sound.durationMs], [undefined, 12_300])
})

test('a film that did not arrive whole is refused', async (t) => {
  const house = await openDiskHouse(t)
  await assert.rejects(house.bring(film().subarray(0, -20)), isInvalid)
  assert.deepEqual(house.everything(), [])
})
