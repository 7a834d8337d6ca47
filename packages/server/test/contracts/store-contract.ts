import type { OpenStore } from './open-store.ts'
import { testAppending } from './store-appending.ts'
import { testEditing } from './store-editing.ts'
import { testFiles } from './store-files.ts'
import { testMarks } from './store-marks.ts'
import { testPages } from './store-pages.ts'
import { testPeople } from './store-people.ts'
import { testReading } from './store-reading.ts'
import { testRooms } from './store-rooms.ts'

/** Tests everything that the ports of the store promise, whatever keeps it. */
export function testStore(open: OpenStore): void {
  testAppending(open)
  testReading(open)
  testPages(open)
  testEditing(open)
  testMarks(open)
  testRooms(open)
  testPeople(open)
  testFiles(open)
}
