import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Marker } from '@papo/protocol'
import { FakeClock } from '../../test/support/messages/fake-clock.ts'
import { ReadMarker } from './read-marker.ts'

suite('what is read', () => {
  const start = (): { clock: FakeClock; marked: number[]; reader: ReadMarker } => {
    const clock = new FakeClock()
    const marked: number[] = []
    return { clock, marked, reader: new ReadMarker(clock, 10, ({ n }) => marked.push(n)) }
  }
  const at = (n: number): Marker => ({ seq: n + 1, n })

  test('a message is read when it was in sight for a second', () => {
    const { clock, marked, reader } = start()
    reader.look(at(12))
    clock.pass(999)
    assert.deepEqual(marked, [])
    clock.pass(1)
    assert.deepEqual(marked, [12])
  })

  test('what was scrolled past in less than a second is not', () => {
    const { clock, marked, reader } = start()
    reader.look(at(12))
    clock.pass(500)
    reader.look(at(20))
    clock.pass(500)
    reader.look(at(14))
    clock.pass(5_000)
    assert.deepEqual(marked, [12, 14])
  })

  test('while nobody looks nothing is read', () => {
    const { clock, marked, reader } = start()
    reader.look(at(12))
    clock.pass(900)
    reader.look(undefined)
    clock.pass(5_000)
    assert.deepEqual(marked, [])
    reader.look(at(12))
    clock.pass(1_000)
    assert.deepEqual(marked, [12])
  })

  test('of many that come one after the other, it is told once a second', () => {
    const { clock, marked, reader } = start()
    for (let n = 11; n <= 40; n++) {
      reader.look(at(n))
      clock.pass(100)
    }
    assert.deepEqual(marked, [11, 21, 31])
    clock.pass(2_000)
    assert.deepEqual(marked, [11, 21, 31, 40])
  })

  test('what was read but not told yet is told when nobody looks any more', () => {
    const { clock, marked, reader } = start()
    reader.look(at(11))
    clock.pass(500)
    reader.look(at(12))
    clock.pass(1_200)
    assert.deepEqual(marked, [11])
    reader.stop()
    assert.deepEqual(marked, [11, 12])
  })

  test('what was read before is not told again', () => {
    const { clock, marked, reader } = start()
    reader.look(at(9))
    clock.pass(5_000)
    assert.deepEqual(marked, [])
  })
})
