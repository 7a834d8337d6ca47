import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import sharp from 'sharp'
import { containerOf } from '../../src/files/metadata/containers.ts'
import type { Facts } from '../../src/files/metadata/container.ts'
import { cut } from './cut.ts'
import { element, matroska, rawTiff } from './other-files.ts'
import { box, noise, numbers, photo } from './pictures.ts'

/** A file, cut: nothing has moved in it, and cut again it is the same. */
async function cutInPlace(type: string, bytes: Buffer): Promise<{ bytes: Buffer; facts: Facts }> {
  const container = containerOf(type)
  if (!container) throw new Error(`no container for ${type}`)
  const result = await cut(container, bytes)
  assert.equal(result.bytes.length, bytes.length)
  assert.ok((await cut(container, result.bytes)).bytes.equals(result.bytes), 'nothing is left to cut')
  return result
}

suite('[FILE13] WebM and Matroska', () => {
  const tag = element('67c8', element('45a3', 'LOCATION'), element('4487', 'Secret -23.55'))
  const info = element(
    '1549a966',
    element('bf', 'crc!'),
    element('2ad7b1', Buffer.from('0f4240', 'hex')),
    element('4489', Buffer.from('40c0040000000000', 'hex')),
    element('4461', 'SecretDt'),
    element('7ba9', 'SecretTitle'),
  )
  const cluster = element('1f43b675', element('e7', '\0'), element('a3', 'PICTUREDATA'))

  for (const sizeBytes of [1, 2, 4, 8]) {
    test(`tags, the date and the title become empty elements, with lengths told in ${sizeBytes} bytes`, async () => {
      const bytes = matroska(info, element('1254c367', { sizeBytes }, tag), cluster)
      const { bytes: result, facts } = await cutInPlace('video/webm', bytes)
      assert.ok(bytes.includes('Secret') && !result.includes('Secret'))
      assert.equal(result.indexOf('PICTUREDATA'), bytes.indexOf('PICTUREDATA'))
      assert.equal(facts.durationMs, 8200)
    })
  }

  test('behind a recording whose parts tell no length they are found too', async () => {
    const open = (id: string, ...parts: readonly Buffer[]) => element(id, { isOpen: true }, ...parts)
    const clusters = [open('1f43b675', element('e7', '\0'), element('a3', 'PICTUREDATA')), cluster]
    const head = element('1a45dfa3', element('4282', 'webm'))
    const bytes = Buffer.concat([head, open('18538067', info, ...clusters, element('1254c367', tag))])
    const { bytes: result } = await cutInPlace('audio/webm', bytes)
    assert.ok(!result.includes('Secret'))
    assert.equal(result.toString('latin1').split('PICTUREDATA').length, 3)
  })

  test('one that is cut short stays as it is, and tags that are cut short go', async () => {
    const bytes = matroska(info, cluster, element('1254c367', tag))
    const short = await cutInPlace('video/matroska', bytes.subarray(0, -5))
    assert.ok(!short.bytes.includes('Secret'))
    assert.ok((await cutInPlace('video/webm', bytes.subarray(0, bytes.indexOf('DATA')))).bytes.includes('PICTURE'))
  })
})

suite('[FILE13] TIFF and the raw pictures built on it', () => {
  for (const order of ['II', 'MM'] as const) {
    test(`in ${order}: the directory of places is empty, its values, XMP and IPTC are zeros, and all else is there`, async () => {
      const bytes = rawTiff(order)
      for (const type of ['image/tiff', 'image/x-adobe-dng', 'image/x-canon-cr2', 'image/x-nikon-nef']) {
        const { bytes: result } = await cutInPlace(type, bytes)
        assert.ok(bytes.includes('Secret') && !result.includes('Secret'))
        for (const kept of ['CAMERA', 'EXPOSURE', 'PIXELS']) assert.ok(result.includes(kept), kept)
      }
    })
  }

  test('one that a program wrote keeps its pixels', async () => {
    const exif = { IFD0: { Copyright: 'Author' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '23/1 33/1 77777/1' } }
    const bytes = await noise().withXmp('<x>SecretXmp</x>').withExif(exif).tiff({ compression: 'lzw' }).toBuffer()
    const { bytes: result } = await cutInPlace('image/tiff', bytes)
    assert.ok(bytes.includes('SecretXmp') && !result.includes('SecretXmp'))
    assert.ok((await sharp(result).raw().toBuffer()).equals(await sharp(bytes).raw().toBuffer()))
  })

  test('one that leads to more directories than any has is refused before they are remembered', async () => {
    const entries = Array.from({ length: 60 }, () => Buffer.from('4a010400e803000008000000', 'hex'))
    const head = Buffer.from('49492a00080000003c00', 'hex')
    const bytes = Buffer.concat([head, ...entries, Buffer.alloc(5000, 'ab')])
    const container = containerOf('image/tiff')
    assert.ok(container)
    await assert.rejects(cut(container, bytes), { code: 'file_invalid' })
  })

  test('one that is cut short, leads nowhere or in circles is kept as it is', async () => {
    const bytes = rawTiff('II')
    for (const length of [0, 4, 8, 9, 20]) await cutInPlace('image/tiff', bytes.subarray(0, length))
    bytes.writeUInt32LE(0xffff_fff0, 4)
    assert.ok((await cutInPlace('image/tiff', bytes)).bytes.equals(bytes))
    const circle = Buffer.from('49492a0008000000000008000000', 'hex')
    assert.ok((await cutInPlace('image/tiff', circle)).bytes.equals(circle))
  })
})

suite('[FILE13] other pictures in boxes', () => {
  test('CR3: the directory of places is empty and XMP is zeros; what the picture is developed by stays', async () => {
    const canon = Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex')
    const xmp = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex')
    const places = box('CMT4', 'II*\0\x08\0\0\0', 'SecretPlaces')
    const movie = box('moov', box('uuid', canon, box('CMT1', 'CAMERA'), places), box('mvhd', 'x'), box('trak', 'TRACK'))
    const parts = [box('ftyp', 'crx \0\0\0\x01crx isom'), movie, box('uuid', xmp, 'SecretXmp'), box('mdat', 'PIXELS')]
    const { bytes: result } = await cutInPlace('image/x-canon-cr3', Buffer.concat(parts))
    assert.ok(!result.includes('Secret'))
    for (const kept of ['CAMERA', 'TRACK', 'PIXELS', 'CMT4II*']) assert.ok(result.includes(kept), kept)
  })

  test('JPEG XL: all but its picture is emptied; a bare codestream is kept as it is', async () => {
    const notes = ['Exif', 'xml ', 'jumb', 'brob', 'jbrd', 'uuid'].map((type) => box(type, 'Secret'))
    const bytes = Buffer.concat([box('JXL ', '\r\n\x87\n'), box('ftyp', 'jxl '), ...notes, box('jxlc', 'PIXELS')])
    const { bytes: result } = await cutInPlace('image/jxl', bytes)
    assert.ok(!result.includes('Secret') && result.includes('PIXELS'))
    const bare = Buffer.from('ff0a7f0090', 'hex')
    assert.ok((await cutInPlace('image/jxl', bare)).bytes.equals(bare))
  })

  test('JPEG 2000: XMP, places and labels are emptied', async () => {
    const notes = ['xml ', 'uuid', 'uinf', 'asoc', 'jp2i'].map((type) => box(type, 'Secret'))
    const header = box('jp2h', box('ihdr', numbers(1, 1), 'x'))
    const bytes = Buffer.concat([
      box('jP  ', '\r\n\x87\n'),
      box('ftyp', 'jp2 '),
      header,
      ...notes,
      box('jp2c', 'PIXELS'),
    ])
    const { bytes: result } = await cutInPlace('image/jp2', bytes)
    assert.ok(!result.includes('Secret') && result.includes('PIXELS') && result.includes('ihdr'))
  })

  test('the same file under any of these names ends, and is never made longer or shorter', async () => {
    const bytes = await photo('jpeg')
    for (const type of ['image/tiff', 'video/webm', 'image/jxl'])
      assert.ok((await cutInPlace(type, bytes)).bytes.equals(bytes))
  })
})
