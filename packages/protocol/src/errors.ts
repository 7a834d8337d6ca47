/** Every error that a client sees as itself; its words stand in the catalogues under the same code. */
export const errorCodes = [
  'already_greeted',
  'already_in_room',
  'bad_cursor',
  'bad_utf8',
  'body_encoded',
  'body_too_long',
  'busy',
  'cookie_required',
  'emoji_invalid',
  'file_empty',
  'file_invalid',
  'file_not_found',
  'file_too_big',
  'file_type_refused',
  'files_full',
  'frame_invalid',
  'ignored_full',
  'internal',
  'key_invalid',
  'line_too_long',
  'link_expired',
  'message_empty',
  'message_not_found',
  'message_too_long',
  'method_not_allowed',
  'nick_invalid',
  'nick_required',
  'nick_taken',
  'not_allowed',
  'not_in_room',
  'nothing_said',
  'nul_in_text',
  'origin_foreign',
  'page_not_found',
  'pins_full',
  'quota_full',
  'rate_limited',
  'reactions_full',
  'room_exists',
  'room_full',
  'room_name_invalid',
  'room_not_found',
  'room_required',
  'rooms_full',
  'rooms_joined_full',
  'rooms_made_full',
  'sessions_full',
  'storage_failed',
  'storage_full',
  'text_required',
  'token_invalid',
  'token_required',
  'too_late',
  'unknown_command',
  'upload_invalid',
  'uploads_full',
  'user_not_found',
  'user_required',
  'verb_unknown',
] as const

/** The code of an error that a client sees. */
export type ErrorCode = (typeof errorCodes)[number]

/** What an error tells beyond its code; the catalogues turn it into words. */
export interface ErrorDetail {
  /** What the person gave: a nick, a room, a command. */
  readonly given?: string
  /** The nearest thing that exists. */
  readonly nearest?: string
  /** Free nicks like the wanted one. */
  readonly suggestions?: readonly string[]
  /** Why a name is refused, what is wrong with a field, or what there was too much of: messages if nothing is said. */
  readonly problem?: string
  /** The values that a field may have, or the methods that an address takes. */
  readonly expected?: readonly string[]
  /** The size or count that was reached, and its bound. */
  readonly size?: number
  readonly max?: number
  /** How many were refused together. */
  readonly count?: number
  readonly retryAfterMs?: number
}

/** The one error that a client sees as itself. */
export class ChatError extends Error {
  readonly code: ErrorCode
  readonly detail: ErrorDetail

  constructor(code: ErrorCode, detail: ErrorDetail = {}) {
    super(code)
    this.name = 'ChatError'
    this.code = code
    this.detail = detail
  }
}
