import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage

test('[A2] a whole visit without a mouse, the focus seen at every step', { skip }, async () => {
  const { page, context, complaints } = await openWindow(stage.browser, { ...desk, width: 1440 })
  await page.addInitScript(countMouse)
  const walk = new Walk(page)
  const log = page.locator('[role=log]')
  const composer = page.locator('#composer')

  await page.goto(stage.papo.url)
  await walk.isAt('#nick')
  await page.keyboard.type('teclado')
  await walk.press('Enter', '#composer')
  await page.keyboard.type('primeira')
  await walk.press('Enter', '#composer')
  await log.locator('article .sent').waitFor()

  // another room by the palette, Esc first
  await walk.press('Control+k', 'dialog.pal input')
  await walk.press('Escape', '#composer')
  await walk.press('Control+k', 'dialog.pal input')
  await page.keyboard.type('outra sala')
  await page.locator('.pal [role=option][aria-selected=true]', { hasText: 'Criar' }).waitFor()
  await walk.press('Enter', '#room-name-field')
  await walk.press('Enter', '#composer')
  await page.locator('h1', { hasText: 'outra sala' }).waitFor()
  await walk.press('Alt+ArrowDown', '#composer')
  await page.locator('h1', { hasText: 'geral' }).waitFor()

  // reply, and think better of it
  const first = '[role=log] article:has-text("primeira")'
  await log.locator('article', { hasText: 'primeira' }).waitFor()
  await walk.press('Control+ArrowUp', first)
  await walk.press('r', '#composer')
  await page.locator('.replying').waitFor()
  await walk.press('Escape', '#composer')
  await page.locator('.replying').waitFor({ state: 'detached' })
  await walk.press('Control+ArrowUp', first)
  await walk.press('r', '#composer')
  await page.keyboard.type('resposta')
  await walk.press('Enter', '#composer')
  await log.locator('article:has(.quote)', { hasText: 'resposta' }).locator('.sent').waitFor()

  // edit: left as it was, then another text
  await walk.press('ArrowUp', '.edit textarea')
  await walk.press('Escape', '#composer')
  await walk.press('ArrowUp', '.edit textarea')
  await page.keyboard.type(' corrigida')
  await walk.press('Enter', '#composer')
  await log.locator('.text:has(.edited)', { hasText: 'resposta corrigida' }).waitFor()

  // react, by the quick row and by the toolbar
  const last = '[role=log] article:has-text("resposta corrigida")'
  await walk.press('Control+ArrowUp', last)
  await walk.press('+', '.quick button')
  await walk.press('Escape', '[role=log] :is(article, .ib)')
  if ((await page.locator('[role=log] .ib:focus').count()) > 0) await walk.press('Escape', last)
  await walk.press('+', '.quick button')
  await walk.press('ArrowRight', '.quick button')
  await walk.press('Enter', last)
  await log.locator('.rx.mine').waitFor()
  await walk.press('ArrowRight', '[role=log] .ib')
  await walk.press('Escape', last)

  // delete, undone
  await walk.press('Delete', last.replace(':has-text("resposta corrigida")', ':has(.gone)'))
  await walk.tabTo('.toast button')
  await walk.press('Enter', '[role=log] article, #composer, .mem *, .inv *')
  await log.locator('article', { hasText: 'resposta corrigida' }).waitFor()
  await page.locator('.toast').waitFor({ state: 'detached' })
  await walk.isSeen('after the deletion was undone')

  // settings, and back
  await page.keyboard.press('Control+F6')
  for (let i = 0; i < 4 && (await page.locator('.room:focus').count()) === 0; i++)
    await page.keyboard.press('Control+F6')
  await walk.isAt('.room[aria-current]')
  await walk.tabTo('.me .ib:last-child')
  await walk.press('Enter', 'dialog.settings *')
  await walk.tabTo('.tabs [role=tab]')
  await walk.press('ArrowDown', '#tab-look')
  await walk.tabTo('.tabpanel input')
  await walk.press('Escape', '.me .ib:last-child')
  await walk.tabTo('#composer', 'Tab')
  await page.keyboard.type('de volta')
  await walk.press('Enter', '#composer')
  await log.locator('article', { hasText: 'de volta' }).waitFor()
  assert.equal(await composer.inputValue(), '')
  assert.equal(await page.evaluate('mice'), 0)
  assert.deepEqual(complaints, [])
  await context.close()
})

/** Notes every event of a mouse that is none of a key's: a key's press has no place and no count. */
const countMouse = `
  globalThis.mice = 0
  for (const kind of ['pointerdown', 'mousedown', 'mousemove', 'touchstart'])
    addEventListener(kind, () => (globalThis.mice += 1), true)`

/** Goes through a page by keys, and looks where the focus is after each. */
class Walk {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Presses a key that leads there. */
  async press(key: string, to: string): Promise<void> {
    await this.#page.keyboard.press(key)
    await this.isAt(to)
  }

  /** Tab until the focus is there; it is seen at every stop. */
  async tabTo(to: string, key = 'Tab'): Promise<void> {
    for (let stops = 0; stops < 60; stops++) {
      if ((await this.#focused(to)) > 0) return
      await this.#page.keyboard.press(key)
      await this.isSeen(`on the way to ${to}`)
    }
    assert.fail(`${to} is not reached by ${key}`)
  }

  async isAt(place: string): Promise<void> {
    await until(
      () => `the focus is at ${place}`,
      async () => (await this.#focused(place)) > 0,
    )
    await this.isSeen(place)
  }

  /** The focus is on something, and a line of 2 px or more in its colour runs around that, or the frame of a field. */
  async isSeen(step: string): Promise<void> {
    const seen = await this.#page.evaluate(seeFocus)
    assert.ok(seen.width >= 2, `${step}: the focus has ${seen.width} px on ${seen.name}`)
  }

  #focused(place: string): Promise<number> {
    return this.#page.locator(place).and(this.#page.locator(':focus')).count()
  }
}

/** How wide the line is that shows the focus: its outline, or the border of its colour and the ring around that. */
function seeFocus(): { readonly name: string; readonly width: number } {
  const element = document.activeElement ?? document.body
  const probe = document.body.appendChild(document.createElement('i'))
  probe.style.color = 'var(--focus)'
  const { color } = getComputedStyle(probe)
  probe.remove()
  const lineOf = (one: Element): number => {
    const { outlineStyle, outlineWidth, outlineColor, borderTopColor, borderTopWidth, boxShadow } =
      getComputedStyle(one)
    if (outlineStyle !== 'none' && outlineColor === color) {
      const border = borderTopColor === color ? Number.parseFloat(borderTopWidth) : 0
      return Number.parseFloat(outlineWidth) + border
    }
    const [, ring = '0'] = boxShadow.startsWith(color) ? (/0px 0px 0px ([\d.]+)px/.exec(boxShadow) ?? []) : []
    return borderTopColor === color ? Number.parseFloat(borderTopWidth) + Number.parseFloat(ring) : 0
  }
  // a field may leave its line to the frame around it, a choice to its label
  const frames = element.matches('input, textarea')
    ? [element, element.parentElement, element.closest('.composer, .inp, .nick, .pin, label, dialog')]
    : [element]
  const widths = frames.filter((one) => one !== null).map(lineOf)
  return {
    name: element.outerHTML.slice(0, 160),
    width: element === document.body ? 0 : Math.max(...widths),
  }
}
