import type { Event, Limits, MessageEvent, RoomId } from '@papo/protocol'
import { ChatError } from '@papo/protocol'
import type { Bus } from './bus.ts'
import type { Clock } from './clock.ts'
import type { Appended, Draft, Log, MessageDraft } from './store/log.ts'
import { storageFailure } from './storage-failure.ts'

/** A draft on its way to the disk. */
interface Waiting {
  readonly draft: Draft
  readonly bytes: number
  settle(result: Appended): void
  refuse(error: unknown): void
}

/** What an appender works with. */
export interface AppenderPorts {
  readonly log: Log
  readonly bus: Bus
  readonly limits: Limits
  readonly clock: Clock
}

/**
 * Brings drafts to the log: one batch with the writer at a time, and what arrives meanwhile is the next.
 * Authors are answered when their batch is committed, and only then are its events published.
 */
export class Appender {
  readonly #log: Log
  readonly #bus: Bus
  readonly #limits: Limits
  readonly #clock: Clock
  #waiting: Waiting[] = []
  #isWriting = false
  #onIdle: (() => void)[] = []

  constructor({ log, bus, limits, clock }: AppenderPorts) {
    this.#clock = clock
    this.#log = log
    this.#bus = bus
    this.#limits = limits
  }

  /** Resolves when the draft is committed; rejects with `busy`, `storage_full` or `storage_failed`. */
  append(draft: Draft): Promise<Appended> {
    if (this.#waiting.length >= this.#limits.draftsWaiting) return Promise.reject(new ChatError('busy'))
    return new Promise((settle, refuse) => {
      this.#waiting.push({ draft, bytes: atMostBytes(draft), settle, refuse })
      this.#start()
    })
  }

  /** Resolves when nothing waits and nothing is being written. */
  idle(): Promise<void> {
    return this.#isWriting ? new Promise((resolve) => this.#onIdle.push(resolve)) : Promise.resolve()
  }

  /** Starts to write when this turn is over: what else is said in it is in the same batch. */
  #start(): void {
    if (this.#isWriting) return
    this.#isWriting = true
    this.#clock.soon(() => void this.#write())
  }

  /** Writes batch after batch until nothing waits. Never rejects. */
  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch()
      const results = await this.#commit(batch)
      if (results) this.#answer(batch, results)
    }
    this.#isWriting = false
    for (const onIdle of this.#onIdle.splice(0)) onIdle()
  }

  /** Commits a batch; refuses all of it, and answers nothing, where the store does. */
  async #commit(batch: readonly Waiting[]): Promise<readonly Appended[] | undefined> {
    try {
      return await this.#log.append(batch.map((one) => one.draft))
    } catch (error) {
      for (const one of batch) one.refuse(storageFailure(error))
      return undefined
    }
  }

  #takeBatch(): Waiting[] {
    const most = Math.min(this.#waiting.length, this.#limits.batchDrafts)
    let count = 0
    let bytes = 0
    while (count < most && (count === 0 || bytes + this.#waiting[count]!.bytes <= this.#limits.batchBytes)) {
      bytes += this.#waiting[count]!.bytes
      count += 1
    }
    if (count === this.#waiting.length) {
      const all = this.#waiting
      this.#waiting = []
      return all
    }
    return this.#waiting.splice(0, count)
  }

  // [SEND2] the author is answered first: replies are written in this turn, frames when it ends
  #answer(batch: readonly Waiting[], results: readonly Appended[]): void {
    const byRoom = new Map<RoomId, Event[]>()
    for (const [index, one] of batch.entries()) {
      const result = results[index]!
      one.settle(result)
      if (result.type !== 'appended') continue
      const event = eventOf(one.draft, result)
      const events = byRoom.get(event.room)
      if (events) events.push(event)
      else byRoom.set(event.room, [event])
    }
    for (const [room, events] of byRoom) this.#bus.publish(room, events)
  }
}

/** What a draft takes at most, without encoding it: a code unit is one byte, or up to three beyond ASCII. */
function atMostBytes(draft: Draft): number {
  if (draft.kind !== 'message' && draft.kind !== 'edited') return 64
  const files = draft.kind === 'message' ? (draft.files?.length ?? 0) : 0
  return 64 + fileBytes * files + draft.text.length * (/[^\x00-\x7f]/.test(draft.text) ? 3 : 1)
}

/** What a file takes in its message, about. */
const fileBytes = 600

function eventOf(draft: Draft, { seq, at, n }: { seq: number; at: number; n: number }): Event {
  const { room, author, nick } = draft
  const base = { room, seq, at, author, nick }
  switch (draft.kind) {
    case 'message':
      return messageOf(draft, { ...base, n })
    case 'edited': {
      const { target, text, mentions } = draft
      return { ...base, kind: 'edited', target, text, ...(mentions && { mentions }) }
    }
    case 'deleted':
      return { ...base, kind: 'deleted', target: draft.target }
    case 'reacted':
      return { ...base, kind: 'reacted', target: draft.target, emoji: draft.emoji, on: draft.on }
    case 'pinned':
      return { ...base, kind: 'pinned', target: draft.target, on: draft.on }
    case 'archived':
      return { ...base, kind: 'archived' }
  }
}

function messageOf(
  { text, style, key, reply, files, mentions, all }: MessageDraft,
  base: Pick<MessageEvent, 'room' | 'seq' | 'at' | 'author' | 'nick' | 'n'>,
): MessageEvent {
  return {
    ...base,
    kind: 'message',
    text,
    style,
    ...(key !== undefined && { key }),
    ...(reply && { reply }),
    ...(files && { files }),
    ...(mentions && { mentions }),
    ...(all && { all }),
  }
}
