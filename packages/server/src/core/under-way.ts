import { ChatError } from '@papo/protocol'
import type { FileId, Limits, UserId } from '@papo/protocol'
import type { Clock } from './clock.ts'
import type { Files, Incoming } from './files.ts'
import { isLoopback } from './loopback.ts'
import { networkOf } from './network-of.ts'
import type { FileRecords } from './store/files.ts'
import type { UploadSettings } from './upload-settings.ts'

/** A file that comes in, as this node knows it. */
export interface Coming {
  readonly owner: UserId
  /** Where it comes from; undefined for this machine, and for what came in before the process began. */
  readonly network: string | undefined
  readonly begunAt: number
  /** Its whole length where that was told: then exactly so many bytes come. */
  readonly length: number | undefined
  /** The bytes that are set aside for it: its length, or else what came and a little more. */
  reserved: number
  /** The bytes of it that came, or are being written. */
  came: number
  /** Whether no byte of it came yet. */
  isEmpty: boolean
  /** Whether bytes of it are coming just now, or it is being finished. */
  isBusy: boolean
  /** It was given up: what comes of it still is not taken. */
  isOver: boolean
  /** When something of it came last, or it was begun; monotonic. */
  touchedAt: number
}

/** What is needed to judge whether one more may come. */
export interface UnderWayPorts {
  readonly clock: Clock
  readonly limits: Limits
  readonly records: Pick<FileRecords, 'sumFiles'>
  readonly files: Pick<Files, 'freeBytes' | 'listIncoming'>
  readonly settings: UploadSettings
  /** Gives up a file that comes in: another one takes its place. */
  readonly giveUp: (id: FileId) => Promise<void>
}

/** A file without a known length grows by so many bytes at once; so often the disk is looked at. */
const stepBytes = 1024 * 1024

type Some = readonly (readonly [FileId, Coming])[]

/** The files that come in: how many each person and network has, and the bytes that are set aside for them, so that no two have the same. */
export class UnderWay {
  readonly #ports: UnderWayPorts
  readonly #coming = new Map<FileId, Coming>()
  #turn: Promise<unknown> = Promise.resolve()
  /** How many there were that are no more. */
  #ended = 0

  constructor(ports: UnderWayPorts) {
    this.#ports = ports
  }

  get(id: FileId): Coming | undefined {
    return this.#coming.get(id)
  }

  /** How many come in. */
  get size(): number {
    return this.#coming.size
  }

  /** All of them. */
  get all(): Iterable<readonly [FileId, Coming]> {
    return [...this.#coming]
  }

  /** Sets bytes aside for a file that comes from an address; rejects with `uploads_full`, `quota_full` or `storage_full`. */
  async add(incoming: Incoming, address: string): Promise<void> {
    await this.#inTurn(async () => {
      const coming = this.#new(incoming, isLoopback(address) ? undefined : networkOf(address))
      await this.#makePlaces(coming)
      const bytes = coming.length ?? 1
      await this.#setAside(coming, { least: bytes, wanted: bytes })
      this.#coming.set(incoming.id, coming)
    })
  }

  /** Takes in all that came in half before the process began, so that it counts before anything else comes; what is too much is given up. */
  async start(): Promise<void> {
    const { files, limits, giveUp } = this.#ports
    for await (const { incoming, offset } of files.listIncoming()) {
      if (this.size < limits.uploads) this.resume(incoming, offset)
      else await giveUp(incoming.id)
    }
  }

  /** Takes in one that came in before the process began, as far as it came. */
  resume(incoming: Incoming, offset: number): Coming {
    const known = this.#coming.get(incoming.id)
    if (known) return known
    const coming = this.#new(incoming, undefined)
    this.#coming.set(incoming.id, coming)
    coming.came = offset
    coming.isEmpty = offset === 0
    coming.reserved = coming.length ?? offset
    return coming
  }

  /** Lets go of one: it is whole, or given up. */
  delete(id: FileId): void {
    const coming = this.#coming.get(id)
    if (!coming) return
    coming.isOver = true
    this.#coming.delete(id)
    this.#ended += 1
  }

  /** Bytes of one as they come, each when it has its place; ends with `file_not_found`, `quota_full` or `storage_full` where it has none. */
  async *watch(source: AsyncIterable<Uint8Array>, coming: Coming): AsyncGenerator<Uint8Array> {
    for await (const bytes of source) {
      if (bytes.length === 0) continue
      coming.isEmpty = false
      this.touch(coming)
      await this.#grow(coming, bytes.length)
      if (coming.isOver) throw new ChatError('file_not_found')
      yield bytes
    }
  }

  /** Why no more is taken of one that goes beyond its length, or beyond what any may have. */
  tooBig({ length }: Coming): ChatError {
    const { maxBytes: max } = this.#ports.settings
    return length === undefined || length === max
      ? new ChatError('file_too_big', { max })
      : new ChatError('file_invalid')
  }

  /** Something of one came just now, or would have; one of which nothing ever came is not younger for it. */
  touch(coming: Coming): void {
    if (!coming.isEmpty) coming.touchedAt = this.#ports.clock.monotonic()
  }

  /** One after the other: what is free is found out, then taken. */
  async #inTurn(act: () => Promise<void>): Promise<void> {
    const acting = this.#turn.then(act)
    this.#turn = acting.catch(() => {})
    await acting
  }

  #new({ owner, begunAt, length }: Incoming, network: string | undefined): Coming {
    const touchedAt = this.#ports.clock.monotonic()
    const now = { reserved: 0, came: 0, isEmpty: true, isBusy: false, isOver: false, touchedAt }
    return { owner, network, begunAt, length, ...now }
  }

  async #makePlaces({ owner, network }: Coming): Promise<void> {
    const { uploadsPerPerson, uploadsPerAddress, uploads } = this.#ports.limits
    await this.#makePlace((one) => one.owner === owner, { max: uploadsPerPerson })
    const isNear = (one: Coming): boolean => network !== undefined && one.network === network
    await this.#makePlace(isNear, { max: uploadsPerAddress, problem: 'network' })
    await this.#makePlace(() => true, { max: uploads, problem: 'server' })
  }

  /** Gives up the idlest of some where they are too many; rejects where none is idle. */
  async #makePlace(of: (coming: Coming) => boolean, bound: { max: number; problem?: string }): Promise<void> {
    const some = [...this.#coming].filter(([, coming]) => of(coming))
    if (some.length < bound.max) return
    if (!(await this.#giveUpIdlest(some))) throw new ChatError('uploads_full', bound)
  }

  /** Those of which nothing came go first. */
  async #giveUpIdlest(some: Some): Promise<boolean> {
    const idle = some.filter(([, coming]) => this.#isIdle(coming))
    const [idlest] = idle.toSorted(
      ([, one], [, other]) => Number(other.isEmpty) - Number(one.isEmpty) || one.touchedAt - other.touchedAt,
    )
    if (!idlest) return false
    await this.#ports.giveUp(idlest[0])
    return true
  }

  /** One of which nothing ever came is idle though a connection says that it brings some. */
  #isIdle({ isEmpty, isBusy, touchedAt }: Coming): boolean {
    const { clock, limits } = this.#ports
    const since = clock.monotonic() - touchedAt
    return isEmpty ? since >= limits.uploadEmptyMs : !isBusy && since >= limits.uploadIdleMs
  }

  /** Has so many more bytes come; what goes beyond the length of a file is for who writes it to refuse. */
  async #grow(coming: Coming, bytes: number): Promise<void> {
    const { maxBytes } = this.#ports.settings
    const before = coming.came
    const least = before + bytes
    if (coming.length === undefined && least > coming.reserved && least <= maxBytes) {
      const wanted = Math.min(Math.ceil(least / stepBytes) * stepBytes, maxBytes)
      await this.#inTurn(async () => {
        if (!coming.isOver) await this.#setAside(coming, { least, wanted })
        coming.came = least
      })
      return
    }
    coming.came = least
    // somebody else may have filled the disk meanwhile
    if (Math.floor(least / stepBytes) > Math.floor(before / stepBytes)) await this.#checkDisk()
  }

  async #checkDisk(): Promise<void> {
    const { files, limits } = this.#ports
    if ((await files.freeBytes()) < limits.diskReserveBytes) throw new ChatError('storage_full', { problem: 'files' })
  }

  /** Has as many bytes set aside for one as are wanted or, where they are scarce, as there must be; rejects where there are not even those. */
  async #setAside(coming: Coming, { least, wanted }: { least: number; wanted: number }): Promise<void> {
    for (;;) {
      const { own, all, disk } = await this.#free(coming.owner)
      const free = coming.reserved + Math.min(own, all, disk)
      if (free >= least) {
        coming.reserved = free >= wanted ? wanted : least
        return
      }
      if (this.#trim()) continue
      const isOwn = coming.reserved + own < least
      const some = [...this.#coming].filter(([, { owner }]) => !isOwn || owner === coming.owner)
      if (await this.#giveUpIdlest(some)) continue
      const max = this.#ports.settings.personBytes
      if (isOwn) throw new ChatError('quota_full', { size: max - own - coming.reserved, max })
      const isAll = coming.reserved + all < least
      throw isAll
        ? new ChatError('quota_full', { problem: 'server' })
        : new ChatError('storage_full', { problem: 'files' })
    }
  }

  /** What may still be set aside: of a person's bytes, of those of all, and of the disk's. */
  async #free(owner: UserId): Promise<{ own: number; all: number; disk: number }> {
    const { settings, limits, files } = this.#ports
    const kept = await this.#kept(owner)
    const all = [...this.#coming.values()]
    const own = all.filter((one) => one.owner === owner)
    const awaited = sum(all, ({ reserved, came }) => reserved - came)
    const disk = (await files.freeBytes()) - limits.diskReserveBytes - awaited
    return {
      own: settings.personBytes - kept.own - sum(own, ({ reserved }) => reserved),
      all: settings.serverBytes - kept.all - sum(all, ({ reserved }) => reserved),
      disk,
    }
  }

  /** The bytes of the files that are kept. One that ended meanwhile is in neither sum, or in both: then it is asked again. */
  async #kept(owner: UserId): Promise<{ readonly own: number; readonly all: number }> {
    for (;;) {
      const ended = this.#ended
      const kept = await this.#ports.records.sumFiles(owner)
      if (ended === this.#ended) return kept
    }
  }

  /** Takes back what is set aside for bytes that nobody told of; answers whether there was any. */
  #trim(): boolean {
    const loose = [...this.#coming.values()].filter(
      ({ length, reserved, came }) => length === undefined && reserved > came,
    )
    for (const one of loose) one.reserved = one.came
    return loose.length > 0
  }
}

function sum(coming: readonly Coming[], of: (coming: Coming) => number): number {
  return coming.reduce((total, one) => total + of(one), 0)
}
