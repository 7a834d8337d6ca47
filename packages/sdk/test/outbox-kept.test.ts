import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sending } from '@papo/sdk'
import { settle } from './support/hand-clock.ts'
import { openRoom } from './support/house.ts'

test('what is said is kept once the storage has it, or the log', async (t) => {
  const { room, server, clock, ports } = await openRoom(t)
  const kept: string[] = []
  const say = (text: string): Sending => {
    const sending = room.send(text)
    void sending.kept.then(() => kept.push(text))
    return sending
  }
  server.isMute = true
  say('um')
  await settle()
  assert.deepEqual(kept, ['um'])
  ports.storage.put = () => Promise.reject(new Error('full'))
  const second = say('dois')
  await settle()
  assert.deepEqual(kept, ['um'])
  server.isMute = false
  server.socket.cut()
  await clock.advance(1_200)
  await second.answered
  await settle()
  assert.deepEqual(kept, ['um', 'dois'])
})
