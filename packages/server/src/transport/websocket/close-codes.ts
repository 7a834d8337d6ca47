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

/** A frame that is not text. */
export const notText: CloseCode = { code: 1003, reason: 'text frames only' }

/** Every code that the server closes with by itself, for the documentation test; the rest are of RFC 6455. */
export const ownCloseCodes: readonly CloseCode[] = [...Object.values(closeCodes), badToken, tooManySessions, notText]
