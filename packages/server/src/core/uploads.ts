import { ChatError } from '@papo/protocol'
import type { FileId, FileSent, FileView, RoomId, UserId } from '@papo/protocol'
import { attach } from './attaching.ts'
import { ownConversation } from './commands/conversing.ts'
import { Contents } from './contents.ts'
import { FileLinks } from './file-links.ts'
import { FileSweeps } from './file-sweeps.ts'
import { Finishing } from './finishing.ts'
import type { Standing } from './finishing.ts'
import type { ByteRange, ContentHash, OpenedContent, PreviewWidth } from './files.ts'
import type { Hub } from './hub.ts'
import type { Room } from './room.ts'
import type { FileRecord } from './store/files.ts'
import { storageFailure, told } from './storage-failure.ts'
import { UnderWay } from './under-way.ts'
import type { Coming } from './under-way.ts'
import { UploadLinks } from './upload-links.ts'
import type { UploadSettings } from './upload-settings.ts'
import type { User } from './user.ts'
import { checkOpen, incomingOf } from './wanted.ts'
import type { Sender, Wanted } from './wanted.ts'

/** The files that people send: from their first byte to their last reader. */
export class Uploads {
  readonly settings: UploadSettings
  readonly contents: Contents
  readonly underWay: UnderWay
  readonly #hub: Hub
  readonly #tickets: UploadLinks
  readonly #sweeps: FileSweeps
  readonly #finishing: Finishing
  #links: FileLinks | undefined

  constructor(hub: Hub) {
    const { clock, limits, store, secrets, files, onError } = hub
    this.#hub = hub
    this.settings = hub.settings.uploads
    this.contents = new Contents({ files, records: store.files, onError })
    this.underWay = new UnderWay({
      clock,
      limits,
      records: store.files,
      files,
      settings: this.settings,
      giveUp: (id) => this.giveUp(id),
    })
    this.#tickets = new UploadLinks({ clock, secrets, limits })
    this.#sweeps = new FileSweeps(hub, this)
    this.#finishing = new Finishing(hub, this)
  }

  /** Takes the key of links, what came in half before, and begins to look for what is left over. Rejects as the store does. */
  async start(): Promise<void> {
    const { clock, secrets, store } = this.#hub
    const key = await store.files.takeLinkKey(secrets.token())
    this.#links = new FileLinks({ clock, secrets, key, linkMs: this.settings.linkMs })
    await this.underWay.start()
    this.#sweeps.start()
  }

  /** Resolves when what is being looked for is found. */
  async swept(): Promise<void> {
    await this.#sweeps.idle()
    await this.contents.idle()
  }

  /** Ends its timers, and what it does without being asked. */
  async close(): Promise<void> {
    this.#finishing.close()
    await this.#sweeps.close()
    await this.contents.idle()
  }

  /** The room with this id that somebody may send files to: an open one, or a conversation of his. Rejects with `room_not_found` or `not_in_room`. */
  async room(user: User, id: RoomId): Promise<Room> {
    const known = this.#hub.directory.byId(id)
    const room = known?.record.kind === 'open' ? known : await ownConversation({ hub: this.#hub, user }, id)
    checkOpen(user.id, room)
    return room
  }

  /** Begins to take a file in; rejects why it is not taken. */
  async begin({ user, address }: Sender, wanted: Wanted): Promise<FileId> {
    const hub = this.#hub
    const incoming = incomingOf(hub, user, wanted)
    try {
      await this.underWay.add(incoming, address)
      await hub.users.keep(user)
      await hub.files.begin(incoming)
    } catch (error) {
      this.underWay.delete(incoming.id)
      throw storageFailure(error)
    }
    return incoming.id
  }

  /** Where an upload of this person stands, whether it is whole or not; undefined if there is none. One that is being kept is waited for. */
  find(userId: UserId, id: FileId): Promise<Standing | undefined> {
    return this.#finishing.find(userId, id)
  }

  /**
   * Adds bytes at its end, and answers how many there are then. Beyond what was told it is given up, and so it is where
   * there is no more room: what came would only take that of messages, and of other files.
   */
  async write(userId: UserId, id: FileId, source: AsyncIterable<Uint8Array>): Promise<number> {
    const coming = await told(this.#comingOf(userId, id))
    coming.isBusy = true
    try {
      const max = coming.length ?? this.settings.maxBytes
      return await this.#hub.files.write(id, this.underWay.watch(source, coming), max)
    } catch (error) {
      const failure = storageFailure(error)
      const code = failure instanceof ChatError ? failure.code : undefined
      if (code === 'file_too_big' || code === 'quota_full' || code === 'storage_full') await this.giveUp(id)
      throw code === 'file_too_big' ? this.underWay.tooBig(coming) : failure
    } finally {
      coming.isBusy = false
      this.underWay.touch(coming)
    }
  }

  /** Keeps a file that is whole: a message may bring it from then on. Asked again, it answers the same. */
  keep(userId: UserId, id: FileId): Promise<FileView> {
    return this.#finishing.keep(userId, id)
  }

  /** Keeps a file, and waits until its smaller pictures are drawn, but not for ever. Rejects with `file_not_found` where it was cancelled meanwhile. */
  finish(userId: UserId, id: FileId): Promise<FileView> {
    return this.#finishing.finish(userId, id)
  }

  /** Forgets an upload, also a finished one that no message brings; rejects with `file_not_found`. */
  cancel(userId: UserId, id: FileId): Promise<void> {
    return this.#finishing.cancel(userId, id)
  }

  /** Forgets a file that comes in, whoever sends it. */
  async giveUp(id: FileId): Promise<void> {
    this.underWay.delete(id)
    await this.#hub.files.discard(id)
  }

  /** A file that somebody may have: who may read its room, or anyone with a good link. Rejects with `file_not_found` or `link_expired`. */
  async read(id: FileId, by: { readonly user?: UserId } | { readonly link: string }): Promise<FileRecord> {
    if ('link' in by) this.#signed.check(id, by.link)
    const record = await told(this.#hub.store.files.getFile(id))
    if (!record || !('link' in by || (await told(this.#mayRead(by.user, record)))))
      throw new ChatError('file_not_found')
    return record
  }

  /** The bytes of a file, or a stretch of them; rejects with `file_not_found`. */
  async open(record: FileRecord, range?: ByteRange): Promise<OpenedContent> {
    const opened = await told(this.#hub.files.open(record.hash, range))
    if (!opened) throw new ChatError('file_not_found')
    return opened
  }

  /** A smaller picture of a file; undefined where there is none. */
  openPreview(record: FileRecord, width: PreviewWidth): Promise<OpenedContent | undefined> {
    return told(this.#hub.files.openPreview(record.hash, width))
  }

  /** The path of a file, with which anyone may have it for a while. */
  linkPath(view: FileView): string {
    return this.#signed.path(view)
  }

  /** An address by which somebody may send one file into a room, without a token. */
  ticket(user: User, room: Room, name?: string): { readonly path: string; readonly until: number } {
    checkOpen(user.id, room)
    const { token, until } = this.#tickets.make({ user, room: room.id, ...(name !== undefined && { name }) })
    const place = room.record.kind === 'open' ? encodeURIComponent(room.record.slug) : `${room.id}`
    return { path: `/s/${place}?envio=${token}`, until }
  }

  /** Who may send a file by an address, and where; it is good no more then, unless it is given back. Rejects with `link_expired`, or why the room takes nothing. */
  async redeem(token: string): Promise<{ readonly user: User; readonly room: Room; readonly name?: string }> {
    const { user, room: id, name } = this.#tickets.take(token)
    try {
      const room = await told(this.room(user, id))
      return { user, room, ...(name !== undefined && { name }) }
    } catch (error) {
      this.giveBack(token)
      throw error
    }
  }

  /** An address by which no file came after all is good again, until its time. */
  giveBack(token: string): void {
    this.#tickets.giveBack(token)
  }

  /**
   * What a message of somebody's brings. Whether the files are free is for the store to say: a message that is said
   * again is answered as it was then. Rejects with `files_full`, or `file_not_found` where one was never his in this room.
   */
  async attach(user: User, room: Room, sent: readonly FileSent[]): Promise<readonly FileView[]> {
    return attach(this.#hub, { user, room }, sent)
  }

  /** The contents of files that are no more; removed where no other file has them. */
  dropped(hashes: readonly ContentHash[]): void {
    this.contents.drop(hashes)
  }

  /** Whether a user may read the room of a file; one that no message brings yet is its sender's alone. */
  async #mayRead(user: UserId | undefined, { room: id, owner, seq }: FileRecord): Promise<boolean> {
    if (user === undefined) return false
    if (seq === undefined) return user === owner
    const room = this.#hub.directory.byId(id)?.record ?? (await this.#hub.store.rooms.getRoom(id))
    return room !== undefined && this.#hub.mayRead(user, room)
  }

  get #signed(): FileLinks {
    if (!this.#links) throw new Error('not open yet')
    return this.#links
  }

  async #comingOf(userId: UserId, id: FileId): Promise<Coming> {
    const found = await this.#hub.files.find(id)
    if (found?.incoming.owner !== userId) throw new ChatError('file_not_found')
    const { incoming, offset } = found
    const coming = this.underWay.resume(incoming, offset)
    if (coming.isBusy || this.#finishing.isKeeping(id)) throw new ChatError('busy')
    // of what was cut not all may have been written
    coming.came = offset
    return coming
  }
}
