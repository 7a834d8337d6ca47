import type { OpenStore } from './open-store.ts'
import { testAppending } from './store-appending.ts'
import { testPeople } from './store-people.ts'
import { testReading } from './store-reading.ts'
import { testRooms } from './store-rooms.ts'

/** Tests everything that the ports of the store promise, whatever keeps it. */
export function testStore(open: OpenStore): void {
  testAppending(open)
  testReading(open)
  testRooms(open)
  testPeople(open)
}
