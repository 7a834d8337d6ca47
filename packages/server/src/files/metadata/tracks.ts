import type { Window } from '../window.ts'
import { boxesIn, Cursor } from './boxes.ts'
import type { Box } from './boxes.ts'
import { broken, need } from './container.ts'
import type { Facts } from './container.ts'
import type { Edits, Stretch } from './edits.ts'
import { clearName, partsOf } from './movie-boxes.ts'
import { placesIn } from './places-in-text.ts'
import { samplesOf } from './samples.ts'

/** What is seen and heard, and what times it. Tracks of anything else are notes of a camera: where it was, for one. */
const played = new Set(['vide', 'soun', 'pict', 'auxv', 'tmcd', 'hint', 'clcp', 'subp', 'odsm', 'sdsm', 'MPEG'])
/** Subtitles and chapters; some cameras write where they are as such. */
const texts = new Set(['text', 'sbtl', 'subt'])
const textFormats = new Set(['text', 'tx3g', 'wvtt', 'stpp', 'sbtt', 'stxt', 'enct'])

const mostMs = 1_000_000_000
const mostSamples = 100_000

/** A track whose samples may have to go. */
export class Track {
  readonly id: number
  readonly #isText: boolean
  readonly #samples: Stretch[] = []
  /** How long each sample of a fragment is that does not tell it. */
  sampleBytes = 0

  constructor(id: number, isText: boolean) {
    this.id = id
    this.#isText = isText
  }

  add(from: number, to: number): void {
    if (from < to) this.#samples.push({ from, to })
    if (this.#samples.length > mostSamples) throw broken()
  }

  /** Overwrites the samples; those of texts only where one of them tells a place. */
  async zero(file: Window, edits: Edits): Promise<void> {
    if (this.#isText && !(await placesIn(file, this.#samples))) return
    for (const { from, to } of this.#samples) edits.zero(from, to)
  }
}

/** The tracks of a film: what is told about it goes; answers those whose samples may have to go. */
export async function editTracks(
  file: Window,
  movie: Box,
  { edits, facts }: { edits: Edits; facts: Facts },
): Promise<readonly Track[]> {
  const tracks: Track[] = []
  const sampleBytes = new Map<number, number>()
  for await (const { box } of partsOf(file, movie, edits)) {
    if (box.type === 'mvhd') {
      await clearDates(file, box, edits)
      await readDuration(file, box, facts)
    } else if (box.type === 'trak') {
      const track = await editTrack(file, box, { edits, facts })
      if (track) tracks.push(track)
    } else if (box.type === 'trex') {
      const cursor = new Cursor(file, box.body, box.end)
      cursor.skip(4)
      const id = await cursor.number(4)
      cursor.skip(8)
      sampleBytes.set(id, await cursor.number(4))
    }
  }
  for (const track of tracks) track.sampleBytes = sampleBytes.get(track.id) ?? 0
  return tracks
}

/** What was found of a track. */
interface Found {
  id: number
  handler: string
  formats: readonly string[]
  readonly tables: Map<string, Box>
}

async function editTrack(
  file: Window,
  outer: Box,
  { edits, facts }: { edits: Edits; facts: Facts },
): Promise<Track | undefined> {
  const found: Found = { id: 0, handler: '', formats: [], tables: new Map() }
  for await (const { box, within } of partsOf(file, outer, edits)) {
    if (box.type === 'tkhd') {
      found.id = await clearDates(file, box, edits)
      await readSize(file, box, facts)
    } else if (box.type === 'mdhd') await clearDates(file, box, edits)
    else if (box.type === 'hdlr') {
      if (within === 'mdia') found.handler = (await need(file, box.body + 8, 4)).toString('latin1')
      clearName(box, edits)
    } else if (box.type === 'stsd') found.formats = await formatsIn(file, box)
    else if (within === 'stbl') found.tables.set(box.type, box)
  }
  if (played.has(found.handler)) return undefined
  const isText = texts.has(found.handler) && found.formats.every((format) => textFormats.has(format))
  const track = new Track(found.id, isText)
  for await (const { from, to } of samplesOf(file, found.tables)) track.add(from, to)
  return track
}

/** When it was made goes; answers the number behind that, which is the id in the header of a track. */
async function clearDates(file: Window, header: Box, edits: Edits): Promise<number> {
  const cursor = new Cursor(file, header.body, header.end)
  const bytes = (await cursor.number(1)) === 1 ? 8 : 4
  cursor.skip(3)
  const from = cursor.at
  cursor.skip(2 * bytes)
  edits.clear(from, cursor.at)
  return cursor.number(4)
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

/** What the samples are made of. */
async function formatsIn(file: Window, box: Box): Promise<readonly string[]> {
  const formats: string[] = []
  for await (const { type } of boxesIn(file, Math.min(box.body + 8, box.end), box.end)) formats.push(type)
  return formats
}
