import { randomUUID } from 'node:crypto'
import type { Clock } from '../../core/clock.ts'
import type { Store } from '../../core/store/store.ts'
import type { Kept } from './kept-room.ts'
import { MemoryFileRecords } from './memory-file-records.ts'
import { MemoryLog } from './memory-log.ts'
import { MemoryPeople } from './memory-people.ts'
import { MemoryRooms } from './memory-rooms.ts'

/** A store that ends with the process: the reference for the contract, and what `papo demo` runs on. */
export function createMemoryStore(clock: Pick<Clock, 'now'> = { now: Date.now }): Store {
  const kept: Kept = { rooms: new Map(), keys: new Map(), nicks: new Map(), files: new Map() }
  return {
    log: new MemoryLog(kept, clock),
    rooms: new MemoryRooms(kept, clock),
    people: new MemoryPeople(kept),
    files: new MemoryFileRecords(kept),
    epoch: randomUUID(),
    close: async () => undefined,
  }
}
