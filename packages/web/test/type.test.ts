import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWindow } from './support/browser.ts'
import { measure, told } from './support/measure.ts'
import { themes } from './support/palette.ts'
import { fillScene } from './support/scene.ts'
import type { Scene } from './support/scene.ts'
import { setStage } from './support/stage.ts'

let scene: Scene
const stage = setStage(async ({ url }) => (scene = await fillScene(url)))
const { skip } = stage

const ui = 'Atkinson Hyperlegible Next'
const headings = 'Bricolage Grotesque'

/** A step of the scale: sizes in pixels, lines and tracking as parts of the size. */
interface Step {
  readonly family: string
  readonly size: number
  readonly line: number
  readonly tracking?: number
}

const steps: readonly Step[] = [
  { family: ui, size: 12, line: 1 },
  { family: ui, size: 13, line: 1.35 },
  { family: ui, size: 14, line: 1.4 },
  { family: ui, size: 15, line: 1.3 },
  { family: ui, size: 16, line: 1.45 },
  { family: headings, size: 20, line: 1.2, tracking: -0.015 },
  { family: headings, size: 30, line: 1.1, tracking: -0.025 },
]

/** What has a step; `size` where its text has a size of its own in that step. */
type Use = readonly [step: number, what: string, selector: string, weight: number, size?: number]

/** A sight of the page, and the texts in it. */
interface Sight {
  readonly uses: readonly Use[]
  /** What leads to it from the one before. */
  readonly reach: (page: Page, nick: string) => Promise<void>
}

const sights: readonly Sight[] = [
  {
    reach: async (page, nick) => {
      await page.goto(`${stage.papo.url}/s/algoritmos`)
      await page.locator('#nick').fill(nick)
    },
    uses: [
      [6, 'heading of the door', '.card h1', 700],
      [0, 'key on the door', '.card kbd', 500],
    ],
  },
  {
    reach: async (page, nick) => {
      await page.keyboard.press('Enter')
      await page.locator('[role=log] article').first().waitFor()
      await scene.people.get('Bia')?.sendDirect(nick, 'Oi!').answered
    },
    uses: [
      [0, 'key', '.find kbd', 500],
      [0, 'key in a hint', '.hint kbd', 500],
      [1, 'time', '.row .mh time', 400],
      [1, 'hint', '.hint', 400],
      [1, 'count', '.sec .cnt', 400],
      [2, 'section head', '.sec h2', 650, 13.5],
      [2, 'button', '.begin .bb', 600],
      [3, 'member', '.pm b', 500],
      [4, 'message', '.log .text', 400],
      [4, 'composer', '#composer', 400],
      [5, 'room name', '.rt h1', 680],
      [5, 'beginning of the room', '.begin h2', 680],
    ],
  },
  {
    reach: (page) => page.locator('#room-more').click(),
    uses: [[3, 'menu', '.menu [role^=menuitem]', 400]],
  },
  {
    reach: async (page) => {
      await page.keyboard.press('Escape')
      await page.locator('.sec .ib').first().click()
    },
    uses: [
      [4, 'input', 'dialog .inp input', 400],
      [5, 'dialog title', 'dialog h2', 680],
    ],
  },
  {
    reach: async (page) => {
      await page.keyboard.press('Escape')
      await page.locator('.room.talk', { hasText: 'Bia' }).click()
    },
    uses: [[2, 'topic', '.rt .topic', 400]],
  },
]

const properties = ['font-family', 'font-size', 'font-weight', 'line-height', 'letter-spacing'] as const

for (const theme of themes) {
  test(`[2.6] the seven steps of the scale are on what they are for, ${theme}`, { skip }, async () => {
    const { page, context } = await openWindow(stage.browser, { width: 1440, height: 900, theme })
    const found: string[] = []
    for (const { reach, uses } of sights) {
      await reach(page, `letra-${theme}`)
      for (const [step, what, selector] of uses) {
        found.push(...(await measure(page, { what: `step ${step}, ${what}`, selector, properties })))
      }
    }
    assert.deepEqual(found, sights.flatMap(({ uses }) => uses).flatMap(wants))
    await context.close()
  })
}

test('[2.6] every step of the scale is looked at where it is used', () => {
  const seen = new Set(sights.flatMap(({ uses }) => uses).map(([step]) => step))
  assert.deepEqual(seen, new Set(steps.keys()))
})

function wants([step, what, , weight, own]: Use): string[] {
  const { family, size, line, tracking } = steps[step] ?? assert.fail(`there is no step ${step}`)
  const px = own ?? size
  const values = {
    'font-family': family,
    'font-size': `${px}px`,
    'font-weight': String(weight),
    'line-height': `${px * line}px`,
    'letter-spacing': tracking === undefined ? 'normal' : `${px * tracking}px`,
  }
  return properties.map((property) => told(`step ${step}, ${what}`, property, values[property]))
}
