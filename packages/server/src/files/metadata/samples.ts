import type { Window } from '../window.ts'
import { Cursor } from './boxes.ts'
import type { Box } from './boxes.ts'
import { broken } from './container.ts'
import type { Stretch } from './edits.ts'

/** Where the samples of a track lie, chunk by chunk, by the tables in its `stbl`. */
export async function* samplesOf(file: Window, tables: ReadonlyMap<string, Box>): AsyncGenerator<Stretch> {
  const sizes = tables.get('stsz') ?? tables.get('stz2')
  const runs = tables.get('stsc')
  const places = tables.get('stco') ?? tables.get('co64')
  if (!sizes || !runs || !places) return
  const length = await (sizes.type === 'stsz' ? sampleLengths : shortLengths)(file, sizes)
  const perChunk = await samplesPerChunk(file, runs)
  const cursor = tableIn(file, places)
  const chunks = await cursor.number(4)
  for (let chunk = 1; chunk <= chunks; chunk += 1) {
    const from = await cursor.number(places.type === 'co64' ? 8 : 4)
    yield { from, to: from + (await length(await perChunk(chunk))) }
  }
}

/** Each table is read through a window of its own: they are read side by side. */
function tableIn(file: Window, box: Box): Cursor {
  const cursor = new Cursor(file.another(), box.body, box.end)
  cursor.skip(4)
  return cursor
}

type Lengths = (samples: number) => Promise<number>

/** How long the next so many samples are together. */
async function sampleLengths(file: Window, box: Box): Promise<Lengths> {
  const cursor = tableIn(file, box)
  const each = await cursor.number(4)
  const left = await cursor.number(4)
  if (each === 0) return summed(left, () => cursor.number(4))
  let rest = left
  return async (samples) => {
    const count = Math.min(samples, rest)
    rest -= count
    return each * count
  }
}

/** The same where they are told in 4, 8 or 16 bits each. */
async function shortLengths(file: Window, box: Box): Promise<Lengths> {
  const cursor = tableIn(file, box)
  cursor.skip(3)
  const bits = await cursor.number(1)
  const left = await cursor.number(4)
  if (bits === 8 || bits === 16) return summed(left, () => cursor.number(bits / 8))
  if (bits !== 4) throw broken()
  let second: number | undefined
  return summed(left, async () => {
    const both = second === undefined ? await cursor.number(1) : undefined
    const length = both === undefined ? (second ?? 0) : both >> 4
    second = both === undefined ? undefined : both & 15
    return length
  })
}

function summed(all: number, next: () => Promise<number>): Lengths {
  let left = all
  return async (samples) => {
    const count = Math.min(samples, left)
    left -= count
    let length = 0
    for (let n = 0; n < count; n += 1) length += await next()
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
