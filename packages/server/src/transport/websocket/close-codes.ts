import { frameTexts } from '@papo/protocol'
import type { BrokenFrame, Language } from '@papo/protocol'
import type { CloseReason } from '../../core/connection.ts'

/** How a WebSocket ends: 4000 to 4499 do not come back, 4500 to 4999 do. */
export interface CloseCode {
  readonly code: number
  /** At most 123 bytes, for programs and their logs. */
  readonly reason: string
}

/** The code of each reason that the server has. */
export const closeCodes: Readonly<Record<CloseReason, CloseCode>> = {
  quit: { code: 1000, reason: 'bye' },
  gone: { code: 1000, reason: 'bye' },
  protocol: { code: 4400, reason: 'too much that is not the protocol' },
  error: { code: 4500, reason: 'error of the server' },
  crowded: { code: 4503, reason: 'too many wait' },
  stopping: { code: 4503, reason: 'the server stops' },
  idle: { code: 4504, reason: 'nothing was heard' },
  stalled: { code: 4508, reason: 'nothing was read' },
}

/** The proof that `hello` brought is not good: forget it, and say hello with a nick. */
export const badToken: CloseCode = { code: 4401, reason: 'token not good' }

/** As many sessions as one user may have. */
export const tooManySessions: CloseCode = { code: 4409, reason: 'too many sessions' }

/** The codes of RFC 6455 that the server closes with, and why. */
export const brokenFrames: Readonly<Record<number, BrokenFrame>> = {
  1002: 'broken',
  1003: 'not_text',
  1007: 'not_utf8',
  1008: 'too_many_parts',
  1009: 'too_large',
}

/** Of these, the code of a frame that is not text. */
export const notText = 1003

/** Why a connection is closed with a code of RFC 6455; undefined where there is nothing to say. */
export function brokenReason(code: number | undefined, language: Language): string | undefined {
  const broken = code === undefined ? undefined : brokenFrames[code]
  return broken && frameTexts[language].closings[broken]
}

/** Every code that the server closes with by itself, for the documentation test; the rest are of RFC 6455. */
export const ownCloseCodes: readonly CloseCode[] = [...Object.values(closeCodes), badToken, tooManySessions]
