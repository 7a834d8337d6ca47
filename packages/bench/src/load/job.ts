import type { WireName } from './wire.ts'

/** Where a server listens. */
export type Address = { host: string; port: number }

/** The server that a job is aimed at; `pid` is there when it may be looked at from outside. */
export type Target = Address & { wire: WireName; pid?: number }

/** One run of one load in a process of its own. */
export type Job =
  | { kind: 'fan-out'; people: number; writers: number; window: number; bytes: number; seconds: number }
  | { kind: 'latency'; people: number; bytes: number; seconds: number }
  | { kind: 'everyone'; people: number; bytes: number; rounds: number }
  | { kind: 'sustained'; people: number; bytes: number; perSecond: number; seconds: number }
  | { kind: 'idle'; people: number; rooms: number }
  | { kind: 'crowd'; people: number }

/** What is handed to the load process. */
export type Order = { target: Target; job: Job }
