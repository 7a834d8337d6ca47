import { ChatError } from '@papo/protocol'

/** Refuses whatever else is asked of an address than it takes. */
export function refuseMethod(...allowed: readonly string[]): () => never {
  return () => {
    throw new ChatError('method_not_allowed', { expected: allowed })
  }
}
