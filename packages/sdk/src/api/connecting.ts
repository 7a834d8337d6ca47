import type { Channel, Language } from '@papo/protocol'
import type { RefusedError } from './errors.ts'
import type { Ports } from './ports.ts'

/** How to reach a server, and as whom. */
export interface ConnectOptions {
  /** The server's address: `http://host:6789`, `host:6789` or `ws://…/ws`. */
  readonly url: string
  /** In a browser with its cookie it may be left out. */
  readonly nick?: string
  /** Who comes with a token is who he was. */
  readonly token?: string
  readonly language?: Language
  readonly channel?: Channel
  readonly ports?: Partial<Ports>
}

/** How it stands between client and server. Times are the clock's. */
export type ClientState =
  /** `attempt` is 0 at first. */
  | { readonly type: 'connecting'; readonly attempt: number }
  | { readonly type: 'ready' }
  /** Tries again by itself at `until`; `isRestarting`: the server said that it stops. */
  | { readonly type: 'waiting'; readonly until: number; readonly attempt: number; readonly isRestarting: boolean }
  /** Does not try again by itself. */
  | { readonly type: 'stopped'; readonly reason: StopReason }

/** Why a client does not try again: it was closed, the server closed it for good, or it refused the greeting. */
export type StopReason =
  | { readonly type: 'closed' }
  | { readonly type: 'cut'; readonly code: number; readonly text: string }
  | { readonly type: 'refused'; readonly error: RefusedError }
