import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limits as allLimits } from '@papo/protocol'
import type { Limits } from '@papo/protocol'
import { LocalBus } from './bus/local.ts'
import type { Settings } from './config/settings.ts'
import { version } from './config/version.ts'
import type { Clock } from './core/clock.ts'
import type { Files } from './core/files.ts'
import { Hub } from './core/hub.ts'
import type { Store } from './core/store/store.ts'
import type { UploadSettings } from './core/upload-settings.ts'
import { openDiskFiles } from './files/disk-files.ts'
import { reachableAddresses } from './log/reachable.ts'
import type { ServerLog } from './log/server-log.ts'
import { createMemoryStore } from './store/memory/memory-store.ts'
import type { Migration } from './store/migrations/migration.ts'
import type { Migrated } from './store/sqlite/migrate.ts'
import { openSqliteStore } from './store/sqlite/sqlite-store.ts'
import { startFailure } from './store/start-failure.ts'
import { systemClock } from './system/clock.ts'
import { systemSecrets } from './system/secrets.ts'
import { FrontDoor } from './transport/front-door.ts'
import { webDoor } from './transport/http/web-door.ts'
import { refuseIrc } from './transport/irc/unavailable.ts'
import { LineTransport } from './transport/line/line-transport.ts'
import type { ListenAddress, ListenSpec } from './transport/listen-spec.ts'
import { refuseTls } from './transport/tls.ts'
import { webAddress } from './transport/web-address.ts'

/** What a server is started with; a test may hand in time and bounds of its own. */
export interface ServerOptions {
  readonly settings: Settings
  readonly log: ServerLog
  readonly clock?: Clock
  readonly limits?: Partial<Limits>
  readonly migrations?: readonly Migration[]
}

/** A server that runs. */
export interface Server {
  /** Where it listens. */
  readonly addresses: readonly ListenAddress[]
  readonly hub: Hub
  /** Tells everyone, finishes what is on its way to the disk, and ends. */
  close(): Promise<void>
}

/** The data folder that is none: nothing is kept. */
export const inMemory = 'memory:'

/** Where the built page lies. */
const assets = join(import.meta.dirname, '../../web/dist')

/** Wires a node together and opens its doors; rejects, with everything closed again, when it can't. */
export async function startServer(options: ServerOptions): Promise<Server> {
  try {
    return await start(options)
  } catch (error) {
    throw startFailure(error, options.settings.data)
  }
}

async function start(options: ServerOptions): Promise<Server> {
  const { settings, log, clock = systemClock, limits: own } = options
  const limits: Limits = { ...allLimits, rooms: settings.rooms, ...own }
  const onError = (error: unknown): void => log.write({ event: 'error', error })
  const parts: Parts = { settings, log, clock, limits, onError }
  const store = await openStore(options, clock)
  let hub: Hub | undefined
  let files: OwnFiles | undefined
  try {
    files = await openFiles(parts)
    hub = await openHub({ store, files: files.files }, parts)
    const addresses: ListenAddress[] = []
    const { door, line } = openDoors(hub, { ...parts, addresses })
    addresses.push(...(await door.listen(doorsOf(settings))))
    for (const { kind, host, port } of addresses) log.write({ event: 'listening', kind, host, port })
    const [node, kept] = [hub, [files, store]]
    return { addresses, hub, close: () => closeAll(node, { door, line }, kept) }
  } catch (error) {
    await hub?.stop()
    await files?.close()
    await store.close()
    throw error
  }
}

type Parts = Required<Pick<ServerOptions, 'settings' | 'log' | 'clock'>> & {
  readonly limits: Limits
  readonly onError: (error: unknown) => void
}

function openStore({ settings: { data }, log, migrations }: ServerOptions, clock: Clock): Promise<Store> | Store {
  if (data === inMemory) return createMemoryStore(clock)
  const onMigrated = (migrated: Migrated): void => log.write({ event: 'migrated', ...migrated })
  return openSqliteStore({ folder: data, clock, onMigrated, ...(migrations && { migrations }) })
}

/** What lets go of what it holds. */
interface Closable {
  close(): Promise<void>
}

/** What a hub keeps things in. */
interface Kept {
  readonly store: Store
  readonly files: Files
}

interface OwnFiles extends Closable {
  readonly files: Files
}

/** Where nothing is kept, files lie in a folder that goes with the server. */
async function openFiles({ settings: { data }, clock, onError }: Parts): Promise<OwnFiles> {
  const isKept = data !== inMemory
  const folder = isKept ? join(data, 'files') : await mkdtemp(join(tmpdir(), 'papo-'))
  const files = await openDiskFiles({ folder, clock, onError })
  const close = async (): Promise<void> => {
    await files.close()
    if (!isKept) await rm(folder, { recursive: true, force: true })
  }
  return { files, close }
}

function openHub({ store, files }: Kept, { settings, clock, limits, onError }: Parts): Promise<Hub> {
  const ports = {
    clock,
    limits,
    store,
    files,
    bus: new LocalBus(),
    secrets: systemSecrets,
    onError,
  }
  return Hub.open(ports, {
    serverName: settings.name,
    entryRoom: settings.entryRoom,
    isRateLimited: settings.rateLimit,
    temporaryRoomMs: unlessNever(settings.temporaryRooms),
    uploads: uploadSettings(settings),
  })
}

function uploadSettings(settings: Settings): UploadSettings {
  return {
    maxBytes: settings.uploadSize,
    personBytes: settings.uploadQuota,
    serverBytes: settings.uploadTotal,
    types: settings.uploadTypes,
    keepMs: unlessNever(settings.fileRetention),
    linkMs: unlessNever(settings.linkTime),
    isPdfInline: settings.pdfInline,
  }
}

function unlessNever(ms: number): number | undefined {
  return ms === Infinity ? undefined : ms
}

interface Doors {
  readonly door: FrontDoor
  readonly line: LineTransport
}

type DoorParts = Parts & {
  /** Where it listens, once it does. */
  readonly addresses: readonly ListenAddress[]
}

function openDoors(hub: Hub, { settings, log, clock, limits, onError, addresses }: DoorParts): Doors {
  const { language, landing } = settings
  const host = settings.host === '*' ? '::' : settings.host
  const reachable = (): readonly string[] => reachableAddresses(host)
  const shared = { hub, clock, limits, language, log: log.write }
  const address = (): string => webAddress(addresses, reachable())
  const line = new LineTransport({ ...shared, version, landing, address })
  const web = { ...shared, assets, reachable, address, onError }
  const door: FrontDoor = new FrontDoor({
    clock,
    limits,
    language,
    line,
    http: webDoor({ ...web, door: { settle: (socket) => door.settle(socket) } }),
    irc: refuseIrc,
    tls: refuseTls,
    onRefused: (from, reason) => log.write({ event: 'refused', address: from, reason }),
    onError,
  })
  return { door, line }
}

/** The doors to open: the main one, and those asked for beside it. */
function doorsOf({ host, port, listen }: Settings): ListenSpec[] {
  return [host === '*' ? { kind: 'any', port } : { kind: 'any', host, port }, ...listen]
}

async function closeAll(hub: Hub, { door, line }: Doors, kept: readonly Closable[]): Promise<void> {
  line.close()
  const closed = door.close()
  await hub.stop()
  await closed
  for (const one of kept) await one.close()
}
