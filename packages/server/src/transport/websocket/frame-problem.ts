import { ChatError } from '@papo/protocol'
import type { FrameProblem } from '@papo/protocol'

/** What a schema has against a value, as far as it matters here. */
interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly expected?: unknown
  readonly values?: readonly unknown[]
}

const byType: Readonly<Record<string, FrameProblem>> = {
  string: 'text',
  number: 'integer',
  int: 'integer',
  boolean: 'boolean',
  array: 'list',
  tuple: 'list',
  object: 'object',
}

const maxGiven = 80

/** The error of a frame that is no JSON object. */
export function notJson(): ChatError {
  return new ChatError('frame_invalid', { given: '', problem: 'not_json' })
}

/** The error of a frame in which one field is not as its verb has it: which, and what it must be. */
export function wrongField(frame: object, issue: Issue): ChatError {
  const given = issue.path.join('.').slice(0, maxGiven)
  if (valueAt(frame, issue.path) === undefined) return new ChatError('frame_invalid', { given, problem: 'missing' })
  const expected = (issue.values ?? []).map(String)
  return new ChatError('frame_invalid', { given, problem: problemOf(issue), ...(expected.length > 0 && { expected }) })
}

function problemOf({ code, expected, values = [] }: Issue): FrameProblem {
  if (code === 'invalid_type' && typeof expected === 'string') return byType[expected] ?? 'value'
  if (code === 'invalid_union') return 'shape'
  return code === 'invalid_value' && values.length > 0 ? 'one_of' : 'value'
}

function valueAt(frame: object, path: readonly PropertyKey[]): unknown {
  let value: unknown = frame
  for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return value
}
