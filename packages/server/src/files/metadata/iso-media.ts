import type { Window } from '../window.ts'
import { boxesIn, Cursor } from './boxes.ts'
import type { Box } from './boxes.ts'
import { broken } from './container.ts'
import type { Facts, Piece } from './container.ts'
import { Edits } from './edits.ts'
import { editFragments } from './fragments.ts'
import { editItems } from './items.ts'
import { editTracks } from './tracks.ts'
import type { Track } from './tracks.ts'

/** What a player needs at the outermost level; any other box there is emptied. */
const played = new Set(['jP  ', 'ftyp', 'styp', 'mdat', 'moof', 'mfra', 'sidx', 'ssix', 'prft', 'pdin'])

/** MP4, MOV and their kin. A `meta` box that does not list pictures tells of the film: it goes. */
export function editFilm(file: Window, facts: Facts): AsyncGenerator<Piece, void, undefined> {
  return editIsoMedia(file, facts, (meta) => isOfPictures(file, meta))
}

/** AVIF and HEIC: their `meta` box lists pictures, whatever its handler is called. */
export function editPicture(file: Window, facts: Facts): AsyncGenerator<Piece, void, undefined> {
  return editIsoMedia(file, facts, async () => true)
}

/**
 * Places in such files are counted in bytes from their beginning, so that nothing can be taken out. Metadata is
 * overwritten with zeros.
 */
async function* editIsoMedia(
  file: Window,
  facts: Facts,
  listsPictures: (meta: Box) => Promise<boolean>,
): AsyncGenerator<Piece, void, undefined> {
  const edits = new Edits()
  const seen = new Set<string>()
  let tracks: readonly Track[] = []
  let at = 0
  for await (const box of boxesIn(file, 0, file.size)) {
    at = box.end
    if ((box.type === 'meta' || box.type === 'moov') && seen.has(box.type)) throw broken()
    seen.add(box.type)
    if (box.type === 'mdat') edits.addData(box.body, box.end)
    else if (box.type === 'moov') tracks = await editTracks(file, box, { edits, facts })
    else if (box.type === 'meta' && (await listsPictures(box))) await editItems(file, box, { edits, facts })
    else if (!played.has(box.type)) edits.free(box)
  }
  if (!seen.has('moov') && !seen.has('meta')) throw broken()
  // Gone through again: there may be more of them than fit in memory.
  if (seen.has('moof')) {
    for await (const box of boxesIn(file, 0, file.size)) {
      if (box.type === 'moof') await editFragments(file, box, { edits, tracks })
    }
  }
  for (const track of tracks) await track.zero(file, edits)
  // A picture with tracks is animated; how many frames it has is told nowhere near.
  if (seen.has('moov') && seen.has('meta')) facts.frames = 2
  yield* edits.pieces(at)
  // Fewer bytes than a box has at least.
  if (at < file.size) yield { zeros: file.size - at }
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
