import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { say } from './support/talk.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage

/** What a page asks for from now on: the languages of its words, and the door's form, in order. */
function follow(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    const [, words] = /^\/assets\/(pt-br|en)-[\w-]+\.js$/.exec(pathname) ?? []
    if (words !== undefined) asked.push(words)
    else if (request.method() === 'POST') asked.push(pathname)
  })
  return asked
}

test('the words of a page are loaded in its language alone, while one still says who one is', { skip }, async () => {
  const { page, context, complaints } = await openWindow(stage.browser, desk)
  const asked = follow(page)
  await enterBy(page, stage.papo.url, 'lusa')
  assert.deepEqual(asked, ['pt-br', '/entrar'])
  assert.deepEqual(complaints, [])
  await context.close()
})

test('who takes the other language at the door has its words before the room', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  const asked = follow(page)
  await page.goto(stage.papo.url)
  await page.locator('.lang').click()
  await page.locator('html[lang=en]').waitFor()
  await until('the words are asked for', () => asked.includes('en'))
  await page.locator('#nick').fill('switcher')
  await page.keyboard.press('Enter')
  await page.getByPlaceholder('Message #geral').waitFor()
  assert.deepEqual(asked, ['pt-br', 'en', '/entrar'])
  await context.close()
})

test('a page that is opened inside asks for its words beside its script, not after it', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'dentro')
  const html = await page.evaluate(async () => (await fetch('/s/geral', { headers: { Accept: 'text/html' } })).text())
  assert.match(html, /<link rel="modulepreload" href="\/assets\/pt-br-[\w-]+\.js">/)
  assert.doesNotMatch(html, /\/assets\/en-/)
  await context.close()
})

test('the language is changed inside, in all tabs, and the other words are loaded then', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'muda')
  const other = await context.newPage()
  await other.goto(`${stage.papo.url}/s/geral`)
  await other.getByPlaceholder('Mensagem para #geral').waitFor()
  const asked = follow(page)
  await say(page, '/idioma en')
  await page.locator('.toast', { hasText: 'Now in English.' }).waitFor()
  await page.getByPlaceholder('Message #geral').waitFor()
  await other.getByPlaceholder('Message #geral').waitFor()
  assert.deepEqual(asked, ['en'])
  await say(page, '/idioma pt')
  await page.getByPlaceholder('Mensagem para #geral').waitFor()
  await other.getByPlaceholder('Mensagem para #geral').waitFor()
  await context.close()
})

test('where the other words do not come, the page says so and keeps its language', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  // from the beginning: else the service worker has them
  await context.route('**/assets/en-*.js', (route) => route.abort())
  await enterBy(page, stage.papo.url, 'ilhada')
  await page.keyboard.press('Control+/')
  await page.locator('#tab-language').click()
  await page.getByText('English').click()
  await page.locator('.toast', { hasText: 'Isto ainda não foi carregado' }).waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'pt-BR')
  assert.equal(await page.getByRole('radio', { name: 'Português do Brasil' }).isChecked(), true)
  await context.close()
})
