import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { chromiumProgram, startBrowser } from './support/browser.ts'
import { Papo } from './support/papo.ts'
import { fillScene } from './support/scene.ts'
import type { Scene } from './support/scene.ts'
import { seeViews } from './support/see-views.ts'

const skip = chromiumProgram === undefined && 'there is no Chromium'
let papo: Papo
let scene: Scene
let browser: Browser

before(async () => {
  if (skip) return
  papo = await Papo.start(['--rate-limit=off'])
  scene = await fillScene(papo.url)
  browser = await startBrowser()
})
after(async () => {
  if (skip) return
  await browser.close()
  scene.close()
  await papo[Symbol.asyncDispose]()
})

test('what is hidden has no box on any view', { skip }, async () => {
  const found: string[] = []
  let hidden = 0
  await seeViews(browser, {
    url: papo.url,
    scene,
    look: { width: 1440, height: 900, theme: 'light' },
    see: async (page, { name }) => {
      const boxes = await page
        .locator('[hidden]')
        .evaluateAll((all) =>
          all.map((one) => ({ html: one.outerHTML.slice(0, 120), count: one.getClientRects().length })),
        )
      hidden += boxes.length
      found.push(...boxes.filter(({ count }) => count > 0).map(({ html }) => `${name}: ${html}`))
    },
  })
  assert.deepEqual(found, [])
  assert.ok(hidden > 0, 'something is hidden')
})
