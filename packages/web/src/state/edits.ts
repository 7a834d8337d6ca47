import type { Seq } from '@papo/protocol'
import type { Client, Room } from '@papo/sdk'
import { cell } from './cell.ts'
import { keyOf } from './draft-store.ts'
import { placeOf } from './drafts.ts'

/** In the browser's store of this tab. */
const storedAs = 'papo-edits'
/** Of so many messages what was typed is kept; then the oldest goes. */
const maxKept = 20

/** What is kept through a reload, by `<place of the room> <seq>`. */
interface Kept {
  readonly open?: string
  readonly texts: readonly (readonly [string, string])[]
}

/**
 * Which message of one's own is being changed in its place, and what was typed there. That stays while its row, its room
 * or the whole page is away, until it is saved or left.
 */
export class Edits {
  readonly #client: Client
  /** By its key; another object each time that one begins. */
  readonly #open = cell<{ readonly key: string } | undefined>(undefined)
  readonly #texts: Map<string, string>

  constructor(client: Client) {
    this.#client = client
    const { open, texts } = read()
    if (open !== undefined) this.#open.set({ key: open })
    this.#texts = new Map(texts)
  }

  /** The message that is being changed in a room. */
  openIn(room: Room): Seq | undefined {
    const key = this.#open.get()?.key
    const before = this.#keyOf(room, '')
    return key?.startsWith(before) === true ? Number(key.slice(before.length)) : undefined
  }

  /** Begins, or goes on with what was typed. */
  begin(room: Room, seq: Seq): void {
    this.#open.set({ key: this.#keyOf(room, seq) })
    this.#store()
  }

  /** What was typed; nothing where nobody began. */
  textOf(room: Room, seq: Seq): string | undefined {
    return this.#texts.get(this.#keyOf(room, seq))
  }

  keep(room: Room, seq: Seq, text: string): void {
    const key = this.#keyOf(room, seq)
    this.#texts.delete(key)
    this.#texts.set(key, text)
    const [oldest] = this.#texts.keys()
    if (this.#texts.size > maxKept && oldest !== undefined) this.#texts.delete(oldest)
    this.#store()
  }

  /** It is saved, or is not wanted any more. */
  end(room: Room, seq: Seq): void {
    const key = this.#keyOf(room, seq)
    this.#texts.delete(key)
    if (this.#open.get()?.key === key) this.#open.set(undefined)
    this.#store()
  }

  /** Calls each time that one begins, and at the end, until stopped. */
  watch(listener: () => void): () => void {
    return this.#open.watch(listener)
  }

  /** Forgets all, on this device too. */
  clear(): void {
    this.#texts.clear()
    this.#open.set(undefined)
    this.#store()
  }

  #keyOf(room: Room, seq: Seq | ''): string {
    return `${keyOf(placeOf(this.#client, room))} ${seq}`
  }

  #store(): void {
    const open = this.#open.get()?.key
    const kept: Kept = { ...(open !== undefined && { open }), texts: [...this.#texts] }
    try {
      if (open === undefined && this.#texts.size === 0) sessionStorage.removeItem(storedAs)
      else sessionStorage.setItem(storedAs, JSON.stringify(kept))
    } catch {
      // the browser keeps nothing for us, or has no room: kept until the page goes
    }
  }
}

function read(): Kept {
  try {
    return JSON.parse(sessionStorage.getItem(storedAs) ?? '{"texts":[]}') as Kept
  } catch {
    return { texts: [] }
  }
}
