import { ChatError } from '@papo/protocol'
import type { Window } from '../window.ts'

/** A part of a file as it is kept: bytes of the file that came, bytes of our own, or so many zeros. */
export type Piece =
  | { readonly from: number; readonly to: number }
  | { readonly bytes: Uint8Array }
  | { readonly zeros: number }

/** What the header of a picture or film tells. */
export interface Facts {
  /** As it is shown, in pixels. */
  width: number
  height: number
  /** How many pictures it has, one after the other. */
  frames: number
  /** How long a film or a sound is. */
  durationMs?: number
}

/**
 * Goes through a file and answers, part by part, what is kept of it: everything but its metadata. Writes down on the
 * way what it learns of the picture. Throws `file_invalid` where the file is broken or ends too early.
 */
export type Container = (file: Window, facts: Facts) => AsyncGenerator<Piece, void, undefined>

/** A file that is broken, or is not what it says it is. */
export function broken(): ChatError {
  return new ChatError('file_invalid', { problem: 'broken' })
}

/** So many bytes, or else the file is broken. */
export async function need(file: Window, offset: number, length: number): Promise<Buffer> {
  const bytes = await file.read(offset, length)
  if (bytes.length < length) throw broken()
  return bytes
}
