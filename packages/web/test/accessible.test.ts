import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { fillScene } from './support/scene.ts'
import { setStage } from './support/stage.ts'

const stage = setStage(({ url }) => fillScene(url))
const { skip } = stage

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
    const small = await findSmall(page, least)
    await page.keyboard.press('Control+/')
    for (const tab of ['keys', 'me', 'look', 'notices', 'writing']) {
      await page.locator(`#tab-${tab}`).click()
      await page.locator(`#tab-${tab}[aria-selected=true]`).waitFor()
      small.push(...(await findSmall(page, least)))
    }
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+k')
    await page.locator('dialog.pal input').fill('sala que não existe')
    await page.locator('.pal [role=option]', { hasText: 'Criar' }).click()
    await page.locator('#room-name-field').waitFor()
    small.push(...(await findSmall(page, least)))
    assert.deepEqual(small, [])
    await context.close()
  })
}

/** Targets that are less high or wide than that for a pointer; what lies under a dialog is none. */
async function findSmall(page: Page, least: number): Promise<string[]> {
  const place = (await page.locator('dialog[open]').count()) > 0 ? 'dialog[open]' : 'body'
  const targets = page
    .locator(place)
    .last()
    .locator('a[href], button, input, select, textarea, [role=option], [role=tab], [tabindex="0"]:not(.log)')
  assert.ok((await targets.count()) > 3, place)
  return targets.evaluateAll(findSmaller, least)
}

/** Runs in the page. A link in a sentence is as high as its line. */
function findSmaller(targets: readonly Element[], least: number): string[] {
  const isTarget = (one: Element): boolean =>
    one.checkVisibility({ visibilityProperty: true }) && !one.closest('p, .text') && !one.matches('.skip')
  return targets.filter(isTarget).flatMap((target) => {
    const box = target.getBoundingClientRect()
    if (box.width > least - 0.5 && box.height > least - 0.5) return []
    target.scrollIntoView({ block: 'center' })
    // a finger may hit it beside what is drawn
    const width = reachOf(target, 1, 0)
    const height = reachOf(target, 0, 1)
    return width >= least && height >= least ? [] : `${width} x ${height} ${target.outerHTML.slice(0, 120)}`
  })

  /** How many px of a line through its middle are its own, up to the bound. */
  function reachOf(target: Element, byX: number, byY: number): number {
    const { left, right, top, bottom } = target.getBoundingClientRect()
    const isOwn = (step: number): boolean => {
      const hit = document.elementFromPoint((left + right) / 2 + byX * step, (top + bottom) / 2 + byY * step)
      return hit !== null && (target.contains(hit) || hit.closest('label')?.contains(target) === true)
    }
    let reach = 0
    for (const way of [0.5, -0.5]) for (let far = 0; far < least && isOwn(way + Math.sign(way) * far); far++) reach++
    return reach
  }
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
