import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Secrets } from '../core/secrets.ts'

const digest = (text: string): string => hash('sha256', text, 'base64url')

/** The machine's own randomness. */
export const systemSecrets: Secrets = {
  token: () => randomBytes(32).toString('base64url'),
  digest,
  fileId: () => randomBytes(16).toString('base64url'),
  sign: (key, text) => createHmac('sha256', key).update(text).digest('base64url'),
  isSame: (one, other) => timingSafeEqual(Buffer.from(digest(one)), Buffer.from(digest(other))),
}
