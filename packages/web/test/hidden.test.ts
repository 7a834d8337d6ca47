import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillScene } from './support/scene.ts'
import type { Scene } from './support/scene.ts'
import { seeViews } from './support/see-views.ts'
import { setStage } from './support/stage.ts'

let scene: Scene
const stage = setStage(async ({ url }) => (scene = await fillScene(url)))
const { skip } = stage

test('what is hidden has no box on any view', { skip }, async () => {
  const found: string[] = []
  let hidden = 0
  await seeViews(stage.browser, {
    url: stage.papo.url,
    scene,
    look: { width: 1440, height: 900 },
    themes: ['light'],
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
