/** The only source of time in core and transports; a test hands in its own. */
export interface Clock {
  /** Milliseconds since 1970, UTC; may jump. */
  now(): number
  /** Milliseconds that never go back. */
  monotonic(): number
  /** Calls `f` after `ms`; the answer cancels. */
  after(ms: number, f: () => void): () => void
  /** Calls `f` when this turn of the event loop is over. */
  soon(f: () => void): void
}
