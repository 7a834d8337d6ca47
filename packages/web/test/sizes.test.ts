import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { fillScene } from './support/scene.ts'
import type { Scene } from './support/scene.ts'
import { setStage } from './support/stage.ts'

let scene: Scene
const stage = setStage(async ({ url }) => (scene = await fillScene(url)))
const { skip } = stage

interface Row {
  readonly what: string
  readonly selector: string
  /** The property of the computed style, or `height`, `width` of the box. */
  readonly property: string
  readonly at1440: string
  readonly at390: string
  /** On which of a phone's screens it stands. */
  readonly screen?: 'rooms' | 'people'
}

const px = (wide: number, narrow: number): { at1440: string; at390: string } => ({
  at1440: `${wide}px`,
  at390: `${narrow}px`,
})

/** The table of sizes: element, property, and what it must be. */
const rows: readonly Row[] = [
  { what: 'room header', selector: '.rh', property: 'height', ...px(70.6, 57) },
  { what: 'active room', selector: '.room:not(.one, .talk)', property: 'height', ...px(57, 57), screen: 'rooms' },
  { what: 'palette field', selector: '.find', property: 'height', ...px(42, 44), screen: 'rooms' },
  { what: 'composer', selector: '.composer', property: 'height', ...px(52, 58) },
  { what: 'composer', selector: '.composer', property: 'border-top-left-radius', ...px(18, 18) },
  { what: 'composer', selector: '.composer', property: 'border-bottom-left-radius', ...px(6, 6) },
  { what: 'icon button', selector: '.ra .ib', property: 'height', ...px(36, 44) },
  { what: 'send button', selector: '.send', property: 'width', ...px(38, 44) },
  { what: 'send button', selector: '.send', property: 'border-top-left-radius', ...px(13, 13) },
  { what: 'send button', selector: '.send', property: 'border-bottom-left-radius', ...px(5, 5) },
  { what: 'member', selector: '.pm', property: 'height', ...px(42, 48), screen: 'people' },
  { what: 'sheet', selector: '.sheet', property: 'border-top-left-radius', ...px(24, 0) },
  { what: 'field', selector: '#composer', property: 'font-size', ...px(16, 16) },
  { what: 'room name', selector: '.rt h1', property: 'font-size', ...px(20, 18) },
  { what: 'message avatar', selector: '[role=log] .av', property: 'width', ...px(40, 36) },
  { what: 'member name', selector: '.pm b', property: 'font-size', ...px(15, 15), screen: 'people' },
  { what: 'room in the list', selector: '.rname', property: 'font-size', ...px(15.5, 15.5), screen: 'rooms' },
]

for (const width of [1440, 390]) {
  test(`every element of the table of sizes has its size at ${width}`, { skip }, async () => {
    const { page, context } = await openWindow(stage.browser, {
      width,
      height: width < 700 ? 844 : 900,
      theme: 'light',
    })
    await enterBy(page, `${stage.papo.url}/s/algoritmos`, `medida${width}`)
    await page.locator('[role=log] article').first().waitFor()
    const found: string[] = []
    for (const screen of [undefined, 'people', 'rooms'] as const) {
      if (width < 700 && screen !== undefined) await goTo(page, screen)
      for (const row of rows.filter((one) => one.screen === screen)) found.push(await measure(page, row))
    }
    const wanted = [undefined, 'people', 'rooms'].flatMap((screen) =>
      rows
        .filter((one) => one.screen === screen)
        .map((row) => `${row.what} ${row.property} ${width === 1440 ? row.at1440 : row.at390}`),
    )
    assert.deepEqual(found, wanted)
    await context.close()
  })
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

async function measure(page: Page, { what, selector, property }: Row): Promise<string> {
  const value = await page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
  return `${what} ${property} ${Math.round(Number.parseFloat(value) * 10) / 10}px`
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

/** The surfaces and the texts on them, in both themes. */
const colours: readonly (readonly [what: string, selector: string, property: string, light: string, dark: string])[] = [
  ['ground', 'body', 'background-color', '#eeeef7', '#12111c'],
  ['sheet', '.sheet', 'background-color', '#fdfdfe', '#1b1b27'],
  ['text', 'body', 'color', '#212036', '#ececf3'],
  ['line', '.rh', 'border-bottom-color', '#dbdbe5', '#30303f'],
  ['secondary text', '.rwho', 'color', '#4e4e61', '#b4b4c1'],
  ['hint', '.hint', 'color', '#636373', '#999aa9'],
  ['accent', '.send', 'background-color', '#fbb336', '#f9b43f'],
  ['on accent', '.send', 'color', '#212036', '#212036'],
  ['link', '.lnk', 'color', '#3753b2', '#96bbfe'],
  ['online', '.dot', 'background-color', '#16974f', '#4cce7b'],
]

for (const theme of ['light', 'dark'] as const) {
  test(`surfaces and texts have the colours of the ${theme} theme`, { skip }, async () => {
    const { page, context } = await openWindow(stage.browser, { width: 1440, height: 900, theme })
    await enterBy(page, `${stage.papo.url}/s/algoritmos`, `cor${theme}`)
    await page.locator('[role=log] article').first().waitFor()
    for (const [what, selector, property, light, dark] of colours) {
      const value = await page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
      assert.equal(toHex(value), theme === 'light' ? light : dark, what)
    }
    await context.close()
  })
}

function toHex(colour: string): string {
  const parts = colour.match(/\d+/g)?.slice(0, 3) ?? []
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`
}
