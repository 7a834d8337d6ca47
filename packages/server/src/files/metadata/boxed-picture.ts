import type { Window } from '../window.ts'
import { boxesIn } from './boxes.ts'
import type { Box } from './boxes.ts'
import type { Container, Facts, Piece } from './container.ts'
import { Edits } from './edits.ts'

/** JPEG XL: the boxes of its picture stay; Exif, XMP, JUMBF, compressed or not, and what restores a JPEG go. */
export const editJpegXl: Container = (file) => editBoxes(file, (type) => !jpegXlParts.has(type))
/** JPEG 2000: XMP, places (GeoJP2, GML) and labels go. */
export const editJpeg2000: Container = (file) => editBoxes(file, (type) => jpeg2000Notes.has(type))

const jpegXlParts = new Set(['JXL ', 'ftyp', 'jxll', 'jxli', 'jxlc', 'jxlp'])
const jpeg2000Notes = new Set(['xml ', 'uuid', 'uinf', 'jp2i', 'asoc', 'nlst', 'lbl ', 'Exif', 'free'])

/** Pictures in boxes, of which those that tell something else are emptied; a bare codestream has none. */
async function* editBoxes(file: Window, isNote: (type: string) => boolean): AsyncGenerator<Piece, void, undefined> {
  const edits = new Edits()
  const isBoxed = (await file.read(0, 4)).toString('hex') === '0000000c'
  if (isBoxed) for await (const box of boxesIn(file, 0, file.size)) if (isNote(box.type)) edits.free(box)
  yield* edits.pieces(file.size)
}

const canonId = '85c0b687820f11e08111f4ce462b6a48'
const xmpId = 'be7acfcb97a942e89c71999491e3afac'
/** What a directory of TIFF needs to be there, and empty. */
const tiffHead = 8

/** CR3, the raw pictures of Canon: its directory of places is emptied, and XMP. What those need who develop it stays. */
export async function* editCr3(file: Window, _facts: Facts): AsyncGenerator<Piece, void, undefined> {
  const edits = new Edits()
  for await (const box of boxesIn(file, 0, file.size)) {
    if (box.type === 'moov') await editMovie(file, box, edits)
    else if (box.type === 'uuid' && (await idOf(file, box)) === xmpId) edits.clear(box.body + 16, box.end)
  }
  yield* edits.pieces(file.size)
}

async function editMovie(file: Window, movie: Box, edits: Edits): Promise<void> {
  for await (const box of boxesIn(file, movie.body, movie.end)) {
    if (box.type === 'udta' || box.type === 'meta') edits.free(box)
    if (box.type !== 'uuid') continue
    const id = await idOf(file, box)
    if (id === xmpId) edits.clear(box.body + 16, box.end)
    if (id !== canonId) continue
    for await (const part of boxesIn(file, box.body + 16, box.end)) {
      if (part.type === 'CMT4') edits.clear(part.body + tiffHead, part.end)
    }
  }
}

async function idOf(file: Window, { body, end }: Box): Promise<string> {
  return (await file.read(body, Math.min(16, end - body))).toString('hex')
}
