import type { FileView } from '@papo/protocol'

/** What was written in a room and not sent. */
export interface Draft {
  readonly text: string
  /** The message that it answers. */
  readonly reply?: number
  /** What was uploaded for it. */
  readonly files?: readonly DraftFile[]
}

/** A file that the server has, and no message brings yet. */
export interface DraftFile {
  readonly view: FileView
  readonly alt: string
  /** When it was uploaded, by one's own clock: the server does not keep it for ever. */
  readonly at: number
}

/** Who writes, and where. */
export interface DraftPlace {
  readonly user: number
  /** Which copy of the logs it is: in another one the same numbers may be other people and rooms. */
  readonly epoch: string
  readonly room: number
  /** What the room is called, or `@` and who it is with. */
  readonly name: string
}

/** A draft, and whose it is. */
export type PlacedDraft = Draft & DraftPlace

/** The name under which a draft is kept. */
export function keyOf({ epoch, user, room }: DraftPlace): string {
  return `${epoch} ${user} ${room}`
}

/** The browser's own store, or none where it keeps nothing for us (a private window). */
export class DraftStore {
  readonly #opening = openDatabase()

  /** Hands over all that is kept. */
  async read(note: (draft: PlacedDraft) => void): Promise<void> {
    const hurried = takeHurried()
    for (const draft of hurried) void this.put(draft)
    const database = await this.#opening
    if (database)
      await new Promise<void>((resolve) => {
        const request = database.transaction(storeName).objectStore(storeName).getAll()
        request.onerror = () => resolve()
        request.onsuccess = () => {
          for (const draft of request.result as readonly PlacedDraft[]) note(draft)
          resolve()
        }
      })
    for (const draft of hurried) note(draft)
  }

  /** Keeps a draft of a page that goes: what it gives to the database only then may come too late. */
  hurry(draft: PlacedDraft): void {
    const key = keyOf(draft)
    void this.#change((store) => store.put(draft, key)).then(() => dropHurried(key))
    try {
      localStorage.setItem(hurriedPrefix + key, JSON.stringify(draft))
    } catch {
      // the browser keeps nothing for us, or has no room
    }
  }

  put(draft: PlacedDraft): Promise<void> {
    dropHurried(keyOf(draft))
    return this.#change((store) => store.put(draft, keyOf(draft)))
  }

  delete(key: string): Promise<void> {
    dropHurried(key)
    return this.#change((store) => store.delete(key))
  }

  clear(): Promise<void> {
    takeHurried()
    return this.#change((store) => store.clear())
  }

  async #change(act: (store: IDBObjectStore) => IDBRequest): Promise<void> {
    const database = await this.#opening
    if (!database) return
    await new Promise<void>((resolve) => {
      const transaction = database.transaction(storeName, 'readwrite')
      act(transaction.objectStore(storeName))
      transaction.oncomplete = transaction.onerror = transaction.onabort = () => resolve()
    })
  }
}

const storeName = 'drafts'
const hurriedPrefix = 'papo-draft '

/** What was kept later, by whatever tab, counts: else what was sent meanwhile would come back as a draft. */
function dropHurried(key: string): void {
  try {
    localStorage.removeItem(hurriedPrefix + key)
  } catch {
    // nothing is kept there
  }
}

/** What the page that went last could not give to the database. */
function takeHurried(): readonly PlacedDraft[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(hurriedPrefix))
    return keys.map((key) => {
      const draft = localStorage.getItem(key) ?? ''
      localStorage.removeItem(key)
      return JSON.parse(draft) as PlacedDraft
    })
  } catch {
    return []
  }
}

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
