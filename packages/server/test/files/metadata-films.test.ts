import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { containerOf } from '../../src/files/metadata/containers.ts'
import { tellsPlace } from '../../src/files/metadata/places-in-text.ts'
import { cut } from './cut.ts'
import { filmOf, fragmentOf, handlerBox } from './films.ts'
import { box, numbers } from './pictures.ts'

/** A film, cut: nothing has moved in it, and what it tells can't be found. */
async function cutFilm(bytes: Buffer, type = 'video/mp4'): Promise<Buffer> {
  const container = containerOf(type)
  if (!container) throw new Error(`no container for ${type}`)
  const { bytes: result } = await cut(container, bytes)
  assert.equal(result.length, bytes.length)
  assert.ok((await cut(container, result)).bytes.equals(result), 'nothing is left to cut')
  return result
}

const drone = '\0\x50<font size="28">F/2.8, SS 206.14, ISO 150, GPS (-46.6333, -23.5505, 19), H 1.00m</font>'
const subtitle = '\0\x1e<i>Como fica longe, 10.000, 20.000 km?</i>'

suite('[FILE13] tracks of a camera', () => {
  const notes = [
    ['meta', 'mebx'],
    ['meta', 'rtmd'],
    ['camm', 'camm'],
    ['data', 'gpmd'],
    ['gps ', 'gps '],
    ['text', 'gpmd'],
    ['sbtl', 'mett'],
    ['none', 'text'],
  ] as const
  for (const [handler, format] of notes) {
    test(`one of ${handler} in ${format} is overwritten, whatever is in it`, async () => {
      const result = await cutFilm(filmOf({ handler, format, samples: ['SecretOne', 'SecretTwo'] }))
      assert.ok(!result.includes('Secret'))
    })
  }

  for (const [handler, format] of [
    ['text', 'text'],
    ['sbtl', 'tx3g'],
    ['subt', 'stpp'],
    ['text', 'wvtt'],
  ] as const) {
    test(`texts of ${handler} in ${format} are overwritten where one of them tells a place, and stay where none does`, async () => {
      const told = await cutFilm(filmOf({ handler, format, samples: [subtitle, drone, 'Secret'] }))
      for (const secret of ['GPS', '23.5505', 'longe', 'Secret']) assert.ok(!told.includes(secret), secret)
      const honest = await cutFilm(filmOf({ handler, format, samples: [subtitle, subtitle] }))
      assert.equal(honest.toString('latin1').split(subtitle).length, 3)
    })
  }

  for (const handler of ['vide', 'soun', 'pict', 'auxv', 'tmcd']) {
    test(`what is seen and heard stays: ${handler}`, async () => {
      const result = await cutFilm(filmOf({ handler, format: 'avc1', samples: [drone] }))
      assert.ok(result.includes('23.5505'))
    })
  }

  for (const sizes of ['stsz', 'stz2-4', 'stz2-8', 'stz2-16'] as const) {
    for (const places of ['stco', 'co64'] as const) {
      test(`its samples are found by ${sizes} and ${places}`, async () => {
        const samples = ['SecretA', 'SecretBcd', 'SecretE']
        assert.ok(!(await cutFilm(filmOf({ handler: 'meta', samples, sizes, places }))).includes('Secret'))
      })
    }
  }

  for (const how of ['sizes', 'header', 'film'] as const) {
    test(`in fragments they are found too, their lengths told by the ${how}`, async () => {
      const added = ['meta', 'uuid', 'udta', 'free'].map((type) => box(type, 'SecretBox'))
      const film = (handler: string) => {
        const samples = ['SecretPlace1', 'SecretPlace2']
        return Buffer.concat([
          filmOf({ handler, samples: [] }),
          fragmentOf(samples, how, added),
          fragmentOf(samples, how),
        ])
      }
      assert.ok(!(await cutFilm(film('meta'))).includes('Secret'))
      const seen = (await cutFilm(film('vide'))).toString('latin1')
      assert.equal(seen.split('SecretPlace').length, 5)
      assert.ok(!seen.includes('SecretBox'))
    })
  }

  test('texts that share their bytes, so that there is no end of reading them, are refused', async () => {
    const bytes = filmOf({ handler: 'text', format: 'text', samples: ['x'.repeat(900), 'y'.repeat(900)] })
    const [sizes, places] = [bytes.lastIndexOf('stsz') + 16, bytes.lastIndexOf('stco') + 12]
    for (const n of [0, 4]) {
      bytes.writeUInt32BE(1800, sizes + n)
      bytes.writeUInt32BE(bytes.length - 1800, places + n)
    }
    await assert.rejects(cutFilm(bytes), { code: 'file_invalid' })
  })

  test('more texts than any film has are notes', async () => {
    const samples = Array.from({ length: 20_001 }, () => 'Secret')
    assert.ok(!(await cutFilm(filmOf({ handler: 'sbtl', format: 'tx3g', samples }))).includes('Secret'))
  })

  test('texts in fragments are read like others', async () => {
    const texts = (samples: readonly string[]) =>
      Buffer.concat([filmOf({ handler: 'sbtl', format: 'tx3g', samples: [] }), fragmentOf(samples, 'sizes')])
    assert.ok(!(await cutFilm(texts([subtitle, drone]))).includes('GPS'))
    assert.ok((await cutFilm(texts([subtitle, subtitle]))).includes('longe'))
  })
})

suite('[FILE13] what is told about a film', () => {
  for (const within of ['moov', 'trak', 'mdia', 'minf', 'stbl', 'dinf', 'edts', 'mvex']) {
    test(`it goes from ${within}`, async () => {
      const boxes = ['udta', 'meta', 'uuid', 'free', 'skip'].map((type) => box(type, `Secret${type}`))
      const bytes = filmOf({ handler: 'soun', format: 'mp4a', samples: ['SOUND'], added: { [within]: boxes } })
      const result = await cutFilm(bytes)
      assert.ok(!result.includes('Secret'))
      assert.ok(result.includes('SOUND'))
    })
  }

  test('boxes that cameras put beside the tracks go', async () => {
    const added = { moov: [box('gps ', 'SecretPlaces'), box('©xyz', 'Secret')] }
    assert.ok(!(await cutFilm(filmOf({ handler: 'soun', samples: [], added }))).includes('Secret'))
  })

  test('names of handlers and dates go', async () => {
    const bytes = filmOf({
      handler: 'soun',
      samples: [],
      name: 'Secret Camera 2',
      added: { minf: [handlerBox('url ', 'SecretName')] },
    })
    const dates = [numbers(0x5ec4e701), numbers(0x5ec4e702)]
    for (const date of dates) assert.ok(bytes.includes(date))
    const result = await cutFilm(bytes)
    for (const secret of [...dates, 'Secret']) assert.ok(!result.includes(secret))
    assert.ok(result.includes('soun'))
  })

  test('a HEIC whose list has another handler is cut all the same', async () => {
    const item = (id: number, type: string) => box('infe', Buffer.of(2, 0, 0, 0, 0, id, 0, 0), type, '\0')
    const picture = (from: number) => {
      const places = Buffer.concat([Buffer.from('0000000044000001000200000001', 'hex'), numbers(from, 12)])
      const lists = [
        box('pitm', numbers(0), Buffer.of(0, 1)),
        box('iinf', Buffer.of(0, 0, 0, 0, 0, 2), item(1, 'hvc1'), item(2, 'Exif')),
      ]
      const meta = box('meta', numbers(0), handlerBox('PICT', 'SecretName'), ...lists, box('iloc', places))
      return Buffer.concat([box('ftyp', 'heic\0\0\0\0mif1heic'), meta])
    }
    const bytes = Buffer.concat([picture(picture(0).length + 8 + 4), box('mdat', 'PIXL', 'SecretPlaces')])
    const result = await cutFilm(bytes, 'image/heic')
    assert.ok(bytes.includes('SecretPlaces') && !result.includes('Secret') && result.includes('PIXL'))
  })
})

suite('[FILE13] whether a text tells a place', () => {
  const told = [
    drone,
    'GPS(-46.1234,23.1234,19) BAROMETER:12.3',
    'HOME(103.9967,30.5384) 2016.07.05 12:41:34',
    '[iso : 100] [shutter : 1/60.0] [latitude: 23.550520] [longtitude: -46.633308]',
    '[latitude : </font>-23.5',
    '$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A',
    '+23.5505-046.6333+760.0/',
    'N22.543210 E113.912345 80km/h',
    '23°33\'01"S 46°38\'02"W',
    '-23.55052, -46.63331',
    Buffer.from('GPS: 23.5505', 'utf16le').toString('latin1'),
  ]
  for (const text of told) test(`this does: ${JSON.stringify(text)}`, () => assert.ok(tellsPlace(text)))

  const innocent = [
    subtitle,
    'How long? 20 minutes. I am home. 3 days (2 nights).',
    'O GPS quebrou a 10 km daqui, na latitude errada.',
    'Capítulo 12: 1.000, 2.000, 3.000',
    '<p begin="00:00:12.3456" end="00:00:15.6789">12.3456 seconds</p>',
    '<region tts:origin="10.12345% 80.12345%" tts:extent="80.00000% 10.00000%"/>',
    '00:00:12.345 --> 00:00:15.678',
    'Plan N, 5 out of 7. East or West?',
  ]
  for (const text of innocent) test(`this does not: ${JSON.stringify(text)}`, () => assert.ok(!tellsPlace(text)))
})
