import type { DisconnectReason } from '@papo/protocol'

/** Who is at the other end. */
export interface Remote {
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

/** Writes down that somebody goes by a nick, and not by the one before it if there was one. */
export function logNick(log: ConnectionLog, [from, to]: readonly [from: string, to: string], remote: Remote): void {
  if (from === '') log({ event: 'named', nick: to, ...remote })
  else log({ event: 'renamed', nick: from, to, ...remote })
}

/** Writes down that a connection ended, of somebody with a nick or of nobody yet. */
export function logEnd(
  log: ConnectionLog,
  { nick, reason }: { readonly nick: string | undefined; readonly reason: DisconnectReason },
  remote: Remote,
): void {
  log({ event: 'disconnected', ...(nick !== undefined && { nick }), reason, ...remote })
}
