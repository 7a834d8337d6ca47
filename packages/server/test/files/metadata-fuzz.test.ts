import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { ChatError } from '@papo/protocol'
import fc from 'fast-check'
import { mediaOf } from '../../src/files/media-type.ts'
import type { Facts } from '../../src/files/metadata/container.ts'
import { containerOf } from '../../src/files/metadata/containers.ts'
import { measureSound } from '../../src/files/metadata/sounds.ts'
import { short } from '../support/length.ts'
import { cut, windowOf } from './cut.ts'
import { filmOf, fragmentOf } from './films.ts'
import { element, matroska, rawTiff } from './other-files.ts'
import { box, film, numbers } from './pictures.ts'
import { flac, mp3, ogg, wav } from './sound-files.ts'

const numRuns = short(120, 20_000)
const text = 'GPS (23.5505, -46.6333)'
const canon = Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex')
const lists = box('pitm', numbers(0), Buffer.of(0, 1))
const fragment = fragmentOf([text, text], 'sizes')
const tags = element('1254c367', element('67c8', 'Secret'))
const segments = matroska(element('1549a966', element('4461', 'SecretDt')), tags, element('1f43b675', 'x'), tags)

/** What nothing is ever taken out of, nor added to. */
const inPlace: ReadonlyArray<readonly [type: string, bytes: Buffer]> = [
  ['video/mp4', film()],
  ['video/mp4', filmOf({ handler: 'sbtl', format: 'tx3g', samples: [text, text], places: 'co64' })],
  ['video/quicktime', filmOf({ handler: 'meta', samples: ['a', 'bc', text], sizes: 'stz2-8' })],
  ['audio/mp4', Buffer.concat([filmOf({ handler: 'data', samples: [] }), fragment, fragment])],
  ['image/heic', Buffer.concat([box('ftyp', 'heic'), box('meta', numbers(0), lists), box('mdat', 'x')])],
  ['video/webm', segments],
  ['audio/matroska', element('1a45dfa3', element('18538067', { isOpen: true }, segments))],
  ['image/tiff', rawTiff('II')],
  ['image/x-nikon-nef', rawTiff('MM')],
  ['image/x-canon-cr3', box('moov', box('uuid', canon, box('CMT4', 'II*\0\x08\0\0\0', text)), box('mvhd', 'x'))],
  ['image/jxl', Buffer.concat([box('JXL ', '\r\n\x87\n'), box('Exif', 'x'), box('jxlc', 'x')])],
  ['image/jp2', Buffer.concat([box('jP  ', '\r\n\x87\n'), box('uuid', 'x'), box('jp2c', 'x')])],
]

const sounds: ReadonlyArray<readonly [type: string, bytes: Buffer]> = [
  ['audio/wav', wav(10)],
  ['audio/flac', flac(1000)],
  ['audio/mpeg', mp3(3)],
  ['audio/mpeg', mp3(1, { name: 'Xing', frames: 5 })],
  ['audio/ogg', ogg('opus', 1000)],
  ['audio/ogg', ogg('vorbis', 1000)],
]

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 8 }),
    fc
      .constantFrom('ffffffff', '00000000', '00000001', '80000000', '7fffffffffffffff')
      .map((hex) => Buffer.from(hex, 'hex')),
  ),
  /** Written over what is there, or between it. */
  isOver: fc.boolean(),
})
const changes = fc.array(change, { maxLength: 5 })
/** How much of it there is. */
const share = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }))

function changed(
  sample: Buffer,
  all: readonly { at: number; bytes: Uint8Array; isOver: boolean }[],
  part: number,
): Buffer {
  let bytes = sample
  for (const { at, bytes: added, isOver } of all) {
    const from = Math.floor(at * bytes.length)
    bytes = Buffer.concat([bytes.subarray(0, from), added, bytes.subarray(from + (isOver ? added.length : 0))])
  }
  return bytes.subarray(0, Math.ceil(part * bytes.length))
}

async function holds(type: string, bytes: Buffer): Promise<void> {
  const container = containerOf(type)
  if (!container) throw new Error(`no container for ${type}`)
  try {
    const { bytes: result } = await cut(container, bytes)
    assert.equal(result.length, bytes.length)
    assert.ok((await cut(container, result)).bytes.equals(result), 'nothing is left to cut')
  } catch (error) {
    if (!(error instanceof ChatError && error.code === 'file_invalid')) throw error
  }
}

async function isMeasured(type: string, bytes: Buffer): Promise<void> {
  const facts: Facts = { width: 0, height: 0, frames: 1 }
  await measureSound(windowOf(bytes), type, facts)
  assert.ok(facts.durationMs === undefined || (Number.isInteger(facts.durationMs) && facts.durationMs > 0))
  await mediaOf(windowOf(bytes), undefined)
}

suite('[FILE13] whatever bytes are changed, lost or added', () => {
  for (const [type, sample] of inPlace) {
    test(`a file of ${type} (${sample.length} bytes) is refused, or overwritten once and for all, in its length`, async () => {
      await fc.assert(
        fc.asyncProperty(changes, share, async (all, part) => holds(type, changed(sample, all, part))),
        { numRuns },
      )
    })
  }

  for (const [type, sample] of sounds) {
    test(`a sound of ${type} (${sample.length} bytes) is measured, or not`, async () => {
      await fc.assert(
        fc.asyncProperty(changes, share, async (all, part) => isMeasured(type, changed(sample, all, part))),
        { numRuns },
      )
    })
  }

  test('random bytes of any type are refused, or overwritten once and for all, in their length', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...inPlace), fc.nat(80), bytes, async ([type, sample], from, random) =>
        holds(type, Buffer.concat([sample.subarray(0, from), random])),
      ),
      { numRuns: numRuns * 3 },
    )
  })
})
