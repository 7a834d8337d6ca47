import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWindow } from './support/browser.ts'
import { Cable } from './support/cable.ts'
import { measure, told } from './support/measure.ts'
import { colourOf, palette, themes } from './support/palette.ts'
import type { Token } from './support/palette.ts'
import { fillScene } from './support/scene.ts'
import type { Scene } from './support/scene.ts'
import { setStage } from './support/stage.ts'
import { say } from './support/talk.ts'

let scene: Scene
const stage = setStage(async ({ url }) => (scene = await fillScene(url)))
const { skip } = stage

/** Where a colour is used. */
type Use = readonly [
  token: Token,
  what: string,
  selector: string,
  property: string,
  more?: {
    readonly pseudo?: string
    /** What of the value follows the colour. */
    readonly rest?: string
  },
]

/** A sight of the page, and the colours in it. */
interface Sight {
  readonly uses: readonly Use[]
  /** What leads to it from the one before. */
  readonly reach: (page: Page, visit: Visit) => Promise<void>
}

interface Visit {
  readonly cable: Cable
  readonly nick: string
}

const [background, border] = ['background-color', 'border-top-color']

/**
 * Every colour, on what the page has that uses it.
 * Recording (`goiaba`), progress and the played part of a waveform (`sol`) have no element yet.
 */
const sights: readonly Sight[] = [
  {
    reach: async (page, { cable, nick }) => {
      await page.goto(`${cable.url}/s/lab-redes`)
      await page.locator('#nick').fill(nick)
      await page.locator('.ok').waitFor()
    },
    uses: [
      ['ground', 'door', 'body', background],
      ['sheet', 'card of the door', '.card', background],
      ['ink', 'heading of the door', '.card h1', 'color'],
      ['ink-2', 'second line of the door', '.card .sub', 'color'],
      ['focus', 'field of the door, focused', '.nick', border],
      ['folha', 'free nick', '.ok', 'color'],
      ['caju', 'button of the door', '.go', background],
      ['on-caju', 'text of the button of the door', '.go', 'color'],
    ],
  },
  {
    reach: async (page, { cable, nick }) => {
      await page.keyboard.press('Enter')
      await page.locator('h1', { hasText: 'lab-redes' }).waitFor()
      await page.goto(`${cable.url}/s/algoritmos`)
      await page.locator('.log .code').waitFor()
      const rooms = scene.people.get('Yuri')?.rooms.values() ?? []
      const lab = [...rooms].find(({ view }) => view.name === 'lab-redes')
      await lab?.send(`@${nick} alguém testou o cabo?`).answered
      await lab?.send('Aqui foi.').answered
      await page.locator('.room.un .badge.at').waitFor()
      await page.locator('.rx:not(.mine, .add)').first().click()
      await page.locator('#composer').click()
      await page.locator('.brand').hover()
    },
    uses: [
      ['ground', 'page', 'body', background],
      ['sheet', 'conversation', '.sheet', background],
      ['sheet', 'list of messages', '.log', background],
      ['sheet', 'current room', '.room[aria-current]', background],
      ['sunk', 'block of code', '.code', background],
      ['sunk', 'code in a line', '.text p code', background],
      ['line', 'below the header', '.rh', 'border-bottom-color'],
      ['focus', 'composer, focused', '.composer', border],
      ['ink', 'text', '.log .text', 'color'],
      ['ink', 'room', '.room:not(.one) .rname', 'color'],
      ['ink-2', 'who is in a room', '.rwho', 'color'],
      ['ink-2', 'badge of what is unread', '.room.un .badge:not(.at)', background],
      ['ground', 'number in that badge', '.room.un .badge:not(.at)', 'color'],
      ['ink-3', 'time of a message', '.row .mh time', 'color'],
      ['ink-3', 'hint', '.hint', 'color'],
      ['ink-3', 'placeholder', '#composer', 'color', { pseudo: '::placeholder' }],
      ['caju', 'badge of mentions', '.badge.at', background],
      ['on-caju', 'number in that badge', '.badge.at', 'color'],
      ['caju', 'send', '.send', background],
      ['on-caju', 'arrow of send', '.send', 'color'],
      ['caju-soft', 'own reaction, pressed', '.rx[aria-pressed=true]', background],
      ['caju-line', 'border of the own reaction', '.rx[aria-pressed=true]', border],
      ['caju-deep', 'text of the own reaction', '.rx[aria-pressed=true]', 'color'],
      ['link', 'link in a message', '.text a', 'color'],
      ['link', 'link to press', '.lnk', 'color'],
      ['folha-dot', 'online', '.pm .dot:not(.away, .off)', background],
      ['sol', 'away', '.pm .dot.away', background],
    ],
  },
  {
    reach: (page) => page.locator('.row:has(.code) > article .who').hover(),
    uses: [['hover', 'message under the pointer', '.row:has(.code) > article', background]],
  },
  {
    reach: async (page) => {
      await page.locator('.brand').hover()
      // a ring is shown to who uses keys, and to Chromium those with Ctrl are none
      await page.keyboard.press('End')
      await page.keyboard.press('Control+ArrowUp')
      await page.locator('.row > article:focus-visible').waitFor()
    },
    uses: [
      ['hover', 'message with the focus', '.row > article:focus', background],
      ['focus', 'ring of a message', '.row > article:focus', 'outline-color'],
      ['line-strong', 'composer', '.composer', border],
    ],
  },
  {
    reach: (page) => page.locator('#composer').fill('/'),
    uses: [
      ['sheet', 'list of commands', '.pop', background],
      ['caju-soft', 'selected option', '.pop [aria-selected=true]', background],
    ],
  },
  {
    // it is refused: nothing of it can be seen
    reach: (page) => say(page, '\u2800'),
    uses: [
      ['goiaba-soft', 'failed message', '.row.bad > article', background],
      ['goiaba', 'why it failed', '.row.bad .fail', 'color'],
    ],
  },
  {
    reach: async (page) => {
      await page.locator('#room-more').focus()
      await page.keyboard.press('Enter')
    },
    uses: [
      ['sheet', 'menu', '.menu', background],
      ['hover', 'choice with the focus', '.menu [role^=menuitem]:focus', background],
    ],
  },
  {
    reach: async (page) => {
      await page.keyboard.press('Escape')
      // by a key: a toast tells of the mention over it
      await page.locator('.me .ib:last-child').press('Enter')
    },
    uses: [
      ['goiaba', 'button of what is not undone', 'dialog .danger', background],
      ['on-goiaba', 'text of that button', 'dialog .danger', 'color'],
      ['line-strong', 'field', 'dialog .inp:not(:focus-within)', border],
    ],
  },
  {
    reach: async (page) => {
      await page.keyboard.press('Escape')
      await page.locator('.room', { hasText: 'lab-redes' }).click()
    },
    uses: [
      ['caju-soft', 'message with a mention', '.row.ment > article', background],
      ['caju', 'bar of that message', '.row.ment > article', 'box-shadow', { rest: ' 3px 0px 0px 0px inset' }],
      ['caju-deep', 'mention of oneself', '.at.me', 'color'],
      ['caju', 'pill of what is new', '.new span', background],
      ['on-caju', 'text of that pill', '.new span', 'color'],
      ['caju-line', 'line of what is new', '.new', background, { pseudo: '::before' }],
    ],
  },
  {
    reach: async (page, { cable }) => {
      cable.pullOut()
      await page.locator('.ban.warn').waitFor()
    },
    uses: [
      ['caju-soft', 'banner without connection', '.ban.warn', background],
      ['caju-deep', 'its icon', '.ban.warn > .i', 'color'],
    ],
  },
]

/** The banner of success: it is shown for two seconds only, so the page looks at it itself. */
const success: readonly Use[] = [
  ['folha-soft', 'banner of success', '.ban.good', background],
  ['folha', 'its icon', '.ban.good > .i', 'color'],
]

for (const theme of themes) {
  test(`[2.2] surfaces and texts have the colours of the ${theme} theme`, { skip }, async () => {
    await using cable = await Cable.lay(stage.papo.port)
    const visit = { cable, nick: `cor-${theme}` }
    const { page, context } = await openWindow(stage.browser, { width: 1440, height: 900, theme })
    const found: string[] = []
    for (const { reach, uses } of sights) {
      await reach(page, visit)
      for (const [, what, selector, property, more] of uses) {
        found.push(...(await measure(page, { what, selector, ...more, properties: [property] })))
      }
    }
    found.push(...(await lookAtSuccess(page, cable)))
    const wanted = [...sights.flatMap(({ uses }) => uses), ...success].map(([token, what, , property, more]) =>
      told(what, property, colourOf(token, theme) + (more?.rest ?? '')),
    )
    assert.deepEqual(found, wanted)
    await context.close()
  })
}

test('[2.2] every colour is looked at where it is used', () => {
  const seen = new Set([...sights.flatMap(({ uses }) => uses), ...success].map(([token]) => token))
  assert.deepEqual([...seen].toSorted(), Object.keys(palette).toSorted())
})

async function lookAtSuccess(page: Page, cable: Cable): Promise<string[]> {
  const places = success.map(([, , selector, property]) => [selector, property] as const)
  const observed = await page.evaluateHandle((looked) => {
    const values = new Promise<string[]>((resolve) => {
      new MutationObserver((_, observer) => {
        const elements = looked.map(([selector]) => document.querySelector(selector))
        if (elements.includes(null)) return
        observer.disconnect()
        resolve(elements.flatMap((one, i) => (one ? getComputedStyle(one).getPropertyValue(looked[i]?.[1] ?? '') : [])))
      }).observe(document.body, { subtree: true, childList: true, attributes: true })
    })
    return { values }
  }, places)
  cable.plugIn()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  const values = await observed.evaluate(({ values: seen }) => seen)
  return success.map(([, what, , property], i) => told(what, property, values[i] ?? ''))
}
