import { lineTexts, limits, slashEntries } from '../packages/protocol/src/index.ts'
import type { ErrorCode, ErrorDetail, Language } from '../packages/protocol/src/index.ts'

/** What the errors in docs/protocol.md are told with, where their words depend on it. */
const examples: { readonly [C in ErrorCode]?: ErrorDetail } = {
  body_too_long: { max: limits.maxMessageBytes },
  file_too_big: { size: 38 * 1024 ** 2, max: 25 * 1024 ** 2 },
  file_type_refused: { given: '.exe' },
  frame_invalid: { given: 'room', problem: 'integer' },
  line_too_long: { max: limits.maxLineBytes },
  message_too_long: { size: 5_000, max: limits.maxMessageCodePoints },
  method_not_allowed: { expected: ['GET', 'HEAD', 'POST'] },
  nick_invalid: { given: 'x', problem: 'too_short' },
  nick_taken: { given: 'Lari', suggestions: ['Lari2', 'Lari-lab'] },
  nothing_said: { given: 'Lari' },
  quota_full: { size: 1.5 * 1024 ** 3, max: 2 * 1024 ** 3 },
  rate_limited: { count: 7, retryAfterMs: 9_000 },
  room_exists: { given: 'lab' },
  room_name_invalid: { problem: 'bad_character' },
  room_not_found: { given: 'redes', nearest: 'REDES' },
  unknown_command: { given: '/sala', nearest: '/salas' },
  upload_invalid: { given: 'Upload-Length' },
  uploads_full: { max: limits.uploadsPerPerson },
  user_not_found: { given: 'Lary', nearest: 'Lari' },
  verb_unknown: { given: 'voar' },
}

/** A line's words for an error, as a cell of a table without code marks. */
export function errorWords(code: ErrorCode, language: Language): string {
  return lineTexts[language].errors[code](examples[code] ?? {}, undefined).join('<br>')
}

/** Every command of a line with its sign, in all its spellings. */
export function commandWords(): string[] {
  return slashEntries.flatMap((entry) => [
    ...(entry['pt-BR']?.words ?? []).map((word) => `/${word}`),
    ...(entry.en?.words ?? []).map((word) => `/${word}`),
    ...(entry.colon ? [`:${entry.colon.word}`] : []),
  ])
}
