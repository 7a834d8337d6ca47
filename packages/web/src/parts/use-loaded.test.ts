import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { h, render } from 'preact'
import { useLoaded } from './use-loaded.ts'

// all that a tree without elements needs of a page
Object.assign(globalThis, { document: {} })

/** Draws what waits for a part; answers what it has each time that it is drawn. */
function draw(load: () => Promise<string>): (string | undefined)[] {
  const seen: (string | undefined)[] = []
  const Waiting = (): null => {
    seen.push(useLoaded(load))
    return null
  }
  render(h(Waiting, {}), { childNodes: [], firstChild: null } as unknown as Element)
  return seen
}

/** Effects come a while after the drawing. */
async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 10_000
  while (!holds()) {
    assert.ok(performance.now() < end, 'it never comes')
    await delay(5)
  }
}

test('what is drawn just before a part is there, asked for by another, gets it too', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  let asked = 0
  const load = (): Promise<string> => {
    asked += 1
    return promise
  }
  const first = draw(load)
  await until(() => asked === 1)
  const second = draw(load)
  // before the effect of the second
  resolve('part')
  await until(() => first.at(-1) === 'part' && second.at(-1) === 'part')
  assert.deepEqual(first, [undefined, 'part'])
  assert.deepEqual(second, [undefined, 'part'])
  assert.deepEqual(draw(load), ['part'])
})

test('a part that did not come is asked for by the next one that wants it', async () => {
  let asked = 0
  const load = async (): Promise<string> => {
    asked += 1
    if (asked === 1) throw new Error('cut')
    return 'part'
  }
  const first = draw(load)
  await until(() => asked === 1)
  const second = draw(load)
  await until(() => second.at(-1) === 'part')
  assert.deepEqual(first, [undefined])
})
