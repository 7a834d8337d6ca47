import type { Window } from '../window.ts'
import { Cursor } from './boxes.ts'
import type { Box } from './boxes.ts'
import type { Edits } from './edits.ts'
import { partsOf } from './movie-boxes.ts'
import type { Track } from './tracks.ts'

/** What the header of a track in a fragment says of all its runs. */
interface Header {
  readonly track: Track | undefined
  /** Where places are counted from. */
  readonly base: number
  readonly sampleBytes: number
}

/** A fragment of a film: what is told in it goes, and its samples of those tracks are added to theirs. */
export async function editFragments(
  file: Window,
  fragment: Box,
  { edits, tracks }: { edits: Edits; tracks: readonly Track[] },
): Promise<void> {
  for await (const { box } of partsOf(file, fragment, edits)) {
    if (box.type !== 'traf') continue
    let header: Header | undefined
    let at = fragment.start
    for await (const { box: part } of partsOf(file, box, edits)) {
      if (part.type === 'tfhd') {
        header = await readHeader(file, part, { start: fragment.start, tracks })
        at = header.base
      } else if (part.type === 'trun' && header?.track) at = await addRun(file, part, { ...header, at })
    }
  }
}

async function readHeader(
  file: Window,
  { body, end }: Box,
  { start, tracks }: { start: number; tracks: readonly Track[] },
): Promise<Header> {
  const cursor = new Cursor(file, body, end)
  cursor.skip(1)
  const flags = await cursor.number(3)
  const id = await cursor.number(4)
  const base = flags & 1 ? await cursor.number(8) : start
  if (flags & 2) cursor.skip(4)
  if (flags & 8) cursor.skip(4)
  const track = tracks.find((one) => one.id === id)
  return { track, base, sampleBytes: flags & 16 ? await cursor.number(4) : (track?.sampleBytes ?? 0) }
}

/** Answers where the run ends. */
async function addRun(
  file: Window,
  { body, end }: Box,
  { track, base, sampleBytes, at }: Header & { at: number },
): Promise<number> {
  const cursor = new Cursor(file, body, end)
  cursor.skip(1)
  const flags = await cursor.number(3)
  const samples = await cursor.number(4)
  const from = flags & 1 ? base + ((await cursor.number(4)) | 0) : at
  if (flags & 4) cursor.skip(4)
  if (!(flags & 0x200)) return added(track, from, samples * sampleBytes)
  let length = 0
  for (let n = 0; n < samples; n += 1) {
    if (flags & 0x100) cursor.skip(4)
    length += await cursor.number(4)
    if (flags & 0x400) cursor.skip(4)
    if (flags & 0x800) cursor.skip(4)
  }
  return added(track, from, length)
}

function added(track: Track | undefined, from: number, length: number): number {
  track?.add(from, from + length)
  return from + length
}
