import type { z } from 'zod'
import type * as files from './schemas/files.ts'

/** A file's id, as in its address. */
export type FileId = z.infer<typeof files.fileId>
/** How a file is shown. */
export type FileKind = z.infer<typeof files.fileKind>
/** A file as everybody sees it. */
export type FileView = z.infer<typeof files.fileView>
/** A file that a message brings. */
export type FileSent = z.infer<typeof files.fileSent>

/** A picture of more pixels has no smaller pictures; no page draws it by itself. */
export const previewPixels = 25_000_000

type Measured = Pick<FileView, 'kind' | 'width' | 'height' | 'frames'>

/** How a file is shown on a page: a picture too large to be drawn by itself, all frames together, is shown as a file. */
export function shownKind({ kind, width = 0, height = 0, frames = 1 }: Measured): FileKind {
  return kind === 'image' && width * height * frames > previewPixels ? 'file' : kind
}
