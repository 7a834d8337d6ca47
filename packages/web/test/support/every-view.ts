import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { wrongWith } from './axe-view.ts'
import { allRules, colourRules } from './axe.ts'
import { fillScene } from './scene.ts'
import type { Scene } from './scene.ts'
import { seeViews } from './see-views.ts'
import type { Size } from './see-views.ts'
import { setStage } from './stage.ts'
import { leftAlone, stretchAndLook } from './stretch.ts'
import { english, wordsIn, wordsOf } from './view-words.ts'

/** What is found on the way through all views. */
interface Found {
  /** By axe, or too few nodes. */
  readonly wrong: string[]
  /** Words of the other language, and words that are cut off. */
  readonly words: string[]
  /** What is hidden, and has a box all the same. */
  readonly boxes: string[]
  hidden: number
}

/** Tests what holds on every view there is, in windows of these sizes: one file's tests, for they take long. */
export function testEveryView(sizes: readonly [Size, Size]): void {
  let scene: Scene
  const stage = setStage(async ({ url }) => (scene = await fillScene(url)))
  const { skip } = stage
  const found: Found = { wrong: [], words: [], boxes: [], hidden: 0 }
  const named = sizes.map(({ width }) => width).join(' and ')

  test(`[A1] axe finds nothing wrong on any view, light and dark, ${named} wide`, { skip }, async () => {
    await seeViews(stage.browser, {
      url: stage.papo.url,
      scene,
      sizes,
      themes: ['light', 'dark'],
      see: async (page, view, { theme, size }) => {
        // themes differ in nothing but colours
        const rules = theme === 'light' ? allRules : colourRules
        found.wrong.push(...(await wrongWith(page, view, { rules, seen: `${theme}, ${size.width} wide` })))
        // the words are the same in both, and what is cut off in the smaller one only is what people wrote
        if (theme === 'light' && size === sizes[0]) await read(page, view.name, found)
      },
    })
    assert.deepEqual(found.wrong, [])
    assert.ok(found.hidden > 0, 'the views were seen')
  })

  // what follows was looked at on the same way: the views are many
  const seen = '[I1] no view in Portuguese has an English word, [I2] words longer by 40 % are cut off in none'
  test(`${seen}, ${sizes[0].width} wide`, { skip }, () => {
    assert.deepEqual(found.words, [])
    assert.ok(found.hidden > 0, 'the views were seen')
  })

  test(`what is hidden has no box on any view, ${sizes[0].width} wide`, { skip }, () => {
    assert.deepEqual(found.boxes, [])
    assert.ok(found.hidden > 0, 'something is hidden')
  })
}

async function read(page: Page, name: string, found: Found): Promise<void> {
  const said = await wordsOf(page)
  assert.ok(said.length > 0, name)
  for (const text of said)
    for (const word of wordsIn(text).intersection(english)) found.words.push(`${name}: ${word} in "${text}"`)
  const cut = await page.evaluate(stretchAndLook, leftAlone)
  found.words.push(...cut.map((line) => `${name}: cut off: ${line}`))
  const all = await hiddenIn(page)
  found.hidden += all.length
  found.boxes.push(...all.filter(({ count }) => count > 0).map(({ html }) => `${name}: ${html}`))
}

/** What is hidden, and how many boxes it has. */
function hiddenIn(page: Page): Promise<{ html: string; count: number }[]> {
  return page
    .locator('[hidden]')
    .evaluateAll((all) => all.map((one) => ({ html: one.outerHTML.slice(0, 120), count: one.getClientRects().length })))
}
