/** Why a server can't start on a data folder; the words stand in protocol/text/store.ts under the same code. */
export type StartProblem =
  | 'folder_in_use'
  | 'folder_is_file'
  | 'folder_unwritable'
  | 'schema_newer'
  | 'sqlite_too_old'
  | 'database_broken'
  | 'disk_full'

/** What a start-up sentence names. */
export interface StartDetail {
  /** The data folder. */
  readonly folder: string
  /** The version that was found, and the one that this program has. */
  readonly found?: string
  readonly known?: string
}

/** A data folder that can't be used; nothing in it was changed. */
export class StartError extends Error {
  readonly code: StartProblem
  readonly detail: StartDetail

  constructor(code: StartProblem, detail: StartDetail, cause?: unknown) {
    super(`${code}: ${detail.folder}`, { cause })
    this.name = 'StartError'
    this.code = code
    this.detail = detail
  }
}
