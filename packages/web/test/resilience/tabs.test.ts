import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from '../support/browser.ts'
import { desk, setStage } from '../support/stage.ts'
import { say, talker } from '../support/talk.ts'
import { until } from '../support/until.ts'

const stage = setStage()
const { skip } = stage

test('[R8] what is read in one tab is read in the other, within 2 s', { skip }, async () => {
  const { papo, browser } = stage
  using ana = await talker(papo.url, 'Ana')
  const { page, context } = await openWindow(browser, desk)
  await enterBy(page, papo.url, 'lia')
  await say(page, '/criar canto da lia')
  await page.waitForURL(/canto-da-lia/)
  const other = await context.newPage()
  await other.goto(`${papo.url}/s/canto-da-lia`)
  await other.locator('#composer').waitFor()
  for (const text of ['um', 'dois', 'três']) await ana.room.send(text).answered
  for (const one of [page, other])
    await one.locator('nav a.room .vh', { hasText: /^geral.*3 não lidas/ }).waitFor({ state: 'attached' })
  await page.locator('nav a.room', { hasText: 'geral' }).click()
  await unreadIsGone(page, 30_000)
  await unreadIsGone(other, 2_000)
  assert.equal(await other.locator('h1').first().textContent(), 'canto da lia')
  await context.close()
})

test(
  '[R8] what is typed in one tab stands in the other, within 2 s, and goes with it when it is sent',
  { skip },
  async () => {
    const { papo, browser } = stage
    const { page, context } = await openWindow(browser, desk)
    await enterBy(page, papo.url, 'dora')
    const other = await context.newPage()
    await other.goto(`${papo.url}/s/geral`)
    await other.locator('#composer').waitFor()
    await page.locator('#composer').pressSequentially('em dois lugares')
    await holds(other, 'em dois lugares', 2_000)
    await page.locator('#composer').press('Enter')
    await holds(other, '', 2_000)
    await other.locator('.log .text', { hasText: 'em dois lugares' }).waitFor()
    await context.close()
  },
)

test('[R8] what stands in the field of one tab is not lost by what is sent from the other', { skip }, async () => {
  const { papo, browser } = stage
  const { page, context } = await openWindow(browser, desk)
  await enterBy(page, papo.url, 'zeca')
  const other = await context.newPage()
  await other.goto(`${papo.url}/s/geral`)
  await other.locator('#composer').waitFor()
  await page.locator('#composer').pressSequentially('uma ideia')
  await holds(other, 'uma ideia', 2_000)
  await other.locator('#composer').fill('')
  await say(other, 'oi')
  await holds(page, '', 2_000)
  await page.locator('#composer').pressSequentially('outra ideia')
  await page.reload()
  await holds(page, 'outra ideia', 10_000)
  await context.close()
})

test('[R8] somebody is there as long as one tab is, in every tab and for the others', { skip }, async () => {
  const { papo, browser } = stage
  using ana = await talker(papo.url, 'Bia')
  const { page, context } = await openWindow(browser, desk)
  await enterBy(page, papo.url, 'téo')
  const other = await context.newPage()
  await other.goto(`${papo.url}/s/geral`)
  const present = (): boolean => [...ana.room.people.values()].some(({ nick }) => nick === 'téo')
  for (const one of [page, other]) await one.locator('.mem .pm', { hasText: 'téo' }).waitFor()
  await until('he is seen', present)
  await page.close()
  await say(other, 'ainda aqui')
  await until('his word comes', () => ana.heard.includes('ainda aqui'))
  assert.ok(present())
  await other.locator('.mem .pm', { hasText: 'téo' }).waitFor()
  await context.close()
})

test('[R8] a setting made in one tab holds in the other', { skip }, async () => {
  const { papo, browser } = stage
  const { page, context } = await openWindow(browser, desk)
  await enterBy(page, papo.url, 'gui')
  const other = await context.newPage()
  await other.goto(`${papo.url}/s/geral`)
  await other.locator('#composer').waitFor()
  await say(page, '/apelido guilherme')
  for (const one of [page, other]) await one.locator('.me strong', { hasText: 'guilherme' }).waitFor()
  await say(page, '/idioma en')
  for (const one of [page, other]) await one.locator('html[lang=en] nav h2', { hasText: 'Active rooms' }).waitFor()
  await context.close()
})

async function unreadIsGone(page: Page, timeout: number): Promise<void> {
  await page.locator('nav a.room .vh', { hasText: /^geral.*não lida/ }).waitFor({ state: 'detached', timeout })
}

/** The composer has this text, at the latest then. */
async function holds(page: Page, text: string, timeout: number): Promise<void> {
  const isSo = ([wanted]: string[]): boolean =>
    document.querySelector<HTMLTextAreaElement>('#composer')?.value === wanted
  await page.waitForFunction(isSo, [text], { timeout })
}
