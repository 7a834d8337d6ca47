import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { talker } from './support/talk.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage

test('[1.10] who gives no sign for 5 min is away for the others, and back with the next key', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Ana')
  const { page, context } = await openWindow(stage.browser, desk)
  await page.clock.install()
  await enterBy(page, stage.papo.url, 'parada')
  const presence = (): string | undefined =>
    [...ana.room.people.values()].find(({ nick }) => nick === 'parada')?.presence
  await until('she is online', () => presence() === 'online')
  await page.keyboard.press('Shift')
  ana.client.setPresence('away')
  const line = page.locator('.pm', { hasText: 'Ana' }).locator('.pn span')
  await line.filter({ hasText: 'há 1 min' }).waitFor()
  await page.clock.fastForward(4 * 60_000)
  await line.filter({ hasText: 'há 4 min' }).waitFor()
  await page.keyboard.press('Shift')
  await page.clock.fastForward(4 * 60_000)
  // a word goes the same way as presence, after it
  await page.locator('#composer').evaluate((field: HTMLTextAreaElement) => {
    field.value = 'ainda aqui'
    field.form?.requestSubmit()
  })
  await until('the word is there', () => ana.heard.includes('ainda aqui'))
  assert.equal(presence(), 'online')
  await page.clock.fastForward(2 * 60_000)
  await until('she is away', () => presence() === 'away')
  await page.keyboard.press('Shift')
  await until('she is back', () => presence() === 'online')
  await context.close()
})
