import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from '../support/browser.ts'
import { Cable } from '../support/cable.ts'
import { desk, setStage } from '../support/stage.ts'
import { readOn, say, talker } from '../support/talk.ts'
import { until } from '../support/until.ts'

const stage = setStage()
const { skip } = stage
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

test('[R3] ten minutes away while 2,000 messages come: no gap, all counted, the place kept', { skip }, async () => {
  const { papo, browser } = stage
  await using cable = await Cable.lay(papo.port)
  using ana = await talker(papo.url, 'Ana')
  using elsewhere = await talker(papo.url, 'Bia')
  const other = await elsewhere.client.create('outra')
  const before = range(120).map((i) => `antes ${i}`)
  for (const text of before) await ana.room.send(text).answered
  await other.send('oi').answered
  const { page, context } = await openWindow(browser, desk)
  await page.clock.install()
  await enterBy(page, cable.url, 'davi')
  await say(page, '/entrar outra')
  await page.locator('h1', { hasText: 'outra' }).waitFor()
  await until('the word there is read', async () => !(await labelOf(page, 'outra')).includes('não lida'))
  await page.locator('nav a.room', { hasText: 'geral' }).click()
  await page.locator('.log .text', { hasText: 'antes 119' }).waitFor()
  await scrollTo(page, 'antes 60')
  const place = await topOf(page, 'antes 60')

  cable.pullOut()
  await page.clock.fastForward('10:00')
  await page.locator('.ban.warn').waitFor()
  const meanwhile = range(2_000).map((i) => `depois ${i}`)
  for (const part of [0, 500, 1_000, 1_500])
    await Promise.all(meanwhile.slice(part, part + 500).map((text) => ana.room.send(text).answered))
  await Promise.all(range(150).map((i) => other.send(`ao lado ${i}`).answered))
  cable.plugIn()
  await page.clock.fastForward(40_000)

  await page.locator('.jump', { hasText: '2.000 novas' }).waitFor()
  await until('the other room is counted', async () => /\b150 não lidas/.test(await labelOf(page, 'outra')))
  // the list is put right in frames, and those are the page's clock's here
  await until(
    'the message read last stands where it stood',
    async () => Math.abs((await topOf(page, 'antes 60')) - place) <= 2,
  )
  await page.evaluate(() => document.querySelector('.log')?.scrollTo(0, 0))
  const read = (await readOn(page)).map(({ text }) => text)
  const first = before.indexOf(read[0] ?? '')
  assert.ok(first >= 0 && first <= 60)
  assert.deepEqual(read, [...before.slice(first), ...meanwhile])
  await context.close()
})

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  const how = signal === 'SIGTERM' ? 'restarted' : 'killed and started again'
  test(`[R6] the server is ${how} under an open page: it says so, comes back, loses nothing`, { skip }, async () => {
    const { papo, browser } = stage
    const { page, context } = await openWindow(browser, desk)
    await page.clock.install()
    await enterBy(page, papo.url, `nina${signal.toLowerCase()}`)
    await say(page, `antes de ${signal}`)
    await page.locator('.sent').waitFor()
    await papo.end(signal)
    await say(page, `durante ${signal}`)
    await page.locator('#composer').fill(`meio escrito ${signal}`)
    await page.clock.fastForward(5_000)
    await page.locator('.ban.warn').waitFor()
    if (signal === 'SIGTERM') assert.match(await page.locator('.ban.warn').innerText(), /reiniciando|Tentando/)
    await papo.goOn()
    using ana = await talker(papo.url, `ana${signal.toLowerCase()}`)
    // five seconds of the page's time, and no more, until it is there again
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 5_000)
    const said = (): string[] => ana.room.timeline.messages.map(({ text }) => text)
    await until('what was written comes', () => said().includes(`durante ${signal}`))
    await page.clock.resume()
    await page.locator('.ban.warn').waitFor({ state: 'detached' })
    assert.equal(await page.locator('#composer').inputValue(), `meio escrito ${signal}`)
    await page.locator('#composer').press('Enter')
    await until('the rest comes', () => said().includes(`meio escrito ${signal}`))
    const ours = ['antes de', 'durante', 'meio escrito'].map((text) => `${text} ${signal}`)
    assert.deepEqual(said().slice(-3), ours)
    await context.close()
  })
}

/** What a screen reader is told of a room in the list. */
async function labelOf(page: Page, room: string): Promise<string> {
  return (await page.locator('nav a.room', { hasText: room }).first().locator('.vh').textContent()) ?? ''
}

/** Scrolls until a message stands at the top. */
async function scrollTo(page: Page, text: string): Promise<void> {
  await until(`"${text}" is in the list`, async () => {
    const row = page.locator('.log li.row', { hasText: text })
    if ((await row.count()) > 0) return true
    await page.locator('.log').evaluate((log) => log.scrollBy(0, -400))
    return false
  })
  const row = page.locator('.log li.row', { hasText: text }).first()
  await row.evaluate((element) => element.scrollIntoView({ block: 'start' }))
}

/** How far below the list's top a message stands. */
function topOf(page: Page, text: string): Promise<number> {
  return page
    .locator('.log li.row', { hasText: text })
    .first()
    .evaluate((row) => row.getBoundingClientRect().top - (row.closest('.log')?.getBoundingClientRect().top ?? 0))
}
