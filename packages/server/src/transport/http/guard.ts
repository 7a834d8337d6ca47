import { ChatError } from '@papo/protocol'
import type { IncomingMessage } from 'node:http'
import { bearerOf } from './asked.ts'
import { readCookie } from './cookie.ts'
import { isSameOrigin } from './origin.ts'

/**
 * Throws what forbids a request to change anything. A page of another origin may not, whatever it sends; and what a
 * browser adds by itself proves nothing where no page of ours is said to have asked.
 */
export function checkWrite(incoming: IncomingMessage): void {
  const { headers } = incoming
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw new ChatError('body_encoded')
  // Node takes the pieces apart, and leaves all other codings as they are
  if (!/^chunked$/i.test(headers['transfer-encoding'] ?? 'chunked')) throw new ChatError('body_encoded')
  if (headers.origin !== undefined) {
    if (!isSameOrigin(incoming)) throw new ChatError('origin_foreign')
  } else if (readCookie(incoming) !== undefined && bearerOf(headers.authorization) === undefined)
    throw new ChatError('origin_foreign')
}
