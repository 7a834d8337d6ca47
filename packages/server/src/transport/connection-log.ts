import type { DisconnectReason } from '@papo/protocol'

interface Remote {
  readonly address: string
  readonly port: number
}

/** What a connection lets be written down about it. */
export type ConnectionEvent =
  | ({ readonly event: 'connected' } & Remote)
  | ({ readonly event: 'named'; readonly nick: string } & Remote)
  | ({ readonly event: 'renamed'; readonly nick: string; readonly to: string } & Remote)
  | ({ readonly event: 'disconnected'; readonly nick?: string; readonly reason: DisconnectReason } & Remote)

/** Writes it down; never throws, never waits. */
export type ConnectionLog = (event: ConnectionEvent) => void
