/** A socket as the core sees it. No method throws, whatever became of the peer. */
export interface Connection {
  /** The peer's address, for the log and the limits. */
  readonly address: string
  /** Bytes handed to `write` and not yet taken by the operating system. */
  readonly pending: number
  /** Bytes that the operating system has not taken, as exact as can be had: tells whether a reader moves. */
  readonly unsent: number
  /** Hands bytes over, in order; `taken`, if given, is called when the operating system has them, or the connection is gone. */
  write(bytes: Uint8Array, taken?: () => void): void
  /** Calls `drained` once, when the operating system has all that was written, or the connection is gone; at once if so already. */
  whenDrained(drained: () => void): void
  /** Ends the connection after what was written, for the reason that the log shows. */
  close(reason: CloseReason): void
}

/** Why a connection ended. */
export type CloseReason = 'quit' | 'gone' | 'stalled' | 'stopping' | 'idle' | 'crowded' | 'protocol' | 'error'
