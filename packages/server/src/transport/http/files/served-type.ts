import type { FileView } from '@papo/protocol'

/** How a file goes out: as which type, and whether a browser may show it where it stands. */
export interface ServedType {
  readonly type: string
  readonly how: 'inline' | 'attachment'
  readonly policy: string
}

const pictures = /^image\/(?:png|jpeg|gif|webp|avif)$/
const recordings = /^(?:audio|video)\/[\w.+-]{1,64}$/

/** Nothing in a file runs, and nothing is asked of us in its name. */
const sandbox = "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
/** The viewers that browsers bring for PDF do not work in a sandbox; what they let a PDF do is not done in our origin. */
const viewer =
  "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"

/**
 * How a file goes out. Only what shows or sounds has its type by its content; anything else is bytes to be saved,
 * whatever it may be: so it is neither a page, nor a script or style that a page of ours could be made to load.
 */
export function servedType({ type }: Pick<FileView, 'type'>, { isPdfInline = false }): ServedType {
  if (pictures.test(type) || recordings.test(type)) return { type, how: 'inline', policy: sandbox }
  if (type !== 'application/pdf') return { type: 'application/octet-stream', how: 'attachment', policy: sandbox }
  return isPdfInline ? { type, how: 'inline', policy: viewer } : { type, how: 'attachment', policy: sandbox }
}
