import { box, numbers } from './pictures.ts'

type Part = string | Uint8Array

/** What a film is made of that has one track beside its pictures. */
interface FilmParts {
  readonly handler: string
  readonly format?: string
  /** What it holds, sample by sample, each in a chunk of its own. */
  readonly samples: readonly Part[]
  /** Boxes to be added, by what they lie in. */
  readonly added?: Readonly<Record<string, readonly Uint8Array[]>>
  readonly sizes?: 'stsz' | 'stz2-4' | 'stz2-8' | 'stz2-16'
  readonly places?: 'stco' | 'co64'
  readonly name?: string
}

/** The name of a track, a box that tells who handles it. */
export function handlerBox(handler: string, name = ''): Buffer {
  return box('hdlr', numbers(0, 0), handler, Buffer.alloc(12), name)
}

const dated = (type: string, rest: Uint8Array) => box(type, numbers(0, 0x5ec4e701, 0x5ec4e702), rest)

/** A film of pictures and one other track, whole, or with its samples in fragments. */
export function filmOf(parts: FilmParts): Buffer {
  const head = box('ftyp', 'isom\0\0\x02\0isomiso2mp41')
  const before = head.length + movieOf(parts, 0).length + 8
  return Buffer.concat([head, movieOf(parts, before), box('mdat', ...parts.samples.map(bytesOf))])
}

const bytesOf = (part: Part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)

function movieOf(parts: FilmParts, from: number): Buffer {
  const { handler, name, added = {}, samples } = parts
  const more = (within: string) => added[within] ?? []
  const lengths = samples.map((sample) => bytesOf(sample).length)
  let at = from
  const places = lengths.map((length) => (at += length) - length)
  const description = box('stsd', numbers(0, 1), box(parts.format ?? 'mebx', Buffer.alloc(8)))
  const runs = box('stsc', numbers(0, 1, 1, 1, 1))
  const table = box('stbl', description, sizesOf(parts, lengths), runs, placesOf(parts, places), ...more('stbl'))
  const data = box('dinf', box('dref', numbers(0, 1), box('url ', numbers(1))), ...more('dinf'))
  const information = box('minf', box('nmhd', numbers(0)), data, table, ...more('minf'))
  const header = dated('mdhd', numbers(1000, 5000, 0))
  const media = box('mdia', header, handlerBox(handler, name), information, ...more('mdia'))
  const edit = box('edts', box('elst', numbers(0, 0)), ...more('edts'))
  const other = box('trak', dated('tkhd', Buffer.concat([numbers(2), Buffer.alloc(68)])), edit, media, ...more('trak'))
  const seen = box('trak', dated('tkhd', Buffer.concat([numbers(1), Buffer.alloc(68)])), pictureMedia())
  const fragmented = box('mvex', box('trex', numbers(0, 2, 1, 0, 12, 0)), ...more('mvex'))
  const movie = dated('mvhd', Buffer.concat([numbers(600, 7380), Buffer.alloc(76)]))
  return box('moov', movie, seen, other, fragmented, ...more('moov'))
}

function pictureMedia(): Buffer {
  const table = box('stbl', box('stsd', numbers(0, 1), box('avc1', Buffer.alloc(78))))
  return box('mdia', dated('mdhd', numbers(1000, 5000, 0)), handlerBox('vide'), box('minf', table))
}

function sizesOf({ sizes = 'stsz' }: FilmParts, lengths: readonly number[]): Buffer {
  if (sizes === 'stsz') return box('stsz', numbers(0, 0, lengths.length, ...lengths))
  const bits = Number(sizes.slice(5))
  const packed = lengths.map((length) => length.toString(16).padStart(bits / 4, '0')).join('')
  return box(
    'stz2',
    numbers(0, bits, lengths.length),
    Buffer.from(packed.padEnd(packed.length + (packed.length % 2), '0'), 'hex'),
  )
}

function placesOf({ places = 'stco' }: FilmParts, at: readonly number[]): Buffer {
  const all = places === 'stco' ? at : at.flatMap((place) => [0, place])
  return box(places, numbers(0, at.length, ...all))
}

/** A fragment of the second track of such a film, with its samples behind it. */
export function fragmentOf(
  samples: readonly string[],
  how: 'sizes' | 'header' | 'film',
  added: readonly Uint8Array[] = [],
): Buffer {
  const head = how === 'header' ? numbers(0x02_00_10, 2, samples[0]?.length ?? 0) : numbers(0x02_00_00, 2)
  const lengths = how === 'sizes' ? samples.flatMap((sample) => [100, sample.length]) : []
  const flags = how === 'sizes' ? 0x301 : 1
  const fragment = (from: number) => {
    const run = box('trun', numbers(flags, samples.length, from, ...lengths))
    return box('moof', box('mfhd', numbers(0, 1)), box('traf', box('tfhd', head), run, ...added), ...added)
  }
  return Buffer.concat([fragment(fragment(0).length + 8), box('mdat', ...samples)])
}
