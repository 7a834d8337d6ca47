import { cell } from './cell.ts'
import type { Cell } from './cell.ts'

/** What was written in a room and not sent. */
export interface Draft {
  readonly text: string
  /** The message that it answers. */
  readonly reply?: number
}

/** What was written and not sent, by room; kept through reloads, and the same in all tabs. */
export interface Drafts {
  /** Resolves when what was kept has been read. */
  readonly loaded: Promise<void>
  /** The rooms that have one. */
  readonly rooms: Cell<ReadonlySet<number>>
  readonly get: (room: number) => Draft | undefined
  readonly set: (room: number, draft: Draft | undefined) => void
  /** It is sent, and no draft any more; the browser keeps it until what this answers is called. */
  readonly send: (room: number, draft: Draft) => () => void
  /** Calls when another tab wrote in a room. */
  readonly onOther: (listener: (room: number) => void) => () => void
  readonly clear: () => Promise<void>
}

const storeName = 'drafts'

/** Opens the drafts of this browser. */
export function createDrafts(): Drafts {
  const known = new Map<number, Draft>()
  const leaving = new Map<number, readonly Draft[]>()
  const rooms = cell<ReadonlySet<number>>(new Set())
  const listeners = new Set<(room: number) => void>()
  const database = openDatabase()
  const others = new BroadcastChannel('papo-drafts')
  const note = (room: number, draft: Draft | undefined): void => {
    if (draft) known.set(room, draft)
    else known.delete(room)
    if (rooms.get().has(room) !== known.has(room)) rooms.set(new Set(known.keys()))
  }
  others.onmessage = ({ data }: MessageEvent<{ room: number; draft?: Draft }>) => {
    note(data.room, data.draft)
    listeners.forEach((listener) => listener(data.room))
  }
  const keep = (room: number): void => {
    const draft = joined([...(leaving.get(room) ?? []), known.get(room)])
    void change(database, (store) => (draft ? store.put(draft, room) : store.delete(room)))
  }
  const set: Drafts['set'] = (room, draft) => {
    note(room, draft)
    others.postMessage({ room, ...(draft ? { draft } : {}) })
    keep(room)
  }
  const send: Drafts['send'] = (room, draft) => {
    leaving.set(room, [...(leaving.get(room) ?? []), draft])
    set(room, undefined)
    return () => {
      leaving.set(room, leaving.get(room)?.filter((one) => one !== draft) ?? [])
      keep(room)
    }
  }
  return {
    loaded: readAll(database, note),
    rooms,
    get: (room) => known.get(room),
    set,
    send,
    onOther: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clear: () => change(database, (store) => store.clear()),
  }
}

/** What would be lost in a crash just now, as one draft. */
function joined(drafts: readonly (Draft | undefined)[]): Draft | undefined {
  let whole: Draft | undefined
  for (const draft of drafts) {
    if (draft) whole = whole ? { ...whole, ...draft, text: `${whole.text}\n${draft.text}` } : draft
  }
  return whole
}

/** The browser's own store, or nothing where it keeps none for us (a private window). */
function openDatabase(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open('papo-drafts', 1)
      request.onupgradeneeded = () => request.result.createObjectStore(storeName)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(undefined)
    } catch {
      resolve(undefined)
    }
  })
}

type Note = (room: number, draft: Draft) => void

async function readAll(opening: Promise<IDBDatabase | undefined>, note: Note): Promise<void> {
  const database = await opening
  if (!database) return
  await new Promise<void>((resolve) => {
    const request = database.transaction(storeName).objectStore(storeName).openCursor()
    request.onerror = () => resolve()
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor) return resolve()
      note(Number(cursor.key), cursor.value as Draft)
      cursor.continue()
    }
  })
}

async function change(
  opening: Promise<IDBDatabase | undefined>,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<void> {
  const database = await opening
  if (!database) return
  await new Promise<void>((resolve) => {
    const transaction = database.transaction(storeName, 'readwrite')
    act(transaction.objectStore(storeName))
    transaction.oncomplete = transaction.onerror = transaction.onabort = () => resolve()
  })
}
