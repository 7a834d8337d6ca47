import type { DisconnectReason, RefusalReason } from '@papo/protocol'

/** The remote end of a connection. */
export interface Remote {
  readonly address: string
  readonly port: number
}

/** What the server writes down about itself; a message's text is in none of it. */
export type LogEvent =
  | { readonly event: 'listening'; readonly kind: string; readonly host: string; readonly port: number }
  | ({ readonly event: 'connected' } & Remote)
  | ({ readonly event: 'named'; readonly nick: string } & Remote)
  | ({ readonly event: 'renamed'; readonly nick: string; readonly to: string } & Remote)
  | ({ readonly event: 'disconnected'; readonly nick?: string; readonly reason: DisconnectReason } & Remote)
  | { readonly event: 'refused'; readonly address: string; readonly reason: RefusalReason }
  | { readonly event: 'migrated'; readonly from: number; readonly to: number; readonly copy: string }
  | { readonly event: 'error'; readonly error: unknown }
  | { readonly event: 'stopping' }
  | { readonly event: 'stopped' }

/** The name of an event of the log. */
export type LogEventName = LogEvent['event']
