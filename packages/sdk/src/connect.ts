import type { Client } from './api/client.ts'
import type { ConnectOptions } from './api/connecting.ts'
import type { Locks, OutboxStorage, Ports } from './api/ports.ts'
import { PapoClient } from './papo-client.ts'
import { systemClock } from './system/clock.ts'
import type { DatabaseFactory } from './system/indexed-db.ts'
import { MemoryStorage } from './system/memory-storage.ts'
import { onWake } from './system/on-wake.ts'
import { openSocket } from './system/open-socket.ts'
import { AskingLocks, webLocks } from './system/page-locks.ts'
import type { Channel, WebLocks } from './system/page-locks.ts'
import { PageStorage } from './system/page-storage.ts'
import { QueueLocks } from './system/queue-locks.ts'

/** Opens a client; it connects by itself, and again after each cut. */
export function connect(options: ConnectOptions): Client {
  const client = new PapoClient(options, { ...defaultPorts(), ...options.ports })
  client.start()
  return client
}

/** What a browser may have beside what Node has too. */
interface Page {
  readonly indexedDB?: DatabaseFactory
  readonly document?: object
  readonly navigator?: { readonly locks?: WebLocks }
  readonly BroadcastChannel?: new (name: string) => Channel
}

function defaultPorts(): Ports {
  const page: Page = globalThis
  return {
    openSocket,
    clock: systemClock,
    random: () => Math.random(),
    storage: storageOf(page),
    locks: locksOf(page),
    onWake,
  }
}

function storageOf(page: Page): OutboxStorage {
  const indexedDB = allowed(() => page.indexedDB)
  return indexedDB ? new PageStorage(indexedDB) : new MemoryStorage()
}

/** Only pages share a storage. */
function locksOf({ document, navigator, BroadcastChannel }: Page): Locks {
  if (!document) return new QueueLocks()
  if (navigator?.locks) return webLocks(navigator.locks)
  const channel = allowed(() => BroadcastChannel && new BroadcastChannel('papo-outbox'))
  return channel ? new AskingLocks(channel, systemClock) : new QueueLocks()
}

/** What a page may not use, since its person lets it keep nothing, throws as it is touched. */
function allowed<T>(use: () => T): T | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}
