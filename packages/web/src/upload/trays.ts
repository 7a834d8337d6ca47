import type { FileSent, RoomId } from '@papo/protocol'
import type { Client, Room, Sending } from '@papo/sdk'
import { rememberFile } from '../files/known-files.ts'
import { cell } from '../state/cell.ts'
import type { Cell } from '../state/cell.ts'
import { keyOf } from '../state/draft-store.ts'
import type { DraftFile, DraftPlace } from '../state/draft-store.ts'
import { placeOf } from '../state/drafts.ts'
import type { Drafts } from '../state/drafts.ts'
import type { UploadQueue } from './queue.ts'
import { Upload } from './upload.ts'
import type { Source } from './upload.ts'
import type { Recording } from './voice/recording.ts'

/** What is given to be sent, by the person or by the recorder. */
export type Given = Omit<Source, 'room'>

/** What goes with one message. */
export interface Taken {
  readonly uploads: readonly Upload[]
  /** How the message names them; those that are still on their way are waited for. */
  readonly files: readonly FileSent[] | (() => Promise<readonly FileSent[]>)
}

/** What trays stand on. */
interface TraysPorts {
  readonly client: Client
  readonly drafts: Drafts
  /** Loads what sends, with the first file. */
  readonly loadQueue: () => Promise<UploadQueue>
}

type Lists = Cell<ReadonlyMap<string, readonly Upload[]>>

/** What no message brings the server sweeps after a day. */
const keptMs = 23 * 3_600_000

/** Which files lie ready in which room, and which go with a message that waits for them. */
export class Trays {
  /** What goes with the next message of a room, by the key of its draft. */
  readonly lying: Lists = cell<ReadonlyMap<string, readonly Upload[]>>(new Map())
  /** What a message on its way waits for, by its key. */
  readonly going: Lists = cell<ReadonlyMap<string, readonly Upload[]>>(new Map())
  /** What was recorded and is not sent, by room. */
  readonly recordings: Cell<ReadonlyMap<RoomId, Recording>> = cell<ReadonlyMap<RoomId, Recording>>(new Map())
  readonly #client: Client
  readonly #drafts: Drafts
  readonly #loadQueue: TraysPorts['loadQueue']
  readonly #places = new Map<string, DraftPlace>()
  #queue: Promise<UploadQueue> | undefined

  constructor({ client, drafts, loadQueue }: TraysPorts) {
    this.#client = client
    this.#drafts = drafts
    this.#loadQueue = loadQueue
    drafts.onOther((key) => this.#sync(key))
    void drafts.loaded.then(() => drafts.places.get().forEach((key) => this.#sync(key)))
  }

  /** What lies ready in a room. */
  of(room: Room): readonly Upload[] {
    return this.lying.get().get(keyOf(placeOf(this.#client, room))) ?? []
  }

  /** Lays files into a room, and begins to send them. */
  async lay(room: Room, given: readonly Given[]): Promise<readonly Upload[]> {
    const place = placeOf(this.#client, room)
    const key = keyOf(place)
    this.#places.set(key, place)
    const uploads = given.map((source) => new Upload({ ...source, room: room.id }))
    put(this.lying, key, [...this.of(room), ...uploads])
    for (const upload of uploads) this.#keepWhenDone(key, upload)
    const queue = await this.#open()
    // one may be cancelled while the queue is still being loaded
    for (const upload of uploads) if (upload.state === 'waiting') queue.add(upload)
    return uploads
  }

  /** Takes a file away, wherever it is. */
  async cancel(upload: Upload): Promise<void> {
    for (const lists of [this.lying, this.going]) {
      const found = [...lists.get()].find(([, list]) => list.includes(upload))
      if (!found) continue
      const [key, list] = found
      const rest = list.filter((one) => one !== upload)
      put(lists, key, rest)
      if (lists === this.lying) this.#keep(key)
    }
    upload.release()
    if (this.#queue || upload.address !== undefined) (await this.#open()).cancel(upload)
    else upload.become({ state: 'cancelled' })
  }

  async retry(upload: Upload): Promise<void> {
    const queue = await this.#open()
    queue.retry(upload)
  }

  /** Sends a picture anew: as it is, or made smaller. */
  async sendAgain(upload: Upload, isOriginal: boolean): Promise<void> {
    const { given } = upload
    if (!given) return
    const queue = await this.#open()
    queue.restart(upload, { ...given, isOriginal })
  }

  describe(upload: Upload, alt: string): void {
    upload.become({ alt })
    for (const [key, list] of this.lying.get()) if (list.includes(upload)) this.#keep(key)
  }

  /** Takes what lies ready in a room, to go with a message. */
  take(room: Room): Taken | undefined {
    const uploads = this.of(room)
    if (uploads.length === 0) return undefined
    put(this.lying, keyOf(placeOf(this.#client, room)), [])
    return { uploads, files: this.#filesOf(uploads) }
  }

  /** Begins to send what goes with a message of its own, and lies nowhere before. */
  takeAlone(room: Room, given: Given): Taken {
    const upload = new Upload({ ...given, room: room.id })
    void this.#open().then((queue) => queue.add(upload))
    return { uploads: [upload], files: this.#filesOf([upload]) }
  }

  /** It could not be said: what was taken lies in its room again. */
  giveBack(room: Room, { uploads }: Taken): void {
    const key = keyOf(placeOf(this.#client, room))
    put(this.lying, key, [...uploads, ...this.of(room)])
    this.#keep(key)
  }

  /** A message has its files: they are shown with it until all are there, or it is discarded. */
  follow({ key, kept }: Sending, { uploads }: Taken): void {
    put(this.going, key, uploads)
    void kept.then(() => {
      for (const upload of uploads) upload.release()
      // what was discarded before its files were there brings none
      for (const upload of this.going.get().get(key) ?? []) if (upload.state !== 'done') void this.cancel(upload)
      put(this.going, key, [])
    })
  }

  /** Shows in a room what is recorded, or nothing any more. */
  record(room: Room, recording: Recording | undefined): void {
    const next = new Map(this.recordings.get())
    if (recording) next.set(room.id, recording)
    else next.delete(room.id)
    this.recordings.set(next)
  }

  /** What of a draft is files. */
  kept(place: DraftPlace): readonly DraftFile[] {
    const uploads = this.lying.get().get(keyOf(place)) ?? []
    return uploads.flatMap(({ state, view, alt, doneAt }) =>
      state === 'done' && view ? [{ view, alt, at: doneAt }] : [],
    )
  }

  /** How a message names these files: at once, or when nothing more will come of any of them. */
  #filesOf(uploads: readonly Upload[]): Taken['files'] {
    if (uploads.every(({ isOver }) => isOver)) return namesOf(uploads)
    return async () => {
      await (await this.#open()).whenOver(uploads)
      return namesOf(uploads)
    }
  }

  #open(): Promise<UploadQueue> {
    const opening = (this.#queue ??= this.#loadQueue())
    // what could not be loaded is asked for again the next time
    opening.catch(() => (this.#queue = undefined))
    return opening
  }

  #keepWhenDone(key: string, upload: Upload): void {
    let wasDone = upload.state === 'done'
    upload.changes.watch(() => {
      const isDone = upload.state === 'done'
      if (isDone !== wasDone && this.lying.get().get(key)?.includes(upload) === true) this.#keep(key)
      wasDone = isDone
    })
  }

  /** Keeps with the draft what lies there now. */
  #keep(key: string): void {
    const place = this.#places.get(key)
    if (place) this.#drafts.setFiles(place, this.kept(place))
  }

  /** What another tab, or the page before, made of a draft: what is there lies here too, and what went with a message does not. */
  #sync(key: string): void {
    const draft = this.#drafts.at(key)
    if (draft) this.#places.set(key, draft)
    const kept = (draft?.files ?? []).filter(({ at }) => Date.now() - at < keptMs)
    const lying = this.lying.get().get(key) ?? []
    const isKept = ({ state, view }: Upload): boolean =>
      state !== 'done' || kept.some((one) => one.view.id === view?.id)
    const stays = lying.filter(isKept)
    const comes = kept.filter((one) => !stays.some(({ view }) => view?.id === one.view.id))
    if (stays.length === lying.length && comes.length === 0) return
    put(this.lying, key, [...stays, ...comes.map((one) => Upload.restored(one))])
  }
}

function put(lists: Lists, key: string, uploads: readonly Upload[]): void {
  const next = new Map(lists.get())
  if (uploads.length > 0) next.set(key, uploads)
  else next.delete(key)
  lists.set(next)
}

function namesOf(uploads: readonly Upload[]): readonly FileSent[] {
  return uploads.flatMap(({ asSent, view }) => {
    // its row shows it before the server has answered
    if (view) rememberFile(view)
    return asSent ?? []
  })
}
