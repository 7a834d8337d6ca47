import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { fieldOf, said } from './support/changing.ts'
import { phone, setStage } from './support/stage.ts'
import { talker } from './support/talk.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage
const words = 'palavras bastantes para quebrar numa tela estreita de telefone, e mais algumas '

test('[M2] when a phone is turned, who is writing goes on writing, in the same field', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, phone)
  await enterBy(page, stage.papo.url, 'virado')
  await said(page, 'o que disse')
  const composer = page.locator('#composer')
  const text = words.repeat(3)
  await composer.fill(text)
  await composer.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(8, 11))
  const upright = await heightOf(composer)
  await turn(page, 'over')
  await until('it fits its lines', async () => (await heightOf(composer)) < upright)
  assert.deepEqual(await caretOf(page), ['composer', 8, 11])
  await turn(page, 'upright')
  await until('it fits its lines', async () => (await heightOf(composer)) === upright)
  assert.deepEqual(await caretOf(page), ['composer', 8, 11])

  await composer.fill('')
  await composer.press('ArrowUp')
  await fieldOf(page).fill(text)
  await fieldOf(page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(2, 5))
  await turn(page, 'over')
  assert.deepEqual(await caretOf(page), ['', 2, 5])
  assert.equal(await fieldOf(page).inputValue(), text)
  await context.close()
})

test('[M2] when a phone is turned its end stays in sight, however much is written', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Ana')
  for (let n = 1; n <= 14; n++) await ana.room.send(`linha ${n} com ${words}`).answered
  const { page, context } = await openWindow(stage.browser, phone)
  await enterBy(page, stage.papo.url, 'gira')
  await page.locator('.log .text', { hasText: 'linha 14' }).waitFor()
  for (const text of ['', 'a\nb\nc\nd', 'a\nb\nc\nd\ne\nf\ng']) {
    await page.locator('#composer').fill(text)
    for (const way of ['over', 'upright', 'over', 'upright'] as const) {
      await turn(page, way)
      await until(`its end is in sight with ${text.length} characters`, () => isAtEnd(page))
    }
  }
  await context.close()
})

test('who writes line after line goes on seeing the end of the room', { skip }, async () => {
  using bia = await talker(stage.papo.url, 'Bia')
  const room = await bia.client.create('linhas')
  for (let n = 1; n <= 14; n++) await room.send(`linha ${n} com ${words}`).answered
  const { page, context } = await openWindow(stage.browser, phone)
  await enterBy(page, `${stage.papo.url}/s/linhas`, 'escreve')
  await page.locator('.log .text', { hasText: 'linha 14' }).waitFor()
  await until('its end is in sight', () => isAtEnd(page))
  await page.locator('#composer').focus()
  for (let line = 1; line <= 7; line++) {
    await page.keyboard.type('linha')
    await page.keyboard.press('Shift+Enter')
    await frames(page)
    assert.ok(await isAtEnd(page), `with ${line} lines`)
  }
  await page.locator('#composer').fill('')
  await said(page, 'minha')
  await page.locator('#composer').press('ArrowUp')
  for (let line = 1; line <= 9; line++) {
    await page.keyboard.press('Shift+Enter')
    await frames(page)
    assert.ok(await isAtEnd(page), `with ${line} lines more in the message`)
  }
  await context.close()
})

test('a panel that lies over the room goes when a phone is turned, and the room stays as it is', { skip }, async () => {
  const over = { ...phone, width: phone.height, height: phone.width }
  const { page, context } = await openWindow(stage.browser, over)
  await enterBy(page, stage.papo.url, 'painel')
  const composer = page.locator('#composer')
  await composer.fill('pela metade')
  await composer.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(2, 4))
  const before = await composer.elementHandle()
  await page.locator('.rh .ib').nth(1).click()
  await page.locator('aside.mem.over').waitFor()
  await turn(page, 'upright')
  await page.locator('aside.mem').waitFor({ state: 'detached' })
  assert.ok(await composer.evaluate((field, was) => field === was, before))
  assert.deepEqual(
    await composer.evaluate((field: HTMLTextAreaElement) => [field.selectionStart, field.selectionEnd]),
    [2, 4],
  )
  await turn(page, 'over')
  assert.equal(await page.locator('aside.mem').count(), 0)
  await context.close()
})

test(
  'what is not there on the other screen gives the focus to the room, and a menu stays in sight',
  { skip },
  async () => {
    const { page, context } = await openWindow(stage.browser, { ...phone, width: phone.height, height: phone.width })
    await enterBy(page, stage.papo.url, 'foco')
    await page.locator('nav a.room').first().focus()
    await turn(page, 'upright')
    await until('the room has the focus', async () => (await focusedId(page)) !== '')
    await turn(page, 'over')
    await page.locator('.rh .ib').last().click()
    await page.locator('.menu').waitFor()
    await turn(page, 'upright')
    await until('the menu is in sight', () =>
      page.evaluate(() => {
        const { left = -1, right = Infinity } = document.querySelector('.menu')?.getBoundingClientRect() ?? {}
        return left >= 0 && right <= innerWidth
      }),
    )
    await context.close()
  },
)

async function heightOf(field: Locator): Promise<number> {
  return field.evaluate((element) => element.clientHeight)
}

/** The id of what has the focus, and what is selected in it. */
function caretOf(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const field = document.activeElement
    return field instanceof HTMLTextAreaElement && [field.id, field.selectionStart, field.selectionEnd]
  })
}

function focusedId(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? '')
}

function isAtEnd(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const log = document.querySelector('.log')
    return log !== null && log.hasAttribute('data-at-end') && log.scrollHeight - log.clientHeight - log.scrollTop < 1
  })
}

/** Lets the page draw. */
async function frames(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
  })
}

async function turn(page: Page, way: 'upright' | 'over'): Promise<void> {
  const size = way === 'upright' ? phone : { width: phone.height, height: phone.width }
  await page.setViewportSize(size)
  await page.locator('nav.side').waitFor({ state: way === 'upright' ? 'detached' : 'visible' })
}
