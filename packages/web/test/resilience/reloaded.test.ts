import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from '../support/browser.ts'
import { Cable } from '../support/cable.ts'
import { Papo } from '../support/papo.ts'
import { listKept } from '../support/kept.ts'
import { desk, phone, setStage } from '../support/stage.ts'
import { say, talker } from '../support/talk.ts'
import { until } from '../support/until.ts'

const stage = setStage()
const { skip } = stage
/** Has the page note all toasts that it ever showed. */
const noteToasts = `
  globalThis.toasts = []
  new MutationObserver(() => {
    for (const { textContent } of document.querySelectorAll('.toast')) toasts.push(textContent)
  }).observe(document, { childList: true, subtree: true })`

for (const [name, look] of Object.entries({ desk, phone }))
  test(
    `[R2] loaded again while the server is down (${name}), the page shows what waits, and sends it once`,
    { skip },
    async () => {
      const { papo, browser } = stage
      const { page, context } = await openWindow(browser, look)
      await enterBy(page, papo.url, `nina ${name}`)
      await hasShell(page)
      await papo.end('SIGKILL')
      const all = ['um', 'dois', 'três'].map((word) => `${word} ${name}`)
      for (const text of all) await sayByButton(page, text)
      await until('all are kept', async () => (await listKept(page)).length === 3)

      await page.reload()
      const waiting = page.locator('.waiting')
      await waiting
        .locator('h1', { hasText: '3 mensagens na fila, para serem enviadas quando a conexão voltar.' })
        .waitFor()
      assert.deepEqual(await waiting.locator('li span').allTextContents(), all)
      assert.deepEqual(await waiting.locator('li b').allTextContents(), ['geral'])

      await papo.goOn()
      await page.evaluate(() => dispatchEvent(new Event('online')))
      await waiting.waitFor({ state: 'detached' })
      await until('nothing waits', async () => (await listKept(page)).length === 0)
      // a word after them: what had been sent twice would have come before it
      await sayByButton(page, `e agora, ${name}?`)
      await page.locator('.log .sent').waitFor()
      using ana = await talker(papo.url, `Ana ${name}`)
      const said = ana.room.timeline.messages.flatMap(({ text, nick }) => (nick === `nina ${name}` ? text : []))
      assert.deepEqual(said, [...all, `e agora, ${name}?`])
      await context.close()
    },
  )

test('where the data folder was replaced, what waited is offered, not said by who comes in', { skip }, async () => {
  await using before = await Papo.start(['--rate-limit=off'])
  const { page, context } = await openWindow(stage.browser, desk)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await enterBy(page, before.url, 'primeira')
  await page.locator('nav .sec .ib').first().click()
  await page.locator('#room-name-field').fill('segredo')
  await page.keyboard.press('Enter')
  await isOpen(page, 'segredo')
  await before.end('SIGKILL')
  await say(page, 'só para nós')
  await page.locator('nav a.room', { hasText: 'geral' }).click()
  await isOpen(page, 'geral')
  await say(page, 'para todos')
  await say(page, '/msg Ana só para você')
  await until('all are kept', async () => (await listKept(page)).length === 3)

  await using now = await Papo.start(['--rate-limit=off'], before.port)
  await context.clearCookies()
  await page.addInitScript({ content: noteToasts })
  // the first person in the first room, as before
  await enterBy(page, now.url, 'seguinte')
  using ana = await talker(now.url, 'Ana')
  const failed = page.locator('.log li.row.bad', { hasText: 'para todos' })
  await failed.locator('.fail', { hasText: 'foi escrita antes de você entrar de novo' }).waitFor()
  const offer = page.locator('.toast', { hasText: '2 mensagens para segredo e @Ana não foram enviadas.' })
  await offer.waitFor()
  // what has a room was never offered, before that was entered either
  assert.deepEqual(
    (await shownToasts(page)).filter((text) => text.includes('geral')),
    [],
  )
  await offer.locator('button', { hasText: 'Copiar texto' }).click()
  await until('she is told', async () => (await shownToasts(page)).some((text) => text.includes('Copiado')))
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'só para nós\nsó para você')
  assert.equal((await listKept(page)).length, 3)
  // there, or on the offer that comes again
  await page.locator('.toast button', { hasText: 'Apagar' }).click()
  await until('they are forgotten', async () => (await listKept(page)).length === 1)
  await page.locator('.toast').waitFor({ state: 'detached' })
  await say(page, 'bom dia')
  await until('she hears', () => ana.heard.includes('bom dia'))
  assert.deepEqual(ana.heard, ['bom dia'])
  await failed.locator('[data-act=retry]').click()
  await until('it comes, as he wanted', () => ana.heard.length === 2)
  assert.deepEqual(ana.heard, ['bom dia', 'para todos'])
  await context.close()
})

test('loaded while the server is down, the page shows nobody what somebody else wrote', { skip }, async () => {
  await using cable = await Cable.lay(stage.papo.port)
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, cable.url, 'quem saiu')
  await hasShell(page)
  cable.pullOut()
  await say(page, 'um segredo')
  await until('it is kept', async () => (await listKept(page)).length === 1)
  const [owner] = await listKept(page)
  await context.clearCookies()
  cable.plugIn()

  // somebody stands at the door, and may have come in
  await page.goto(cable.url)
  await page.locator('#nick').waitFor()
  cable.pullOut()
  await page.goto(`${cable.url}/s/geral`)
  await until('the new page has it', async () => (await listKept(page)).some((one) => one !== owner))
  await page.locator('.ban.warn').waitFor()
  assert.equal(await page.locator('.waiting').count(), 0)

  cable.plugIn()
  await enterBy(page, cable.url, 'quem entrou')
  await page.locator('.log li.row.bad').waitFor()
  cable.pullOut()
  await say(page, 'isto é meu')
  await until('both are kept', async () => (await listKept(page)).length === 2)
  await page.reload()
  await page
    .locator('.waiting h1', { hasText: '1 mensagem na fila, para ser enviada quando a conexão voltar.' })
    .waitFor()
  assert.deepEqual(await page.locator('.waiting li span').allTextContents(), ['isto é meu'])
  await context.close()
})

/** Resolves when the page can be opened without its server. */
async function hasShell(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while ((await caches.match('/')) === undefined) await new Promise((resolve) => setTimeout(resolve, 20))
  })
}

/** Resolves when a room is shown and its field is ready: that is emptied, and gets the focus, after the name is there. */
async function isOpen(page: Page, room: string): Promise<void> {
  await page.locator('h1', { hasText: room }).waitFor()
  await page.locator('#composer:focus').waitFor()
}

/** On a phone Enter begins a new line. */
async function sayByButton(page: Page, text: string): Promise<void> {
  await page.locator('#composer').fill(text)
  await page.locator('.composer .send').click()
}

/** All toasts since the page was loaded. */
function shownToasts(page: Page): Promise<string[]> {
  return page.evaluate<string[]>('toasts')
}
