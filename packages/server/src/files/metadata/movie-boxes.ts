import type { Window } from '../window.ts'
import { boxesIn } from './boxes.ts'
import type { Box } from './boxes.ts'
import type { Edits } from './edits.ts'

/** What is told about a film, its places among them: by QuickTime, iTunes, 3GPP, XMP and others. */
const told = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'wide', 'ctab', 'clip'])
/** All that a player looks for in `moov`; cameras put boxes of their own there. */
const played = new Set(['mvhd', 'trak', 'mvex', 'iods', 'pssh'])

/** The boxes that hold boxes, by those that they lie in. */
const holding: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['moov', new Set(['mvex'])],
  ['trak', new Set(['mdia', 'edts'])],
  ['mdia', new Set(['minf'])],
  ['minf', new Set(['stbl', 'dinf', 'gmhd'])],
])

/** A box, and what it lies in. */
export interface Part {
  readonly box: Box
  readonly within: string
}

/** The boxes in one, and those in them, but `trak` and `traf`; what is told about the film goes at every level. */
export async function* partsOf(file: Window, outer: Box, edits: Edits): AsyncGenerator<Part> {
  for await (const box of boxesIn(file, outer.body, outer.end)) {
    if (told.has(box.type) || (outer.type === 'moov' && !played.has(box.type))) {
      edits.free(box)
      continue
    }
    yield { box, within: outer.type }
    if (holding.get(outer.type)?.has(box.type)) yield* partsOf(file, box, edits)
  }
}

/** What a handler is called goes: cameras have names too. */
export function clearName({ body, end }: Box, edits: Edits): void {
  edits.clear(body + 24, end)
}
