import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Client } from '@papo/sdk'
import { loadPatiently } from './load-patiently.ts'

type Listener = (state: { readonly type: string }) => void

/** A client of which only the connection's state is listened to. */
function lone(): { readonly client: Client; readonly listeners: Set<Listener> } {
  const listeners = new Set<Listener>()
  const on = (_: string, listener: Listener): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return { client: { on } as unknown as Client, listeners }
}

test('what waits for a part gets it with the connection at which it comes', async () => {
  const { client, listeners } = lone()
  let asked = 0
  const load = async (): Promise<string> => {
    asked += 1
    if (asked < 3) throw new TypeError('cut')
    return 'part'
  }
  const part = loadPatiently(client, load)
  await Promise.resolve().then(() => undefined)
  const tell = (type: string): void => listeners.forEach((listen) => listen({ type }))
  tell('waiting')
  assert.equal(asked, 1)
  tell('ready')
  assert.equal(asked, 2)
  tell('ready')
  assert.equal(await part, 'part')
  assert.equal(listeners.size, 0)
})

test('a part that comes at once waits for no connection', async () => {
  const { client, listeners } = lone()
  assert.equal(await loadPatiently(client, async () => 'part'), 'part')
  assert.equal(listeners.size, 0)
})
