import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { chromiumProgram, enterBy, openWindow, startBrowser } from './support/browser.ts'
import { colourOf } from './support/palette.ts'
import { Papo } from './support/papo.ts'

const skip = chromiumProgram === undefined && 'there is no Chromium'
const look = { width: 1440, height: 900, theme: 'light' } as const
let papo: Papo
let browser: Browser

before(async () => {
  papo = await Papo.start()
  if (!skip) browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await papo[Symbol.asyncDispose]()
})

test('the door weighs at most 14 KB with its script', async () => {
  const page = await fetch(papo.url, { headers: { Accept: 'text/html' } })
  assert.equal(page.status, 200)
  const html = await page.text()
  const [, address] = /<script [^>]*src="([^"]+)"/.exec(html) ?? []
  const script = await fetch(new URL(address ?? '', papo.url))
  assert.match(script.headers.get('content-type') ?? '', /^text\/javascript/)
  const bytes = [html, await script.text()].map((text) => gzipSync(text).length)
  assert.ok(bytes.reduce((sum, size) => sum + size, 0) <= 14 * 1_024, `${bytes.join(' + ')} bytes`)
})

test(
  '[U4] a nick, Enter, a message, Enter: said, without a press of the mouse, in ten requests',
  { skip },
  async () => {
    const { page, complaints, context } = await openWindow(browser, look)
    const requests: string[] = []
    // what the service worker has by then is asked of nobody
    page.on('response', (response) => !response.fromServiceWorker() && requests.push(response.url()))
    await page.goto(papo.url)
    await page.keyboard.type('rafa')
    await page.keyboard.press('Enter')
    await page.locator('#composer:focus').waitFor()
    assert.match(page.url(), /\/s\/geral$/)
    await page.keyboard.type('oi')
    await page.keyboard.press('Enter')
    await page.locator('[role=log] article', { hasText: 'oi' }).waitFor()
    await page.locator('[role=log] .i use[href="#i-check"]').waitFor()
    const own = requests.filter((url) => !url.includes('/entrar'))
    assert.deepEqual(
      own.filter((url) => !url.startsWith(papo.url)),
      [],
    )
    assert.ok(own.length <= 10, own.join('\n'))
    assert.deepEqual(complaints, [])
    await context.close()
  },
)

test('[U5] a link to a room leads into that room', { skip }, async () => {
  const made = await openWindow(browser, look)
  await enterBy(made.page, papo.url, 'dona')
  await made.page.locator('#composer').fill('/criar sala da prova')
  await made.page.keyboard.press('Enter')
  await made.page.waitForURL(/sala-da-prova/)
  const { page, context } = await openWindow(browser, look)
  await page.goto(`${papo.url}/s/sala-da-prova`)
  assert.equal(await page.locator('input[name=sala]').count(), 1)
  await page.locator('#nick').fill('visita')
  await page.keyboard.press('Enter')
  await page.locator('h1', { hasText: 'sala da prova' }).waitFor()
  await context.close()
  await made.context.close()
})

test('[U6] the door works without scripts, and says what the room needs', { skip }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'pt-BR' })
  const page = await context.newPage()
  await page.goto(papo.url)
  await page.locator('#nick').fill('semscript')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/s\/geral$/)
  await page.locator('p', { hasText: 'A sala precisa de JavaScript' }).waitFor()
  assert.match(await page.locator('.ns code').innerText(), /^nc \S+ \d+$/)
  // it is laid out
  const left = await page.locator('.ns p').evaluate((line) => line.getBoundingClientRect().left)
  assert.ok(left >= 20, `${left} px from the edge`)
  await page.locator('a', { hasText: 'Ler a sala como texto' }).click()
  await page.waitForURL(/\/s\/geral\.txt$/)
  await page.goBack()
  await page.locator('a', { hasText: 'Voltar para a porta' }).click()
  // one is still who one was, and may choose another room, in another language
  await page.locator('a[hreflang=en]').click()
  assert.equal(await page.locator('#nick').inputValue(), 'semscript')
  await page.locator('button.go').click()
  await page.locator('p', { hasText: 'The room needs JavaScript' }).waitFor()
  await context.close()
})

test('a nick in use comes back with others, and a second Enter goes in by the first of them', { skip }, async () => {
  const first = await openWindow(browser, look)
  await enterBy(first.page, papo.url, 'iara')
  const { page, context } = await openWindow(browser, look)
  await page.goto(papo.url)
  await page.locator('#nick').fill('iara')
  await page.keyboard.press('Enter')
  await page.locator('.err', { hasText: 'Já tem alguém com esse apelido' }).waitFor()
  assert.equal(await page.locator('.chip').first().textContent(), 'iara2')
  await page.keyboard.press('Enter')
  await page.locator('#composer').waitFor()
  assert.equal(await page.locator('.me strong').textContent(), 'iara2')
  await context.close()
  await first.context.close()
})

test('while one types, a nick in use is named with others that are free', { skip }, async () => {
  const first = await openWindow(browser, look)
  await enterBy(first.page, papo.url, 'otto')
  const { page, context, complaints } = await openWindow(browser, look)
  await page.goto(papo.url)
  await page.locator('#nick').pressSequentially('otto')
  await page.locator('.err', { hasText: 'Que tal otto2 ou otto-lab?' }).waitFor()
  await page.locator('.chip', { hasText: 'otto-lab' }).click()
  await page.locator('#composer').waitFor()
  assert.equal(await page.locator('.me strong').textContent(), 'otto-lab')
  assert.deepEqual(complaints, [])
  await context.close()
  await first.context.close()
})

test(
  '[2.2] the door follows the theme that is chosen on a page beside it, as all that the browser draws does',
  { skip },
  async () => {
    const { page, context } = await openWindow(browser, look)
    await enterBy(page, papo.url, 'lusco')
    const door = await context.newPage()
    await door.goto(`${papo.url}/?salas`)
    await page.locator('.me button').last().click()
    await page.getByRole('tab', { name: 'Aparência' }).click()
    for (const [theme, name] of [
      ['dark', 'Escuro'],
      ['light', 'Claro'],
    ] as const) {
      await page.getByRole('radio', { name }).check({ force: true })
      for (const one of [page, door]) {
        await one.locator(`html[data-theme=${theme}]`).waitFor({ state: 'attached' })
        assert.equal(await one.evaluate(() => getComputedStyle(document.documentElement).colorScheme), theme)
        assert.deepEqual(await barColours(one), [colourOf('ground', theme), colourOf('ground', theme)])
      }
    }
    // a page that is opened in the chosen theme has it from its first moment
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(`${papo.url}/?salas`, { waitUntil: 'commit' })
    await page.locator('body').waitFor({ state: 'attached' })
    assert.deepEqual(await barColours(page), [colourOf('ground', 'light'), colourOf('ground', 'light')])
    await context.close()
  },
)

/** What the browser draws around a page in: one of these holds, by what the system prefers. */
function barColours(page: Page): Promise<string[]> {
  return page.locator('meta[name=theme-color]').evaluateAll((all) => all.map((one) => (one as HTMLMetaElement).content))
}

test('[A9] the language is changed on the spot, and stays', { skip }, async () => {
  const { page, context } = await openWindow(browser, look)
  await page.goto(papo.url)
  await page.locator('#nick').fill('bilingue')
  await page.locator('.lang').click()
  await page.locator('h1', { hasText: 'What should we call you?' }).waitFor()
  assert.equal(await page.locator('#nick').inputValue(), 'bilingue')
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  await page.locator('#nick').press('Enter')
  await page.locator('.sec h2', { hasText: 'Active rooms' }).waitFor()
  await page.reload()
  await page.locator('.sec h2', { hasText: 'Active rooms' }).waitFor()
  await context.close()
})
