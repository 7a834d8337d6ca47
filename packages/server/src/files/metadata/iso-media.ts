import type { Window } from '../window.ts'
import { boxesIn, Cursor } from './boxes.ts'
import type { Box } from './boxes.ts'
import { broken } from './container.ts'
import type { Facts, Piece } from './container.ts'
import { Edits } from './edits.ts'
import { editItems } from './items.ts'
import { editTracks } from './tracks.ts'

/** What a player needs at the outermost level; any other box there is emptied. */
const played = new Set(['ftyp', 'styp', 'mdat', 'moof', 'mfra', 'sidx', 'ssix', 'prft', 'pdin'])

/**
 * AVIF, HEIC, MP4, MOV and their kin: places in them are counted in bytes from their beginning, so that nothing can
 * be taken out. Metadata is overwritten with zeros.
 */
export async function* editIsoMedia(file: Window, facts: Facts): AsyncGenerator<Piece, void, undefined> {
  const edits = new Edits()
  const seen = new Set<string>()
  let at = 0
  for await (const box of boxesIn(file, 0, file.size)) {
    at = box.end
    if ((box.type === 'meta' || box.type === 'moov') && seen.has(box.type)) throw broken()
    seen.add(box.type)
    if (box.type === 'mdat') edits.addData(box.body, box.end)
    else if (box.type === 'moov') await editTracks(file, box, { edits, facts })
    else if (box.type === 'meta' && (await isOfPictures(file, box))) await editItems(file, box, { edits, facts })
    else if (!played.has(box.type)) edits.free(box)
  }
  if (!seen.has('moov') && !seen.has('meta')) throw broken()
  // A picture with tracks is animated; how many frames it has is told nowhere near.
  if (seen.has('moov') && seen.has('meta')) facts.frames = 2
  yield* edits.pieces(at)
}

/** Whether a `meta` box lists pictures, and does not tell of a film. */
async function isOfPictures(file: Window, meta: Box): Promise<boolean> {
  for await (const box of boxesIn(file, meta.body + 4, meta.end)) {
    if (box.type !== 'hdlr') continue
    const cursor = new Cursor(file, box.body, box.end)
    cursor.skip(8)
    return (await cursor.text(4)) === 'pict'
  }
  return false
}
