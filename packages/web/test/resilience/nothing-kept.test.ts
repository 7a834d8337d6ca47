import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enterBy, openWindow } from '../support/browser.ts'
import { desk, setStage } from '../support/stage.ts'
import { say, talker } from '../support/talk.ts'
import { until } from '../support/until.ts'

const stage = setStage()
const { skip } = stage

/** Runs in the page before all else: as where a person lets no site keep anything, each door to a store throws as it is touched. */
function keepNothing(): void {
  const refuse = (): never => {
    throw new DOMException('not allowed', 'SecurityError')
  }
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, { get: refuse })
  window.BroadcastChannel = new Proxy(BroadcastChannel, { construct: refuse })
  Object.defineProperty(navigator, 'locks', {
    value: { request: async () => refuse() },
  })
}

test('[R4] where a browser lets nothing be kept, one talks all the same', { skip }, async () => {
  const { papo, browser } = stage
  using ana = await talker(papo.url, 'Ana')
  const { page, context } = await openWindow(browser, desk)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.addInitScript(keepNothing)
  await enterBy(page, papo.url, 'iara')
  await say(page, 'sem nada guardado')
  await until('it is heard', () => ana.heard.includes('sem nada guardado'))
  await page.locator('#composer').pressSequentially('meio escrito')
  await say(page, '/criar sala sem memória')
  await page.waitForURL(/sala-sem-memoria/)
  assert.deepEqual(errors, [])
  await context.close()
})
