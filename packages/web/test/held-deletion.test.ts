import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { say, talker } from './support/talk.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage

test('what was deleted is gone for all though one changed the room and left the page at once', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Ana')
  const other = await ana.client.create('outra')
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'apaga')
  await say(page, 'isto não')
  await until('it comes', () => ana.heard.includes('isto não'))
  const row = page.locator('.log li.row', { hasText: 'isto não' })
  await row.hover()
  await page.locator('.log [role=toolbar] button').last().click()
  await page.locator('[role=menuitem]', { hasText: 'Apagar' }).click()
  await page.locator('.toast').waitFor()
  await page.locator('nav a.room', { hasText: other.view.name }).click()
  await page.locator('h1', { hasText: other.view.name }).waitFor()
  await page.goto('about:blank')
  const isGone = (): boolean => ana.room.timeline.messages.some(({ nick, deleted }) => nick === 'apaga' && deleted)
  await until('it is gone', isGone)
  await context.close()
})

test('a deletion can be undone for six seconds, and no longer', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Bia')
  const { page, context } = await openWindow(stage.browser, desk)
  await page.clock.install()
  await enterBy(page, stage.papo.url, 'hesita')
  await say(page, 'talvez não')
  await until('it comes', () => ana.heard.includes('talvez não'))
  const isDeleted = (): boolean => ana.room.timeline.messages.some(({ nick, deleted }) => nick === 'hesita' && deleted)
  const row = page.locator('.log li.row', { hasText: 'talvez não' })
  for (const isUndone of [true, false]) {
    await row.hover()
    await page.locator('.log [role=toolbar] button').last().click()
    await page.locator('[role=menuitem]', { hasText: 'Apagar' }).click()
    await page.locator('.toast').waitFor()
    await page.mouse.move(0, 0)
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 5_500))
    assert.equal(isDeleted(), false)
    if (isUndone) await page.locator('.toast button', { hasText: 'Desfazer' }).click()
    await page.clock.runFor(1_000)
    await page.clock.resume()
    await page.locator('.toast').waitFor({ state: 'detached' })
    if (isUndone) assert.equal(await row.locator('.text').innerText(), 'talvez não')
  }
  await until('it is gone', isDeleted)
  await context.close()
})
