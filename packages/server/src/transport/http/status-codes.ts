import type { ErrorCode } from '@papo/protocol'

const codes: { readonly [Code in ErrorCode]?: number } = {
  body_encoded: 415,
  body_too_long: 413,
  busy: 503,
  cookie_required: 403,
  file_not_found: 404,
  file_too_big: 413,
  file_type_refused: 415,
  file_invalid: 422,
  internal: 500,
  link_expired: 410,
  message_too_long: 413,
  method_not_allowed: 405,
  nick_required: 401,
  nick_taken: 409,
  origin_foreign: 403,
  page_not_found: 404,
  quota_full: 507,
  rate_limited: 429,
  room_exists: 409,
  room_full: 403,
  room_not_found: 404,
  sessions_full: 429,
  storage_failed: 503,
  storage_full: 507,
  token_invalid: 401,
  token_required: 401,
  uploads_full: 429,
}

/** The status that an error is answered with; what is not listed is the asker's mistake. */
export function statusOf(code: ErrorCode): number {
  return codes[code] ?? 400
}
