import type { Accepted } from '@papo/protocol'

/** What is wrong with what the owner configured; the catalogues turn it into words. */
export type ConfigProblem =
  | {
      readonly problem: 'unknown'
      readonly given: string
      readonly nearest: string | undefined
      readonly file?: string
    }
  | { readonly problem: 'value'; readonly name: string; readonly given: string; readonly accepts: Accepted }
  | { readonly problem: 'argument'; readonly given: string }
  | {
      readonly problem: 'no_file' | 'bad_file' | 'bad_json' | 'no_object'
      readonly file: string
      readonly reason: string
    }

/** What the owner configured can't be used; nothing has been started. */
export class ConfigError extends Error {
  readonly detail: ConfigProblem

  constructor(detail: ConfigProblem) {
    super(detail.problem)
    this.name = 'ConfigError'
    this.detail = detail
  }
}
