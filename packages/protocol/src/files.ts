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
