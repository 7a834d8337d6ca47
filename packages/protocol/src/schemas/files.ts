import { z } from 'zod'
import { count } from './values.ts'

/** A file's id: 16 random bytes in base64url, as in its address `/a/<id>/<name>`. Never reused. */
export const fileId = z.string().regex(/^[\w-]{22}$/)
/** How a file is shown: by its content, not by its name; `voice` was recorded here. */
export const fileKind = z.enum(['image', 'voice', 'audio', 'video', 'file'])
/** The loudness of a recording in 64 steps of equal length, each 0 to 255. */
export const bars = z.array(z.int().min(0).max(255)).length(64).readonly()
/** What a picture shows, in words. */
export const alt = z.string().max(500)

/** A file as everybody sees it. */
export const fileView = z
  .object({
    id: fileId,
    name: z.string(),
    kind: fileKind,
    /** Its media type, by its content. */
    type: z.string(),
    /** In bytes, as it is downloaded. */
    size: count,
    /** Of pictures, as they are shown (after Orientation), in pixels. */
    width: count.optional(),
    height: count.optional(),
    /** Of animated pictures: how many there are, one after the other. */
    frames: count.optional(),
    /** The commonest colour of a picture, `#rrggbb`. */
    colour: z.string().optional(),
    /** Of voice notes, and of sound and films that tell it, in milliseconds. */
    durationMs: count.optional(),
    bars: bars.optional(),
    alt: alt.optional(),
  })
  .readonly()

/** A file that a message brings: uploaded before, into the same room, by the same person. */
export const fileSent = z.object({ id: fileId, alt: alt.optional() }).readonly()
