import type { Window } from '../window.ts'
import { boxesIn, Cursor } from './boxes.ts'
import type { Box } from './boxes.ts'
import { broken } from './container.ts'
import type { Facts } from './container.ts'
import type { Edits } from './edits.ts'

/** What is told about a film, its places among them: by QuickTime, iTunes, 3GPP, XMP and others. */
const told = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'wide', 'ctab', 'clip'])
/** Tracks of what a camera noted while it filmed: where it was, for one. */
const notes = new Set(['meta', 'mdta', 'camm', 'gpmd'])

const mostMs = 1_000_000_000

/** The tracks of a film: what is told about it goes, and the samples of tracks of notes. */
export async function editTracks(file: Window, movie: Box, { edits, facts }: { edits: Edits; facts: Facts }) {
  for await (const box of boxesIn(file, movie.body, movie.end)) {
    if (told.has(box.type)) edits.free(box)
    else if (box.type === 'trak') await editTrack(file, box, { edits, facts })
    else if (box.type === 'mvhd') await readDuration(file, box, facts)
  }
}

async function readDuration(file: Window, header: Box, facts: Facts): Promise<void> {
  const cursor = new Cursor(file, header.body, header.end)
  const bytes = (await cursor.number(1)) === 1 ? 8 : 4
  cursor.skip(3 + 2 * bytes)
  const scale = await cursor.number(4)
  const durationMs = Math.round(((await cursor.number(bytes)) * 1000) / scale)
  // 0, or as long as a number can tell: it is told nowhere, or piece by piece.
  if (durationMs > 0 && durationMs < mostMs) facts.durationMs = durationMs
}

async function editTrack(file: Window, track: Box, { edits, facts }: { edits: Edits; facts: Facts }): Promise<void> {
  for await (const box of boxesIn(file, track.body, track.end)) {
    if (told.has(box.type)) edits.free(box)
    else if (box.type === 'tkhd') await readSize(file, box, facts)
    else if (box.type === 'mdia') await editMedia(file, box, edits)
  }
}

async function readSize(file: Window, header: Box, facts: Facts): Promise<void> {
  if (header.end - header.body < 84) throw broken()
  const cursor = new Cursor(file, header.end - 44, header.end)
  const across = await cursor.number(4)
  cursor.skip(32)
  const [width, height] = [await cursor.number(2), (cursor.skip(2), await cursor.number(2))]
  if (width * height <= facts.width * facts.height) return
  // On its side where the first number of the matrix is 0.
  ;[facts.width, facts.height] = across === 0 ? [height, width] : [width, height]
}

async function editMedia(file: Window, media: Box, edits: Edits): Promise<void> {
  let handler = ''
  const inside: Box[] = []
  for await (const box of boxesIn(file, media.body, media.end)) {
    if (told.has(box.type)) edits.free(box)
    if (box.type === 'hdlr') {
      const cursor = new Cursor(file, box.body, box.end)
      cursor.skip(8)
      handler = await cursor.text(4)
    }
    if (box.type === 'minf' && inside.length === 0) inside.push(box)
  }
  if (!notes.has(handler)) return
  for (const box of inside) await zeroSamples(file, box, edits)
}

async function zeroSamples(file: Window, information: Box, edits: Edits): Promise<void> {
  const parts = new Map<string, Box>()
  for await (const box of boxesIn(file, information.body, information.end)) {
    if (box.type !== 'stbl') continue
    for await (const part of boxesIn(file, box.body, box.end)) parts.set(part.type, part)
  }
  const [sizes, runs] = [parts.get('stsz'), parts.get('stsc')]
  const places = parts.get('stco') ?? parts.get('co64')
  if (!sizes || !runs || !places) return
  const length = await sampleLengths(file, sizes)
  const perChunk = await samplesPerChunk(file, runs)
  const cursor = tableIn(file, places)
  const chunks = await cursor.number(4)
  for (let chunk = 1; chunk <= chunks; chunk += 1) {
    const from = await cursor.number(places.type === 'co64' ? 8 : 4)
    edits.zero(from, from + (await length(await perChunk(chunk))))
  }
}

/** Each table is read through a window of its own: they are read side by side. */
function tableIn(file: Window, box: Box): Cursor {
  const cursor = new Cursor(file.another(), box.body, box.end)
  cursor.skip(4)
  return cursor
}

/** How long the next so many samples are together. */
async function sampleLengths(file: Window, box: Box): Promise<(samples: number) => Promise<number>> {
  const cursor = tableIn(file, box)
  const each = await cursor.number(4)
  let left = await cursor.number(4)
  return async (samples) => {
    const count = Math.min(samples, left)
    left -= count
    if (each > 0) return each * count
    let length = 0
    for (let n = 0; n < count; n += 1) length += await cursor.number(4)
    return length
  }
}

/** How many samples a chunk has; to be asked in order. */
async function samplesPerChunk(file: Window, box: Box): Promise<(chunk: number) => Promise<number>> {
  const cursor = tableIn(file, box)
  let left = await cursor.number(4)
  let samples = 0
  let next = left > 0 ? await cursor.number(4) : Infinity
  return async (chunk) => {
    while (chunk >= next) {
      samples = await cursor.number(4)
      cursor.skip(4)
      left -= 1
      next = left > 0 ? await cursor.number(4) : Infinity
    }
    return samples
  }
}
