import type { TestContext } from 'node:test'
import type { AnswerOf, Command, CommandOf, Event, Limits, Signal, Verb } from '@papo/protocol'
import { ChatError, limits as allLimits } from '@papo/protocol'
import { LocalBus } from '../../src/bus/local.ts'
import type { Bus } from '../../src/core/bus.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { CloseReason, Connection } from '../../src/core/connection.ts'
import type { Files } from '../../src/core/files.ts'
import { Hub } from '../../src/core/hub.ts'
import type { HubSettings } from '../../src/core/hub.ts'
import { Session } from '../../src/core/session.ts'
import type { Ask } from '../../src/core/session.ts'
import type { Store } from '../../src/core/store/store.ts'
import type { UploadSettings } from '../../src/core/upload-settings.ts'
import type { Wire } from '../../src/core/wire.ts'
import { MemoryFiles } from './memory-files.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { systemClock } from '../../src/system/clock.ts'
import { systemSecrets } from '../../src/system/secrets.ts'
import { atEnd } from './at-end.ts'
import { FaultyStore } from './faulty-store.ts'

/** What a test client was told, in order. */
export type Told =
  | { readonly event: Event }
  | { readonly signal: Signal }
  | { readonly answer: AnswerOf<Verb>; readonly to: Command }
  | { readonly failed: ChatError; readonly to: Command | undefined }

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A wire of JSON lines. */
export function jsonWire(kind: Partial<Wire> = {}): Wire {
  const line = (value: unknown): Uint8Array => encoder.encode(`${JSON.stringify(value)}\n`)
  return {
    variant: `json ${kind.echoes ?? true} ${kind.resumes ?? false}`,
    echoes: true,
    resumes: false,
    waits: true,
    join: (slices) => Buffer.concat(slices),
    event: (event) => line({ event }),
    signal: (signal) => line({ signal }),
    answer: (...[, answer, , to]) => line({ answer, to }),
    failure: (error, to) => line({ failed: { code: error.code, detail: error.detail }, to }),
    ...kind,
  }
}

/** A connection that takes everything, or nothing while it is `stuck`. */
export class FakeConnection implements Connection {
  readonly address: string
  isStuck = false
  reason: CloseReason | undefined
  #text = ''
  #waiting: { bytes: Uint8Array; taken: (() => void) | undefined }[] = []
  #drained: (() => void)[] = []

  constructor(address = '127.0.0.1') {
    this.address = address
  }

  get pending(): number {
    return this.#waiting.reduce((sum, { bytes }) => sum + bytes.length, 0)
  }

  get unsent(): number {
    return this.pending
  }

  /** Everything it was told. */
  get told(): Told[] {
    return this.#text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Told)
  }

  write(bytes: Uint8Array, taken?: () => void): void {
    this.#waiting.push({ bytes, taken })
    if (!this.isStuck) this.flow()
  }

  whenDrained(drained: () => void): void {
    if (this.#waiting.length === 0) drained()
    else this.#drained.push(drained)
  }

  close(reason: CloseReason): void {
    this.reason = reason
    this.flow()
  }

  /** Takes all that waits. */
  flow(): void {
    this.isStuck = false
    this.take(Infinity)
  }

  /** Takes as many writes as said, and stays as stuck as it is. */
  take(count: number): void {
    for (let done = 0; done < count && this.#waiting.length > 0; done += 1) {
      const { bytes, taken } = this.#waiting.shift()!
      this.#text += decoder.decode(bytes)
      taken?.()
    }
    if (this.#waiting.length === 0) for (const drained of this.#drained.splice(0)) drained()
  }
}

/** Somebody who speaks to a hub without a transport. */
export class Client {
  readonly connection: FakeConnection
  readonly session: Session
  readonly #asks: Ask[] = []

  constructor(hub: Hub, wire: Wire = jsonWire(), address?: string) {
    this.connection = new FakeConnection(address)
    this.session = new Session(hub, { connection: this.connection, wire, source: { next: () => this.#asks.shift() } })
    hub.admit(this.session)
  }

  get told(): Told[] {
    return this.connection.told
  }

  /** The events it was told, in order. */
  get events(): Event[] {
    return this.told.flatMap((one) => ('event' in one ? [one.event] : []))
  }

  /** The texts of the messages it was told. */
  get texts(): string[] {
    return this.events.flatMap((event) => (event.kind === 'message' ? [event.text] : []))
  }

  get signals(): Signal[] {
    return this.told.flatMap((one) => ('signal' in one ? [one.signal] : []))
  }

  get failures(): string[] {
    return this.told.flatMap((one) => ('failed' in one ? [one.failed.code] : []))
  }

  /** How many of its commands were not taken yet. */
  get unread(): number {
    return this.#asks.length
  }

  /** Asks without waiting. */
  say(...commands: Ask[]): void {
    this.#asks.push(...commands)
    this.session.wake()
  }

  /** Asks, and resolves with the answer; rejects with the failure's code. */
  async ask<V extends Verb>(command: CommandOf<V>): Promise<AnswerOf<V>> {
    const before = this.told.length
    this.say(command as Command)
    const same = (to: Command | undefined): boolean => JSON.stringify(to) === JSON.stringify(command)
    const reply = await until(() =>
      this.told.slice(before).find((one) => ('answer' in one || 'failed' in one) && same(one.to)),
    )
    if ('failed' in reply) throw new ChatError(reply.failed.code, reply.failed.detail)
    if (!('answer' in reply)) throw new Error('unreachable')
    // the reply was found by its command, whose answer this is
    return reply.answer as AnswerOf<V>
  }

  /** Its connection breaks; what was on its way to it is lost. */
  cut(): void {
    this.session.close('gone')
  }

  /** Its peer is gone. */
  hangUp(): void {
    this.session.end()
  }
}

/** Resolves with what `find` finds, asked again each turn; fails after 10 s. */
export async function until<T>(find: () => T | undefined | false): Promise<T> {
  const deadline = performance.now() + 10_000
  for (;;) {
    const found = find()
    if (found !== undefined && found !== false) return found
    if (performance.now() > deadline) throw new Error(`waited in vain for: ${find.toString()}`)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** What a test may set. */
export interface HubOptions {
  readonly limits?: Partial<Limits>
  readonly clock?: Clock
  readonly store?: Store
  readonly files?: Files
  readonly bus?: Bus
  readonly settings?: Partial<HubSettings>
  /** Where errors go that should not have happened; without it they fail the test. */
  readonly onError?: (error: unknown) => void
}

/** What an owner who sets nothing has set about files. */
export const uploads: UploadSettings = {
  maxBytes: 25 * 1024 ** 2,
  personBytes: 2 * 1024 ** 3,
  serverBytes: 20 * 1024 ** 3,
  types: 'safe',
  keepMs: undefined,
  linkMs: 7 * 86_400_000,
  isPdfInline: false,
}

/** A hub, on a memory store unless told otherwise, that stops with the test and whose errors fail it. */
export async function openHub(
  t: TestContext,
  { limits, clock = systemClock, store, files, bus, settings, onError }: HubOptions = {},
): Promise<Hub> {
  const hub = await Hub.open(
    {
      clock,
      // how fast this machine is changes nothing that a test sees
      limits: { ...allLimits, commandShareMs: Infinity, ...limits },
      store: store ?? createMemoryStore(clock),
      files: files ?? new MemoryFiles(clock),
      bus: bus ?? new LocalBus(),
      secrets: systemSecrets,
      onError:
        onError ??
        ((error) => {
          throw error
        }),
    },
    { serverName: '', entryRoom: 'geral', isRateLimited: false, temporaryRoomMs: 7 * 86_400_000, uploads, ...settings },
  )
  atEnd(t, () => {
    if (store instanceof FaultyStore) store.releaseAll()
    return hub.stop()
  })
  return hub
}

/** A client who is in a room, which it makes if need be. */
export async function inRoom(
  hub: Hub,
  nick: string,
  place: string | { readonly room: string; readonly wire: Wire | undefined },
): Promise<Client & { readonly room: number }> {
  const { room, wire } = typeof place === 'string' ? { room: place, wire: undefined } : place
  const client = new Client(hub, wire)
  await client.ask({ verb: 'hello', nick })
  if (!hub.directory.byName(room)) await client.ask({ verb: 'create', name: room })
  const { membership } = await client.ask({ verb: 'join', room: { name: room } })
  return Object.assign(client, { room: membership.room.id })
}

/** The names of a hub's open rooms, oldest first. */
export function roomNames({ directory }: Hub): string[] {
  return Array.from(directory.open, (room) => room.record.name)
}

let made = 0

/** A message to a room, with a key of its own. */
export function message(room: number, text: string, key = `k${(made += 1)}`): CommandOf<'send'> & { key: string } {
  return { verb: 'send', room, text, style: 'say', key }
}
