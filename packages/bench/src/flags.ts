import { parseArgs } from 'node:util'

import type { Effort } from './scenarios/plan.ts'

/** What the command line asks for. */
export type Flags = { only: string[]; effort: Effort; json: string | undefined }

const full: Effort = { rounds: 3, seconds: 3 }
const quick: Effort = { rounds: 1, seconds: 1 }

/** Reads `--only a,b`, `--quick` and `--json FILE`; throws a sentence for anything else. */
export function readFlags(args: string[], known: readonly string[]): Flags {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: known.join(',') },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  })
  const only = values.only.split(',')
  const unknown = only.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Error(`no scenario "${unknown}"; there are: ${known.join(', ')}`)
  return { only, effort: values.quick ? quick : full, json: values.json }
}
