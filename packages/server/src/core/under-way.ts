import { ChatError } from '@papo/protocol'
import type { FileId, Limits, UserId } from '@papo/protocol'
import type { Clock } from './clock.ts'
import type { Incoming } from './files.ts'
import type { FileRecords } from './store/files.ts'
import type { UploadSettings } from './upload-settings.ts'

/** A file that comes in, as this node knows it. */
export interface Coming {
  readonly owner: UserId
  readonly begunAt: number
  /** The bytes that are set aside for it. */
  readonly reserved: number
  /** Whether its length was told: then exactly so many bytes come. */
  readonly isMeasured: boolean
  /** Whether bytes of it are coming just now, or it is being finished. */
  isBusy: boolean
  /** It was given up: what comes of it still is not taken. */
  isOver: boolean
  /** When something of it came last; monotonic. */
  touchedAt: number
}

/** What is needed to judge whether one more may come. */
export interface UnderWayPorts {
  readonly clock: Clock
  readonly limits: Limits
  readonly records: Pick<FileRecords, 'sumFiles'>
  readonly settings: UploadSettings
  /** Gives up a file that comes in: another one takes its place. */
  readonly giveUp: (id: FileId) => Promise<void>
}

/** The files that come in: how many each person has, and the bytes that are set aside for them, so that no two have the same. */
export class UnderWay {
  readonly #ports: UnderWayPorts
  readonly #coming = new Map<FileId, Coming>()
  #turn: Promise<unknown> = Promise.resolve()

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

  /** Sets bytes aside for a file; rejects with `uploads_full` or `quota_full`. One after the other: what is free is found out, then taken. */
  async add(incoming: Incoming): Promise<void> {
    const adding = this.#turn.then(() => this.#add(incoming))
    this.#turn = adding.catch(() => {})
    await adding
  }

  /** Takes in one that came in before the process began. */
  resume(incoming: Incoming): Coming {
    const known = this.#coming.get(incoming.id)
    if (known) return known
    return this.#put(incoming, incoming.length ?? this.#ports.settings.maxBytes)
  }

  /** Lets go of one: it is whole, or given up. */
  delete(id: FileId): void {
    const coming = this.#coming.get(id)
    if (coming) coming.isOver = true
    this.#coming.delete(id)
  }

  async #add(incoming: Incoming): Promise<void> {
    const { limits } = this.#ports
    const of = (coming: Coming): boolean => coming.owner === incoming.owner
    await this.#makePlace(of, limits.uploadsPerPerson)
    await this.#makePlace(() => true, limits.uploads)
    this.#put(incoming, await this.#free(incoming))
  }

  /** Gives up the idlest of some where they are too many; rejects where none is idle. */
  async #makePlace(of: (coming: Coming) => boolean, max: number): Promise<void> {
    const some = [...this.#coming].filter(([, coming]) => of(coming))
    if (some.length < max) return
    if (!(await this.#giveUpIdlest(some))) throw new ChatError('uploads_full', { max })
  }

  async #giveUpIdlest(some: readonly (readonly [FileId, Coming])[]): Promise<boolean> {
    const { clock, limits, giveUp } = this.#ports
    const idle = some.filter(
      ([, { isBusy, touchedAt }]) => !isBusy && touchedAt <= clock.monotonic() - limits.uploadIdleMs,
    )
    const [idlest] = idle.toSorted(([, one], [, other]) => one.touchedAt - other.touchedAt)
    if (!idlest) return false
    await giveUp(idlest[0])
    return true
  }

  /** The bytes that are set aside for a file; rejects where there are too few. */
  async #free(incoming: Incoming): Promise<number> {
    const { settings, records } = this.#ports
    const { owner, length } = incoming
    const kept = await records.sumFiles(owner)
    for (;;) {
      const own = [...this.#coming].filter(([, coming]) => coming.owner === owner)
      const ownFree = settings.personBytes - kept.own - reservedOf(own)
      const allFree = settings.serverBytes - kept.all - reservedOf([...this.#coming])
      const free = Math.min(ownFree, allFree)
      if (free >= (length ?? 1)) return length ?? Math.min(free, settings.maxBytes)
      const isOwn = ownFree < (length ?? 1)
      if (await this.#giveUpIdlest(isOwn ? own : [...this.#coming])) continue
      throw new ChatError('quota_full', isOwn ? { max: settings.personBytes } : { problem: 'server' })
    }
  }

  #put({ id, owner, begunAt, length }: Incoming, reserved: number): Coming {
    const touchedAt = this.#ports.clock.monotonic()
    const isMeasured = length !== undefined
    const coming: Coming = { owner, begunAt, reserved, isMeasured, isBusy: false, isOver: false, touchedAt }
    this.#coming.set(id, coming)
    return coming
  }
}

function reservedOf(coming: readonly (readonly [FileId, Coming])[]): number {
  return coming.reduce((sum, [, { reserved }]) => sum + reserved, 0)
}
