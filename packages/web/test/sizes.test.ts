import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { measure, told } from './support/measure.ts'
import { colourOf, palette, themes } from './support/palette.ts'
import type { Theme, Token } from './support/palette.ts'
import { fillScene } from './support/scene.ts'
import type { Scene } from './support/scene.ts'
import { setStage } from './support/stage.ts'

let scene: Scene
const stage = setStage(async ({ url }) => (scene = await fillScene(url)))
const { skip } = stage

/** A colour by what it is for, any other value, or one for each width. */
type Value = Token | (string & {}) | readonly [at1440: string | number, at390: string | number] | number

interface Row {
  readonly what: string
  readonly selector: string
  readonly is: Readonly<Record<string, Value>>
  /** On which of a phone's screens it stands. */
  readonly screen?: 'rooms' | 'people'
}

const ui = 'Atkinson Hyperlegible Next'
const headings = 'Bricolage Grotesque'

/** The corners of something that speaks: one of them is tight. */
const tail = (radius: Value, tight: Value): Row['is'] => ({
  'border-top-left-radius': radius,
  'border-top-right-radius': radius,
  'border-bottom-right-radius': radius,
  'border-bottom-left-radius': tight,
})
/** The corners of something that holds. */
const round = (radius: Value): Row['is'] => tail(radius, radius)
const font = (family: string, size: Value, weight: string): Row['is'] => ({
  'font-family': family,
  'font-size': size,
  'font-weight': weight,
})
const box = (size: Value): Row['is'] => ({ width: size, height: size })

/** The table of sizes: of every element of it height, corners, colours and font. Numbers are pixels. */
const rows: readonly Row[] = [
  { what: 'room header', selector: '.rh', is: { height: [70.6, 57], ...round(0), 'border-bottom-color': 'line' } },
  { what: 'room header, name', selector: '.rt h1', is: { ...font(headings, [20, 18], '680'), color: 'ink' } },
  {
    what: 'active room',
    selector: '.room:not(.one, .talk, [aria-current])',
    screen: 'rooms',
    is: { height: 57, ...round(14), color: 'ink' },
  },
  {
    what: 'active room, name',
    selector: '.room:not(.one, .un, .talk, [aria-current]) .rname',
    screen: 'rooms',
    is: { ...font(ui, 15.5, '450'), 'line-height': 21, color: 'ink' },
  },
  {
    what: 'active room, who is there',
    selector: '.room:not(.one, .talk) .rwho',
    screen: 'rooms',
    is: { ...font(ui, 13.5, '400'), color: 'ink-2' },
  },
  { what: 'quiet room', selector: '.room.one', screen: 'rooms', is: { height: [34, 44], ...round(14) } },
  {
    what: 'quiet room, name',
    selector: '.room.one .rname',
    screen: 'rooms',
    is: { ...font(ui, 15, '450'), color: 'ink-2' },
  },
  {
    what: 'palette field',
    selector: '.find',
    screen: 'rooms',
    is: { height: [42, 44], ...round(13), 'border-top-color': 'line', color: 'ink-2' },
  },
  { what: 'palette field, text', selector: '.find span', screen: 'rooms', is: font(ui, 15, '400') },
  {
    what: 'message avatar',
    selector: '.log .row .av',
    is: { ...box([40, 36]), ...tail([13.6, 12.24], [4, 3.6]), ...font(ui, [14.4, 12.96], '700') },
  },
  { what: 'message gap', selector: '.log .row > article', is: { 'column-gap': [14, 10] } },
  { what: 'message left padding', selector: '.log .row > article', is: { 'padding-left': [20, 12] } },
  { what: 'message text column', selector: '.log .row .mb', is: { width: [736, 318] } },
  {
    what: 'message text',
    selector: '.log .row .text',
    is: { ...font(ui, 16, '400'), 'line-height': 23.2, color: 'ink' },
  },
  {
    what: 'composer',
    selector: '.composer',
    is: { height: [52, 58], ...tail(18, 6), 'background-color': 'sheet', 'border-top-color': 'line-strong' },
  },
  { what: 'composer, text', selector: '#composer', is: { ...font(ui, 16, '400'), color: 'ink' } },
  { what: 'icon button', selector: '.ra #room-more', is: { ...box([36, 44]), ...round(11), color: 'ink-2' } },
  {
    what: 'icon button of the composer',
    selector: '.composer .ib',
    is: { ...box([38, 44]), ...round(11), color: 'ink-2' },
  },
  {
    what: 'send button',
    selector: '.send',
    is: { ...box([38, 44]), ...tail(13, 5), 'background-color': 'caju', color: 'on-caju' },
  },
  { what: 'member', selector: '.pm:not(:has(.pn span))', screen: 'people', is: { height: [42, 48], ...round(12) } },
  { what: 'member, name', selector: '.pm b', screen: 'people', is: { ...font(ui, 15, '500'), color: 'ink' } },
  { what: 'sheet', selector: '.sheet', is: { ...round([24, 0]), 'background-color': 'sheet' } },
]

for (const width of [1440, 390]) {
  for (const theme of themes) {
    test(`[1.1] every row of the table of sizes is as it says at ${width}, ${theme}`, { skip }, async () => {
      const height = width < 700 ? 844 : 900
      const { page, context } = await openWindow(stage.browser, { width, height, theme })
      await quietRooms(page)
      await enterBy(page, `${stage.papo.url}/s/algoritmos`, `medida${width}${theme}`)
      await page.locator('[role=log] article').first().waitFor()
      // its border is another while it has the focus
      await page.locator('#composer').blur()
      const [found, wanted]: [string[], string[]] = [[], []]
      for (const screen of [undefined, 'people', 'rooms'] as const) {
        if (width < 700 && screen !== undefined) await goTo(page, screen)
        for (const row of rows.filter((one) => one.screen === screen)) {
          found.push(...(await measure(page, { ...row, properties: Object.keys(row.is) })))
          wanted.push(...wants(row, { width, theme }))
        }
      }
      assert.deepEqual(found, wanted)
      await context.close()
    })
  }
}

function wants({ what, is }: Row, { width, theme }: { readonly width: number; readonly theme: Theme }): string[] {
  return Object.entries(is).map(([property, value]) => {
    const one = typeof value === 'object' ? value[width === 1440 ? 0 : 1] : value
    if (typeof one === 'number') return told(what, property, `${one}px`)
    return told(what, property, isToken(one) ? colourOf(one, theme) : one)
  })
}

/** Rooms are quiet where nobody is and nobody spoke for ten minutes: to this page, all was said an hour ago. */
async function quietRooms(page: Page): Promise<void> {
  await page.routeWebSocket('**/ws', (socket) => {
    socket.connectToServer().onMessage((frame) => {
      socket.send(String(frame).replaceAll(/"lastAt":(\d+)/g, (_, at) => `"lastAt":${Number(at) - 3_600_000}`))
    })
  })
}

function isToken(value: unknown): value is Token {
  return typeof value === 'string' && value in palette
}

async function goTo(page: Page, screen: 'rooms' | 'people'): Promise<void> {
  if (screen === 'people') {
    await page.locator('.ra .ib').first().click()
    await page.locator('.pm').first().waitFor()
    return
  }
  await page.goto(stage.papo.url)
  await page.locator('.room').first().waitFor()
}

test('a call of oneself stands in its sentence, as one of others does', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, { width: 390, height: 844, theme: 'light' })
  await enterBy(page, `${stage.papo.url}/s/algoritmos`, 'chamado')
  const caio = scene.people.get('Caio')
  const room = [...(caio?.rooms.values() ?? [])].find(({ view }) => view.name === 'algoritmos')
  await room?.send('Oi, @chamado, tudo bem?').answered
  const call = page.locator('.at.me', { hasText: '@chamado' })
  await call.waitFor()
  assert.equal(await call.evaluate((element) => getComputedStyle(element).display), 'inline')
  await context.close()
})

for (const width of [1440, 390]) {
  test(`the face at the start of a conversation stands over the middle of its text at ${width}`, { skip }, async () => {
    const { page, context } = await openWindow(stage.browser, { width, height: 844, theme: 'light' })
    const nick = `conversa${width}`
    await enterBy(page, stage.papo.url, nick)
    await scene.people.get('Bia')?.sendDirect(nick, 'Oi!').answered
    if (width < 700) await page.locator('.back').click()
    await page.locator('.room.talk', { hasText: 'Bia' }).click()
    const [face, words] = [page.locator('.begin .av'), page.locator('.begin h2')]
    await face.waitFor()
    assert.equal(await middleOf(face), await middleOf(words))
    await context.close()
  })
}

function middleOf(one: Locator): Promise<number> {
  return one.evaluate((element) => {
    const { left, right } = element.getBoundingClientRect()
    return Math.round((left + right) / 2)
  })
}
