import assert from 'node:assert/strict'
import { test } from 'node:test'
import { InOrder } from './in-order.ts'

test('what must be waited for holds up what comes after it, and nothing that came before', async () => {
  const printed: string[] = []
  const order = new InOrder((lines) => void printed.push(...lines))
  const { promise, resolve } = Promise.withResolvers<void>()
  let link = ''
  order.print(() => ['um'])
  order.print(() => [`dois ${link}`], promise)
  order.print(() => ['três'])
  assert.deepEqual(printed, ['um'])
  link = 'http://x'
  resolve()
  await order.done
  assert.deepEqual(printed, ['um', 'dois http://x', 'três'])
  order.print(() => ['quatro'])
  assert.equal(printed.at(-1), 'quatro')
})
