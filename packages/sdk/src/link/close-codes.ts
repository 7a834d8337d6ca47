/** The server stops, and will be back. */
export const stoppingCode = 4503
/** What a client closes a dead connection with: one of those after which it connects again. */
export const silentCode = 4504
/** What a client closes with when it goes. */
export const goodbyeCode = 1000

const finalStandard = new Set([1000, 1002, 1003, 1007, 1008, 1009, 1010])

/** Whether a close code says not to connect again (docs/protocol.md, close codes). */
export function isFinal(code: number): boolean {
  return finalStandard.has(code) || (code >= 4000 && code < 4500)
}
