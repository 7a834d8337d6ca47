import type { Client, Room } from '@papo/sdk'
import { cell } from './cell.ts'
import type { Cell } from './cell.ts'
import { openChannel } from './channel.ts'
import { DraftStore, keyOf } from './draft-store.ts'
import type { Draft, DraftFile, DraftPlace, PlacedDraft } from './draft-store.ts'

/** Is told where another tab wrote, and what stood there before. */
type OtherListener = (key: string, before: Draft | undefined) => void

/** What was written and not sent, by who wrote it and in which room; kept through reloads, and the same in all tabs. */
export class Drafts {
  /** Resolves when what was kept has been read. */
  readonly loaded: Promise<void>
  /** The places that have one, by `keyOf`. */
  readonly places: Cell<ReadonlySet<string>> = cell<ReadonlySet<string>>(new Set())
  readonly #known = new Map<string, PlacedDraft>()
  readonly #leaving = new Map<string, readonly Draft[]>()
  readonly #listeners = new Set<OtherListener>()
  readonly #store = new DraftStore()
  readonly #others = openChannel('papo-drafts')

  constructor() {
    this.loaded = this.#store.read((draft) => this.#note(keyOf(draft), draft))
    this.#others?.addEventListener('message', ({ data }: MessageEvent<{ key: string; draft?: PlacedDraft }>) => {
      const before = this.#known.get(data.key)
      this.#note(data.key, data.draft)
      this.#listeners.forEach((listener) => listener(data.key, before))
    })
  }

  get(place: DraftPlace): Draft | undefined {
    return this.#known.get(keyOf(place))
  }

  /** Keeps what stands there now; with `isHurried` before the page goes. */
  set({ user, epoch, room, name }: DraftPlace, draft: Draft | undefined, isHurried = false): void {
    const place = { user, epoch, room, name }
    const key = keyOf(place)
    const placed = draft && { ...draft, ...place }
    this.#note(key, placed)
    this.#others?.postMessage({ key, ...(placed && { draft: placed }) })
    this.#keep(place, isHurried)
  }

  /** By the name under which it is kept. */
  at(key: string): PlacedDraft | undefined {
    return this.#known.get(key)
  }

  /** Keeps a text with what there is besides. */
  setText(place: DraftPlace, text: string): void {
    this.set(place, { ...this.get(place), text })
  }

  /** Keeps with a draft what was uploaded for it. */
  setFiles(place: DraftPlace, files: readonly DraftFile[]): void {
    const { text = '', reply } = this.get(place) ?? {}
    const isEmpty = text === '' && reply === undefined && files.length === 0
    const draft = { text, ...(reply !== undefined && { reply }), ...(files.length > 0 && { files }) }
    this.set(place, isEmpty ? undefined : draft)
  }

  /** What somebody else wrote in the same room on this device: another person, or one before the logs were replaced. */
  findLeft(place: DraftPlace): PlacedDraft | undefined {
    return [...this.#known.values()].find((draft) => draft.text !== '' && isLeft(draft, place))
  }

  /** It is sent, and no draft any more; the browser keeps it until what this answers is called. */
  send(place: DraftPlace, draft: Draft): () => void {
    const key = keyOf(place)
    this.#leaving.set(key, [...(this.#leaving.get(key) ?? []), draft])
    this.set(place, undefined)
    return () => {
      this.#leaving.set(key, this.#leaving.get(key)?.filter((one) => one !== draft) ?? [])
      this.#keep(place)
    }
  }

  /** Calls when another tab wrote in a place, until stopped. */
  onOther(listener: OtherListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  clear(): Promise<void> {
    return this.#store.clear()
  }

  #note(key: string, draft: PlacedDraft | undefined): void {
    if (draft) this.#known.set(key, draft)
    else this.#known.delete(key)
    if (this.places.get().has(key) !== this.#known.has(key)) this.places.set(new Set(this.#known.keys()))
  }

  #keep(place: DraftPlace, isHurried = false): void {
    const key = keyOf(place)
    const draft = joined([...(this.#leaving.get(key) ?? []), this.#known.get(key)])
    if (!draft) void this.#store.delete(key)
    else if (isHurried) this.#store.hurry({ ...draft, ...place })
    else void this.#store.put({ ...draft, ...place })
  }
}

/** Where one writes just now. */
export function placeOf({ me, epoch }: Client, { id, peer, view }: Room): DraftPlace {
  return { user: me?.id ?? 0, epoch, room: id, name: peer ? `@${peer.nick}` : view.slug }
}

function isLeft(draft: DraftPlace, { user, epoch, room, name }: DraftPlace): boolean {
  const isSameLog = draft.epoch === epoch
  if (isSameLog && draft.user === user) return false
  return draft.name === name || (isSameLog && draft.room === room)
}

/** What would be lost in a crash just now, as one draft. */
function joined(drafts: readonly (Draft | undefined)[]): Draft | undefined {
  let whole: Draft | undefined
  for (const draft of drafts) {
    if (draft) whole = whole ? together(whole, draft) : draft
  }
  return whole
}

function together(one: Draft, other: Draft): Draft {
  const files = [...(one.files ?? []), ...(other.files ?? [])]
  return { ...one, ...other, text: `${one.text}\n${other.text}`, ...(files.length > 0 && { files }) }
}
