import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { ChatError } from '@papo/protocol'
import fc from 'fast-check'
import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { containerOf } from '../../src/files/metadata/containers.ts'
import type { Container } from '../../src/files/metadata/container.ts'
import { cut } from './cut.ts'
import { box, film, gif, gifExtension, jpegSegment, noise, photo, pngChunk, secrets } from './pictures.ts'

const formats = ['jpeg', 'png', 'webp', 'avif'] as const
const isInvalid = (error: unknown) => error instanceof ChatError && error.code === 'file_invalid'

function of(type: string): Container {
  const container = containerOf(type)
  if (!container) throw new Error(`no container for ${type}`)
  return container
}

const pixels = (bytes: Buffer) => sharp(bytes, { animated: true }).autoOrient().raw().toBuffer()

for (const format of formats) {
  suite(`a photo as ${format}`, () => {
    for (const orientation of format === 'avif' ? [1] : [1, 3, 6, 8]) {
      test(`[FILE13] turned ${orientation}: place, owner and texts are gone from its bytes, its pixels are not`, async () => {
        const bytes = await photo(format, orientation)
        assert.ok(bytes.includes('Secret Person'), 'the photo had metadata')
        const { bytes: result, facts } = await cut(of(`image/${format}`), bytes)
        for (const secret of secrets) assert.ok(!result.includes(secret), secret)
        assert.ok((await pixels(result)).equals(await pixels(bytes)))
        const told = await sharp(result).metadata()
        assert.equal(told.orientation ?? 1, orientation)
        assert.ok(told.icc, 'its colours stay')
        assert.deepEqual(facts, {
          ...(orientation >= 5 ? { width: 40, height: 60 } : { width: 60, height: 40 }),
          frames: 1,
        })
        assert.ok(result.length <= bytes.length)
        assert.ok((await cut(of(`image/${format}`), result)).bytes.equals(result), 'nothing is left to cut')
      })
    }

    test('what follows its end goes', async () => {
      const bytes = await photo(format)
      const { bytes: clean } = await cut(of(`image/${format}`), bytes)
      const tail = format === 'avif' ? box('mpvd', 'SecretFilm') : Buffer.from('<script>SecretTail</script>')
      const { bytes: result } = await cut(of(`image/${format}`), Buffer.concat([bytes, tail]))
      assert.ok(!result.includes('Secret'))
      if (format !== 'avif') assert.ok(result.equals(clean))
      assert.ok((await pixels(result)).equals(await pixels(bytes)))
    })

    test('cut short anywhere it is refused', async () => {
      const { bytes } = await cut(of(`image/${format}`), await photo(format))
      for (const length of [0, 1, 3, 9, 20, 40, bytes.length >> 1, bytes.length - 9, bytes.length - 1]) {
        await assert.rejects(cut(of(`image/${format}`), bytes.subarray(0, length)), isInvalid, `${length}`)
      }
    })
  })
}

test('JPEG: of the segments of programs only JFIF, ICC and Adobe stay, and no comment', async () => {
  const bytes = await noise().withIccProfile('srgb').jpeg({ progressive: true }).toBuffer()
  const added = [0xe0, 0xe1, 0xe2, 0xe3, 0xe5, 0xea, 0xeb, 0xec, 0xed, 0xee, 0xef, 0xfe].map((code) =>
    jpegSegment(code, 'Photoshop 3.0\0 SecretText'),
  )
  const thumbnail = jpegSegment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01Secret')
  const all = Buffer.concat([bytes.subarray(0, 2), thumbnail, ...added, bytes.subarray(2)])
  const { bytes: result } = await cut(of('image/jpeg'), all)
  assert.ok(!result.includes('Secret'))
  assert.ok(result.includes('ICC_PROFILE'))
  assert.ok((await pixels(result)).equals(await pixels(bytes)))
})

test('PNG: chunks that no picture needs go', async () => {
  const bytes = await noise().png({ palette: true }).toBuffer()
  const added = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf', 'caBX', 'prVt', 'sPLT'].map((type) =>
    pngChunk(type, Buffer.from('SecretText')),
  )
  const { bytes: result } = await cut(
    of('image/png'),
    Buffer.concat([bytes.subarray(0, 33), ...added, bytes.subarray(33)]),
  )
  assert.ok(result.equals((await cut(of('image/png'), bytes)).bytes))
  assert.ok((await pixels(result)).equals(await pixels(bytes)))
})

test('GIF: comments, XMP and what follows the end go; its loop and its frames stay', async () => {
  const bytes = gif(3)
  const added = [gifExtension(0xfe, ['SecretComment']), gifExtension(0xff, ['XMP DataXMP', 'SecretXmp'])]
  const all = Buffer.concat([bytes.subarray(0, 19), ...added, bytes.subarray(19), Buffer.from('=1;alert(1)//')])
  const { bytes: result, facts } = await cut(of('image/gif'), all)
  assert.ok(result.equals(bytes))
  assert.deepEqual(facts, { width: 8, height: 8, frames: 3 })
  assert.equal((await sharp(result, { animated: true }).metadata()).loop, 0)
})

test('WebP: an animated one stays animated', async () => {
  const bytes = await sharp(gif(4), { animated: true }).webp().withXmp('<x>SecretXmp</x>').toBuffer()
  const { bytes: result, facts } = await cut(of('image/webp'), bytes)
  assert.ok(!result.includes('Secret'))
  assert.equal(facts.frames, (await sharp(result).metadata()).pages)
  assert.ok((await pixels(result)).equals(await pixels(bytes)))
})

test('AVIF: one with tracks is animated, and what its tracks tell goes', async () => {
  const [picture, tracks] = [await photo('avif'), film()]
  const movie = tracks.subarray(tracks.indexOf('moov') - 4, tracks.lastIndexOf('uuid') - 4)
  const places = movie.indexOf('stco') + 8
  // Its samples lie elsewhere in this file: it has none.
  movie.fill(0, places, places + 4)
  const { bytes: result, facts } = await cut(of('image/avif'), Buffer.concat([picture, movie]))
  assert.ok(!result.includes('Secret'))
  assert.equal(facts.frames, 2)
})

test('MP4: places, texts and the track of places are zeros, and nothing else has moved', async () => {
  const bytes = film()
  const { bytes: result, facts } = await cut(of('video/mp4'), bytes)
  assert.equal(result.length, bytes.length)
  for (const secret of ['Secret', '23.55', '046.63']) assert.ok(!result.includes(secret), secret)
  const data = bytes.indexOf('PICTUREDATA')
  assert.equal(result.toString('latin1', data, data + 11), 'PICTUREDATA')
  assert.equal(result.toString('latin1', data + 23, data + 34), 'PICTUREDATA')
  assert.deepEqual(facts, { width: 640, height: 360, frames: 1, durationMs: 12_300 })
  assert.deepEqual((await cut(of('video/mp4'), film(true))).facts, {
    width: 360,
    height: 640,
    frames: 1,
    durationMs: 12_300,
  })
  assert.ok((await cut(of('video/mp4'), result)).bytes.equals(result))
})

const rgba = { create: { width: 50, height: 30, channels: 4 as const, background: '#3698' } }
const kinds: Readonly<Record<string, Sharp>> = {
  'a JPEG for printers': noise().toColourspace('cmyk').jpeg(),
  'a grey JPEG in full': noise().greyscale().jpeg({ chromaSubsampling: '4:4:4' }),
  'a progressive JPEG': noise().jpeg({ progressive: true, trellisQuantisation: true, optimiseScans: true }),
  'a PNG of 16 bits': noise().toColourspace('rgb16').png(),
  'an interlaced PNG': noise().png({ progressive: true }),
  'a PNG with a palette and holes': sharp(rgba).png({ palette: true, colours: 4 }),
  'a WebP without losses': noise().webp({ lossless: true }),
  'a WebP with holes': sharp(rgba).webp(),
  'an AVIF with holes': sharp(rgba).avif({ effort: 0 }),
  'an AVIF of 10 bits': noise().avif({ effort: 0, bitdepth: 10 }),
}
for (const [what, picture] of Object.entries(kinds)) {
  test(`${what} keeps every pixel`, async () => {
    const bytes = await picture.withXmp('<x>SecretXmp</x>').toBuffer()
    const { format, width, height, xmp } = await sharp(bytes).metadata()
    const { bytes: result, facts } = await cut(of(`image/${format === 'heif' ? 'avif' : format}`), bytes)
    assert.ok(xmp && !result.includes('Secret') && !result.includes('iTXt'))
    assert.ok((await pixels(result)).equals(await pixels(bytes)))
    assert.deepEqual([facts.width, facts.height], [width, height])
  })
}

test('a file of a million tiny parts is refused before anybody waits for it', async () => {
  const bytes = await photo('jpeg')
  const comments = Buffer.concat(Array.from({ length: 1_000_000 }, () => jpegSegment(0xfe, '')))
  const all = Buffer.concat([bytes.subarray(0, 2), comments, bytes.subarray(2)])
  await assert.rejects(cut(of('image/jpeg'), all), isInvalid)
})

suite('whatever comes', () => {
  const runs = { numRuns: 300 }
  const types = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'video/mp4']
  const holds = async (type: string, bytes: Buffer): Promise<void> => {
    try {
      const { bytes: result } = await cut(of(type), bytes)
      assert.ok(result.length <= bytes.length, 'never longer')
      assert.ok((await cut(of(type), result)).bytes.equals(result), 'nothing is left to cut')
    } catch (error) {
      if (!isInvalid(error)) throw error
    }
  }
  const samples = Promise.all([
    photo('jpeg', 6),
    photo('png', 8),
    photo('webp', 3),
    Promise.resolve(gif(5)),
    photo('avif'),
    Promise.resolve(film()),
  ])

  test('random bytes are refused, or cut once and for all', async () => {
    const bytes = fc.uint8Array({ maxLength: 500 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...types.keys()), fc.nat(60), bytes, async (n, from, random) => {
        const head = (await samples)[n]?.subarray(0, from) ?? Buffer.of()
        await holds(types[n] ?? '', Buffer.concat([head, random]))
      }),
      runs,
    )
  })

  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    /** Near the beginning, where the structure is, as often as anywhere. */
    early: fc.boolean(),
    bytes: fc.uint8Array({ maxLength: 8 }),
    cut: fc.nat(8),
  })
  for (const [n, type] of types.entries()) {
    test(`a ${type} of which bytes are changed, lost or added is refused, or cut once and for all`, async () => {
      const sample = (await samples)[n] ?? Buffer.of()
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
          let bytes = sample
          for (const { at, early, bytes: added, cut } of changes) {
            const from = Math.floor(at * (early ? Math.min(400, bytes.length) : bytes.length))
            bytes = Buffer.concat([bytes.subarray(0, from), added, bytes.subarray(from + cut)])
          }
          await holds(type, bytes)
        }),
        runs,
      )
    })
  }
})
