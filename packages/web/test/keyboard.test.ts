import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { say, talker } from './support/talk.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage
const wide = { ...desk, width: 1440 }

test(
  'Ctrl+F6 goes from part to part of the page: the room that is shown, the messages, the field, the people',
  { skip },
  async () => {
    const { page, context } = await openWindow(stage.browser, wide)
    await enterBy(page, stage.papo.url, 'efe')
    await say(page, '/criar uma outra')
    await page.waitForURL(/uma-outra/)
    await page.locator('.room[aria-current]', { hasText: 'uma outra' }).waitFor()
    await say(page, 'oi')
    await page.locator('.log article', { hasText: 'oi' }).waitFor()
    await page.locator('.mem .pm', { hasText: 'efe' }).waitFor()
    const parts = ['.pm', '.room[aria-current]', '.log article', '#composer']
    for (const part of [...parts, '.pm']) {
      await page.keyboard.press('Control+F6')
      await page.locator(`${part}:focus`).waitFor()
    }
    for (const part of parts.toReversed()) {
      await page.keyboard.press('Control+Shift+F6')
      await page.locator(`${part}:focus`).waitFor()
    }
    await context.close()
  },
)

test(
  'the keys are shown by Ctrl+/ anywhere, by ? where nothing is typed, and give the focus back',
  { skip },
  async () => {
    const { page, context } = await openWindow(stage.browser, wide)
    await enterBy(page, stage.papo.url, 'mapa')
    await say(page, 'oi')
    await page.locator('.log article', { hasText: 'oi' }).waitFor()
    const composer = page.locator('#composer')
    const keys = page.locator('dialog.settings .keys').first()
    await composer.press('?')
    assert.equal(await composer.inputValue(), '?')
    assert.equal(await keys.count(), 0)
    await closeAfter(page, 'Control+/', '#composer')
    for (const place of ['.log article', '.room[aria-current]', '.rh .ib >> nth=0']) {
      await page.locator(place).last().focus()
      await closeAfter(page, '?', place)
    }
    await context.close()
  },
)

test('from a message that is being edited the palette opens, and leaves what was changed', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, wide)
  await enterBy(page, stage.papo.url, 'emenda')
  await say(page, 'oi')
  await page.locator('.log article', { hasText: 'oi' }).locator('.sent').waitFor()
  await page.locator('#composer').press('ArrowUp')
  const field = page.locator('.edit textarea:focus')
  await field.fill('oi, gente')
  await page.keyboard.press('Control+k')
  await page.locator('dialog.pal input:focus').waitFor()
  await page.keyboard.press('Escape')
  await field.waitFor()
  assert.equal(await field.inputValue(), 'oi, gente')
  await page.keyboard.press('Enter')
  await page.locator('.log article', { hasText: 'oi, gente' }).waitFor()
  await context.close()
})

test('Alt+H marks all rooms as read at once, and undone they are as they were', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Ana')
  const { page, context } = await openWindow(stage.browser, wide)
  await enterBy(page, stage.papo.url, 'leitora')
  await say(page, '/criar canto da leitora')
  await page.waitForURL(/canto-da-leitora/)
  const unread = page.locator('nav a.room.un', { hasText: 'geral' })
  await ana.room.send('oi, @leitora').answered
  await unread.waitFor()
  await page.keyboard.press('Alt+h')
  await unread.waitFor({ state: 'detached' })
  await until('the title tells of none', async () => !/^[(•]/u.test(await page.title()))
  await page.keyboard.press('Control+F6')
  for (let i = 0; i < 6 && (await page.locator('.toast button:focus').count()) === 0; i++)
    await page.keyboard.press('Control+F6')
  await page.locator('.toast button:focus').waitFor()
  await page.keyboard.press('Enter')
  await unread.locator('.badge.at').waitFor()
  assert.equal(await page.locator('body:focus').count(), 0)
  // left with the page, it is done
  await page.locator('#composer').focus()
  await page.keyboard.press('Alt+h')
  await unread.waitFor({ state: 'detached' })
  await page.locator('.toast button').focus()
  await page.reload()
  await page.locator('nav a.room', { hasText: 'geral' }).waitFor()
  await until('it is read', async () => (await unread.count()) === 0)
  await context.close()
})

/** Opens the map of keys by a key, and closes it: the focus is where it was. */
async function closeAfter(page: Page, key: string, place: string): Promise<void> {
  await page.keyboard.press(key)
  await page.locator('dialog.settings .keys').first().waitFor()
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'tab-keys')
  await page.keyboard.press('Escape')
  await page.locator('dialog.settings').waitFor({ state: 'detached' })
  assert.equal(
    await page
      .locator(place)
      .last()
      .evaluate((one) => one === document.activeElement),
    true,
    place,
  )
}
