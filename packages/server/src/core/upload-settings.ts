import type { FileTypes } from '@papo/protocol'

/** What an owner may set about files. */
export interface UploadSettings {
  /** The most bytes of one file. */
  readonly maxBytes: number
  /** The most bytes of all files of one person. */
  readonly personBytes: number
  /** The most bytes of all files. */
  readonly serverBytes: number
  readonly types: FileTypes
  /** How long a file is kept; undefined for ever. */
  readonly keepMs: number | undefined
  /** How long a link to a file is good; undefined for ever. */
  readonly linkMs: number | undefined
  /** Whether browsers may show a PDF in their own window; else it is saved. */
  readonly isPdfInline: boolean
}
