import type { ErrorCode, ErrorDetail, Event, Signal } from '@papo/protocol'

/** An error as the server tells it. */
export interface ErrorView {
  readonly code: ErrorCode
  readonly text: string
  readonly detail: ErrorDetail
}

/** One frame of the server (protocol, `serverFrame`). */
export type ServerFrame =
  | { readonly ref: number; readonly answer: unknown }
  | { readonly ref?: number; readonly error: ErrorView }
  | { readonly event: Event }
  | { readonly signal: Signal }

/** Reads a frame; nothing where it is none that this client knows. The server is trusted for what is in it. */
export function parseFrame(text: string): ServerFrame | undefined {
  let frame: unknown
  try {
    frame = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof frame !== 'object' || frame === null) return undefined
  return 'answer' in frame || 'error' in frame || 'event' in frame || 'signal' in frame
    ? (frame as ServerFrame)
    : undefined
}
