import { z } from 'zod'
import { errorCodes } from '../errors.ts'
import { verbSchemas } from './commands.ts'
import { event } from './events.ts'
import { signal } from './signals.ts'
import type { Verb } from '../commands.ts'

const ref = z.int().nonnegative()

/** What stands in a frame that a client sends: one command. `ref` ties the reply to it. */
export const commandFrames = Object.fromEntries(
  Object.entries(verbSchemas).map(([verb, { ask }]) => [
    verb,
    z.object({ verb: z.literal(verb as Verb), ref: ref.optional(), ...ask.unwrap().shape }).readonly(),
  ]),
)

/** An error as a client is told it: code and numbers to decide by, words in its language to show. */
export const errorView = z
  .object({ code: z.enum(errorCodes), text: z.string(), detail: z.record(z.string(), z.unknown()).readonly() })
  .readonly()

/** What stands in a frame that the server sends: a reply, an error, an event or a signal. */
export const serverFrame = z.union([
  z.object({ ref, answer: z.unknown() }).readonly(),
  z.object({ ref: ref.optional(), error: errorView }).readonly(),
  z.object({ event }).readonly(),
  z.object({ signal }).readonly(),
])
