import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { fillScene } from './support/scene.ts'
import type { Scene } from './support/scene.ts'
import { seeViews } from './support/see-views.ts'
import { setStage } from './support/stage.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
let scene: Scene
const stage = setStage(async ({ url }) => (scene = await fillScene(url)))
const { skip } = stage

/** What axe finds wrong on a page, one line each. */
async function findWrong(page: Page): Promise<string[]> {
  // what still fades in has not its colours yet
  await page.evaluate(() => {
    for (const one of document.getAnimations()) if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish()
  })
  return page.evaluate(`${axe};axe.run({ runOnly: ${JSON.stringify(tags)} }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 200) + ' ' + failureSummary)))`)
}

/** How many nodes a view has once it has so many, or when it has had its time. */
async function fill(page: Page, leastNodes: number): Promise<number> {
  const isFull = `document.querySelectorAll('body *').length >= ${leastNodes}`
  await page.waitForFunction(isFull, undefined, { timeout: 10_000 }).catch(() => undefined)
  return page.locator('body *').count()
}

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 768, 390, 320]) {
    test(`[A1] axe finds nothing wrong on any view, ${theme}, ${width} wide`, { skip }, async () => {
      const look = { width, height: width < 700 ? 844 : 900, theme }
      const wrong: string[] = []
      await seeViews(stage.browser, {
        url: stage.papo.url,
        scene,
        look,
        see: async (page, { name, leastNodes }) => {
          const nodes = await fill(page, leastNodes)
          if (nodes < leastNodes) wrong.push(`${name}: ${nodes} nodes of ${leastNodes}`)
          wrong.push(...(await findWrong(page)).map((line) => `${name}: ${line}`))
        },
      })
      assert.deepEqual(wrong, [])
    })
  }
}

test('[A3] 200 presses of Tab come by the link past the list again', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, { width: 1440, height: 900, theme: 'light' })
  await enterBy(page, `${stage.papo.url}/s/algoritmos`, 'tabulador')
  await page.locator('[role=log] article').first().waitFor()
  let visits = 0
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press('Tab')
    if (await page.locator('.skip:focus').count()) visits += 1
  }
  assert.ok(visits >= 2, `visited ${visits} times`)
  await context.close()
})

for (const [width, least] of [
  [1440, 24],
  [390, 44],
] as const) {
  test(`[A5] every target is at least ${least} high and wide at ${width}`, { skip }, async () => {
    const { page, context } = await openWindow(stage.browser, { width, height: 844, theme: 'light' })
    await enterBy(page, `${stage.papo.url}/s/algoritmos`, `alvo${width}`)
    await page.locator('[role=log] article').first().waitFor()
    const places = width < 700 ? '.rh button, .composer button, textarea' : 'a[href], button, textarea, [tabindex="0"]'
    const small = await page.locator(places).evaluateAll(
      (targets, bound) =>
        targets
          .filter((target) => target.checkVisibility() && !target.closest('p') && !target.matches('.skip'))
          .map((target) => ({ box: target.getBoundingClientRect(), html: target.outerHTML.slice(0, 120) }))
          .filter(({ box }) => box.width < bound - 0.5 || box.height < bound - 0.5)
          .map(({ box, html }) => `${box.width} x ${box.height} ${html}`),
      least,
    )
    assert.deepEqual(small, [])
    await context.close()
  })
}

test('[A6] nothing moves for longer than 100 ms for who wants less motion', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, { width: 1440, height: 900, theme: 'light' })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await enterBy(page, `${stage.papo.url}/s/algoritmos`, 'parada')
  await page.keyboard.press('Control+k')
  await page.locator('dialog.pal input').waitFor()
  const long = await page.evaluate(
    () => document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 100).length,
  )
  assert.equal(long, 0)
  await context.close()
})
