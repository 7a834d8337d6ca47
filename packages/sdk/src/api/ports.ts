import type { StoredSending } from './sending.ts'

/** Ends what it was returned by: a listener, a timer. */
export type Stop = () => void

/** A socket: frames of text out, and its end. */
export interface Socket {
  send(text: string): void
  close(code: number, reason: string): void
}

/** What a socket tells; after `onClose` nothing more. */
export interface SocketListener {
  onOpen(): void
  onText(text: string): void
  onClose(code: number, reason: string): void
}

/** The only source of time: `now` in milliseconds UTC, `after` calls once when `ms` have passed. */
export interface Clock {
  now(): number
  after(ms: number, call: () => void): Stop
}

/** Keeps what is not sent yet through a reload; each promise resolves when it is kept. */
export interface OutboxStorage {
  list(): Promise<readonly StoredSending[]>
  put(sending: StoredSending): Promise<void>
  delete(key: string): Promise<void>
}

/** Holds a name until `until` settles; whoever asks for a held name waits for it (the web's `navigator.locks`). */
export interface Locks {
  hold(name: string, until: () => Promise<void>): Promise<void>
}

/** What a client stands on; all have defaults in a browser and in Node. */
export interface Ports {
  readonly openSocket: (url: string, listener: SocketListener) => Socket
  readonly clock: Clock
  /** A fraction from 0 up to 1. */
  readonly random: () => number
  readonly storage: OutboxStorage
  readonly locks: Locks
  /** Calls when trying at once is worth while: the network is back, the page is looked at again. */
  readonly onWake: (call: () => void) => Stop
}
