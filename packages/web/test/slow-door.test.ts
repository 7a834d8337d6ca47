import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWindow } from './support/browser.ts'
import { phone, setStage } from './support/stage.ts'
import { talker } from './support/talk.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage

/** Requests whose answers are held up. */
interface Held {
  /** How many came. */
  count: number
  /** Resolves when the server has answered the first. */
  readonly answered: Promise<void>
  /** Lets the answers come. */
  come(): void
}

/** Has the server answer at once, and its answers come only when they are let go. */
async function holdAnswers(page: Page): Promise<Held> {
  const [going, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const held = { count: 0, answered: answered.promise, come: going.resolve }
  await page.route('**/entrar', async (route) => {
    held.count += 1
    const response = await route.fetch({ maxRedirects: 0 })
    answered.resolve()
    await going.promise
    await route.fulfill({ response })
  })
  return held
}

/** Whether the door says that something is the matter. */
const complains = (page: Page): Promise<boolean> => page.locator('#nick-state').isVisible()

test('on a slow line nobody is told that his own nick is taken, however often he presses Enter', { skip }, async () => {
  const { page, context, complaints } = await openWindow(stage.browser, phone)
  const held = await holdAnswers(page)
  const { promise: mayAsk, resolve: ask } = Promise.withResolvers<void>()
  await page.route('**/entrar/livre*', async (route) => {
    await mayAsk
    await route.continue()
  })
  await page.goto(stage.papo.url)
  const field = page.locator('#nick')
  const asking = page.waitForRequest('**/entrar/livre*')
  await field.fill('ansiosa')
  await asking
  await field.press('Enter')
  await field.press('Enter')
  await page.locator('.go').click()
  await held.answered
  // it was asked about before he came in, and is answered after
  const told = page.waitForResponse('**/entrar/livre*')
  ask()
  assert.equal(((await (await told).json()) as { state: string }).state, 'taken')
  assert.equal(await complains(page), false)
  held.come()
  await page.locator('#composer').waitFor()
  assert.equal(held.count, 1)
  assert.deepEqual(complaints, [])
  await context.close()
})

test('who is refused at the door may press Enter again, and is told while typing', { skip }, async () => {
  using _ = await talker(stage.papo.url, 'ocupada', 'geral')
  const { page, context } = await openWindow(stage.browser, phone)
  await page.goto(stage.papo.url)
  const field = page.locator('#nick')
  await field.fill('ocupada')
  await page.locator('.chips .chip').first().waitFor()
  assert.ok(await complains(page))
  await field.fill('x')
  await field.press('Enter')
  await page.locator('#nick[aria-invalid]').waitFor()
  await field.fill('ocupada')
  await page.locator('.chips .chip').first().waitFor()
  await field.fill('vaga')
  await field.press('Enter')
  await page.locator('#composer').waitFor()
  await context.close()
})

/** Has the server answer, and the first so many of its answers lost on their way. */
async function loseAnswers(page: Page, count: number): Promise<void> {
  let lost = 0
  await page.route('**/entrar', async (route) => {
    if (lost === count) return route.continue()
    lost += 1
    const request = route.request()
    // not by the browser: it would keep the cookie of the answer
    const { status } = await fetch(request.url(), {
      method: 'POST',
      headers: await request.allHeaders(),
      body: request.postData() ?? '',
      redirect: 'manual',
    })
    assert.ok(status === 303 || status === 409)
    await route.abort('connectionreset')
  })
}

test('who gets no answer to his nick comes in by it all the same, once', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, phone)
  await loseAnswers(page, 1)
  await page.goto(stage.papo.url)
  await page.locator('#nick').fill('perdida')
  await page.locator('#nick').press('Enter')
  await page.locator('#composer').waitFor()
  using other = await talker(stage.papo.url, 'quem olha')
  const nicks = Array.from(other.room.people.values(), ({ nick }) => nick)
  assert.deepEqual(
    nicks.filter((nick) => nick.startsWith('perdida')),
    ['perdida'],
  )
  await context.close()
})

test('a nick that was offered is what he gets, though the answer to it was lost', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Ana Lu')
  const { page, context } = await openWindow(stage.browser, phone)
  await page.goto(stage.papo.url)
  await page.locator('#nick').fill('Ana Lu')
  const chip = page.locator('.chip').nth(1)
  await chip.waitFor()
  const offered = await chip.innerText()
  await loseAnswers(page, 1)
  await chip.click()
  await page.locator('#composer').waitFor()
  await until('he is there', () => [...ana.room.people.values()].some(({ nick }) => nick === offered))
  await context.close()
})
