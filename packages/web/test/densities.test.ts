import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { fillScene } from './support/scene.ts'
import { setStage } from './support/stage.ts'

const stage = setStage(({ url }) => fillScene(url))
const { skip } = stage

/** By density: the height of a room's row, the size of the text, the width of a face; none where there is none. */
const sizes = [
  ['comfortable', 57, '16px', 40],
  ['compact', 32, '15px', 0],
  ['large', 64, '18px', 48],
] as const

for (const [density, row, text, face] of sizes) {
  test(`[1.16] rows, texts and faces have their sizes where the density is ${density}`, { skip }, async () => {
    const page = await open(density)
    const found = await page.evaluate(() => {
      const box = (selector: string): DOMRect | undefined => document.querySelector(selector)?.getBoundingClientRect()
      const said = document.querySelector('.log .text')
      return [
        box('.room:not(.one, .talk)')?.height,
        said && getComputedStyle(said).fontSize,
        box('.log .av')?.width,
        box('.composer')?.height,
      ]
    })
    assert.deepEqual(found, [row, text, face, 52])
    await page.context().close()
  })
}

test(
  '[1.16] compact: the name and the text share a line, the time has its column, rooms have a number',
  { skip },
  async () => {
    const page = await open('compact')
    const lines = await page.locator('.log .row:has(.mh)').evaluateAll((rows) =>
      rows
        .filter((row) => row.querySelector('.mh + .text > p:first-child'))
        .map((row) => {
          const top = (selector: string): number => row.querySelector(selector)?.getClientRects()[0]?.top ?? NaN
          const name = row.querySelector('.who')?.getBoundingClientRect()
          const time = row.querySelector('time')?.getBoundingClientRect()
          const isBeside = (time?.right ?? NaN) < (name?.left ?? NaN)
          return Math.abs(top('.who') - top('.text > p')) < 4 && isBeside
        }),
    )
    assert.ok(lines.length >= 5)
    assert.ok(lines.every(Boolean), lines.join())
    assert.match((await page.locator('.room[aria-current] .rcount').textContent()) ?? '', /^\d+$/)
    assert.equal(await page.locator('.room[aria-current] .rwho').isVisible(), false)
    await page.context().close()
  },
)

let visitors = 0

/** A room as somebody sees it who has set that density. */
async function open(density: string): Promise<Page> {
  const { page } = await openWindow(stage.browser, { width: 1440, height: 900, theme: 'light' })
  const preferences = JSON.stringify({ density })
  await page.addInitScript((set) => localStorage.setItem('papo-preferences', set), preferences)
  await enterBy(page, `${stage.papo.url}/s/algoritmos`, `densa${(visitors += 1)}`)
  await page.locator('.log .mh').nth(4).waitFor()
  await page.locator('.room[aria-current]').waitFor()
  return page
}
