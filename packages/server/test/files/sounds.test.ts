import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { openDiskHouse } from './disk-house.ts'
import { element, matroska } from './other-files.ts'
import { flac, mp3, ogg, wav } from './sound-files.ts'

/** 384 frames of 1,152 samples at 44,100 a second, in milliseconds. */
const framesMs = 10_031
const info = element('1549a966', element('4489', Buffer.from('40c0040000000000', 'hex')))

const known: ReadonlyArray<readonly [string, Buffer, string, number | undefined]> = [
  ['WAV', wav(1500), 'audio/wav', 1500],
  ['a WAV that was never ended', wav(1500, 0xffff_ffff), 'audio/wav', 1500],
  ['FLAC', flac(44_100 * 3), 'audio/flac', 3000],
  ['a FLAC of unknown length', flac(0), 'audio/flac', undefined],
  ['a very long FLAC', flac(2 ** 33), 'audio/flac', Math.round((2 ** 33 / 44_100) * 1000)],
  ['MP3 of one bit rate', mp3(384), 'audio/mpeg', 10_008],
  ['MP3 of LAME', mp3(10, { name: 'Xing', frames: 384 }), 'audio/mpeg', framesMs],
  ['MP3 of LAME, of one bit rate', mp3(10, { name: 'Info', frames: 384 }), 'audio/mpeg', framesMs],
  ['MP3 of Fraunhofer', mp3(10, { name: 'VBRI', frames: 384 }), 'audio/mpeg', framesMs],
  ['Opus in Ogg', ogg('opus', 48_000 * 2 + 312), 'audio/ogg', 2000],
  ['Vorbis in Ogg', ogg('vorbis', 44_100 * 2), 'audio/ogg', 2000],
  ['WebM', matroska(info), 'video/webm', 8200],
]

suite('[FILE12] how long a sound is, its bytes tell', () => {
  for (const [what, bytes, type, durationMs] of known) {
    test(what, async (t) => {
      const house = await openDiskHouse(t)
      const content = await house.bring(bytes)
      assert.deepEqual([content.type, content.durationMs], [type, durationMs])
      assert.ok((await house.read(content)).equals(bytes))
    })
  }

  test('of what is cut short it tells what is there, or nothing, and nothing is refused', async (t) => {
    const house = await openDiskHouse(t)
    for (const [, bytes] of known) {
      for (const length of [12, 20, 30, 44, 60]) {
        const { durationMs = 0 } = await house.bring(bytes.subarray(0, length))
        assert.ok(durationMs < 100 || bytes.includes('fLaC') || bytes.includes('webm'), `${durationMs}`)
      }
    }
    const { durationMs } = await house.bring(wav(1500).subarray(0, -8000))
    assert.equal(durationMs, 1000)
  })
})
