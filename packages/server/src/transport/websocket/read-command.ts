import { ChatError } from '@papo/protocol'
import type { Command, Verb } from '@papo/protocol'
import { commandFrames } from '@papo/protocol/schemas'
import { notJson, wrongField } from './frame-problem.ts'

/** A frame that is no command: what is wrong with it, and as much of it as was understood. */
export interface Misread {
  readonly error: ChatError
  readonly verb: Verb | undefined
  readonly ref: number | undefined
}

/** What a client's frame says: the one place where what it sends gets a type. */
export function readCommand(bytes: Buffer): Command | Misread {
  const value = parse(bytes.toString())
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { error: notJson(), verb: undefined, ref: undefined }
  const ref = 'ref' in value && isRef(value.ref) ? value.ref : undefined
  const verb = 'verb' in value && typeof value.verb === 'string' ? value.verb : ''
  if (!isVerb(verb)) {
    const error = new ChatError('verb_unknown', { given: verb.slice(0, maxGiven) })
    return { error, verb: undefined, ref }
  }
  const read = commandFrames[verb]!.safeParse(value)
  // the schema of a verb describes that verb's command; the table's type does not say so
  if (read.success) return read.data as Command
  const [issue] = read.error.issues
  return { error: wrongField(value, issue ?? { path: [] }), verb, ref }
}

const maxGiven = 40

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRef(ref: unknown): ref is number {
  return Number.isSafeInteger(ref) && Number(ref) >= 0
}

function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(commandFrames, verb)
}
