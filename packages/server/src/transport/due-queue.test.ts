import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HandClock } from '../../test/support/hand-clock.ts'
import { DueQueue } from './due-queue.ts'

function makeQueue() {
  const clock = new HandClock()
  const rung: string[] = []
  return { clock, rung, queue: new DueQueue<string>(clock, 100, (item) => rung.push(item)) }
}

test('each item falls due its own time after it was added, under one timer', () => {
  const { clock, rung, queue } = makeQueue()
  queue.add('ana')
  clock.advance(60)
  queue.add('bia')
  assert.equal(clock.timers, 1)
  clock.advance(40)
  assert.deepEqual(rung, ['ana'])
  clock.advance(59)
  assert.deepEqual(rung, ['ana'])
  clock.advance(1)
  assert.deepEqual(rung, ['ana', 'bia'])
  assert.equal(clock.timers, 0)
})

test('an item that is deleted does not fall due, and the last one takes the timer along', () => {
  const { clock, rung, queue } = makeQueue()
  queue.add('ana')
  queue.delete('ana')
  assert.equal(clock.timers, 0)
  clock.advance(1000)
  assert.deepEqual(rung, [])
})

test('an item that is added again is the youngest', () => {
  const { clock, queue } = makeQueue()
  queue.add('ana')
  queue.add('bia')
  clock.advance(10)
  queue.add('ana')
  assert.equal(queue.oldest, 'bia')
})

test('what is added or deleted while others fall due keeps its own time', () => {
  const clock = new HandClock()
  const rung: string[] = []
  const queue: DueQueue<string> = new DueQueue(clock, 100, (item) => {
    rung.push(item)
    if (item === 'ana') queue.add('dora')
    if (item === 'ana') queue.delete('bia')
  })
  queue.add('ana')
  queue.add('bia')
  clock.advance(5)
  queue.add('caio')
  clock.advance(95)
  assert.deepEqual(rung, ['ana'])
  clock.advance(5)
  assert.deepEqual(rung, ['ana', 'caio'])
  clock.advance(95)
  assert.deepEqual(rung, ['ana', 'caio', 'dora'])
})
