import type { MessageView, Seq } from '@papo/protocol'
import type { Client, Room } from '@papo/sdk'
import { cell } from './cell.ts'
import { keyOf } from './draft-store.ts'
import { placeOf } from './drafts.ts'
import { forgetEdits, keepEdits, readEdits } from './kept-edits.ts'
import type { Typed } from './kept-edits.ts'

/** Of so many messages what was typed is kept; then the oldest goes. */
const maxKept = 20

/** A message that can be changed. */
export type Editable = Pick<MessageView, 'seq' | 'text'>

/**
 * Which message of one's own is being changed in its place, and what was typed there. That stays while its row, its room
 * or the whole page is away, until it is saved or left.
 */
export class Edits {
  readonly #client: Client
  /** By its key; another object each time that one begins. */
  readonly #open = cell<{ readonly key: string } | undefined>(undefined)
  readonly #typed: Map<string, Typed>

  constructor(client: Client) {
    this.#client = client
    const { open, typed } = readEdits()
    if (open !== undefined) this.#open.set({ key: open })
    this.#typed = new Map(Object.entries(typed))
  }

  /** The message that is being changed in a room. */
  openIn(room: Room): Seq | undefined {
    const key = this.#open.get()?.key
    const before = this.#keyOf(room, '')
    return key?.startsWith(before) === true ? Number(key.slice(before.length)) : undefined
  }

  /** Begins, or goes on with what was typed, unless the message says something else by now. */
  begin(room: Room, { seq, text }: Editable): void {
    const key = this.#keyOf(room, seq)
    if (this.#typed.get(key)?.base !== text) this.#typed.delete(key)
    this.#open.set({ key })
    this.#store()
  }

  /** What was typed; nothing where nobody began. */
  textOf(room: Room, seq: Seq): string | undefined {
    return this.#typed.get(this.#keyOf(room, seq))?.text
  }

  /** Keeps what is typed in the place of a message. */
  keep(room: Room, { seq, text: base }: Editable, text: string): void {
    const key = this.#keyOf(room, seq)
    this.#typed.delete(key)
    this.#typed.set(key, { text, base })
    const [oldest] = this.#typed.keys()
    if (this.#typed.size > maxKept && oldest !== undefined) this.#typed.delete(oldest)
    this.#store()
  }

  /** It is saved, or is not wanted any more. */
  end(room: Room, seq: Seq): void {
    const key = this.#keyOf(room, seq)
    this.#typed.delete(key)
    if (this.#open.get()?.key === key) this.#open.set(undefined)
    this.#store()
  }

  /** Calls each time that one begins, and at the end, until stopped. */
  watch(listener: () => void): () => void {
    return this.#open.watch(listener)
  }

  /** Forgets all, on this device too. */
  clear(): void {
    this.#typed.clear()
    this.#open.set(undefined)
    forgetEdits()
  }

  #keyOf(room: Room, seq: Seq | ''): string {
    return `${keyOf(placeOf(this.#client, room))} ${seq}`
  }

  #store(): void {
    const open = this.#open.get()?.key
    if (open === undefined && this.#typed.size === 0) forgetEdits()
    else keepEdits({ ...(open !== undefined && { open }), typed: Object.fromEntries(this.#typed) })
  }
}
