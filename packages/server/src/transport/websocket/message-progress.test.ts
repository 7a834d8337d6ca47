import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MessageProgress } from './message-progress.ts'

const whole = Buffer.from([0x81, 0x83, 1, 2, 3, 4, 9, 9, 9])
const first = Buffer.from([0x01, 0x81, 1, 2, 3, 4, 9])
const ping = Buffer.from([0x89, 0x81, 1, 2, 3, 4, 9])
const last = Buffer.from([0x80, 0x80, 1, 2, 3, 4])
const long = Buffer.concat([Buffer.from([0x81, 0xfe, 1, 0, 1, 2, 3, 4]), Buffer.alloc(256, 0x81)])

test('[SOCKET4] a message is whole at its last byte, however it is cut', () => {
  for (const bytes of [whole, long, Buffer.concat([first, ping, last]), Buffer.concat([ping, whole, long])]) {
    for (let size = 1; size <= bytes.length; size += 1) {
      const progress = new MessageProgress()
      for (let at = 0; at < bytes.length; at += size) {
        const ended = progress.push(bytes.subarray(at, at + size))
        if (at + size < bytes.length) continue
        assert.equal(ended, true)
        assert.equal(progress.isWhole, true)
      }
    }
  }
})

test('[SOCKET4] a ping between the parts of a message ends nothing', () => {
  const progress = new MessageProgress()
  assert.equal(progress.push(Buffer.concat([first, ping])), false)
  assert.equal(progress.isWhole, false)
  assert.equal(progress.push(last), true)
  assert.equal(progress.isWhole, true)
  assert.equal(progress.push(ping), false)
  assert.equal(progress.isWhole, true)
})

test('[SOCKET4] what begins behind the end of a message is noticed', () => {
  const progress = new MessageProgress()
  assert.equal(progress.push(Buffer.concat([whole, first])), true)
  assert.equal(progress.isWhole, false)
})
