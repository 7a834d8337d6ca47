import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { openFileHouse } from '../support/file-house.ts'
import { gifThatRuns, png, wouldRun } from '../support/sample-files.ts'
import { requireTool } from '../support/system-tool.ts'

/** Puts an element into the page, and waits until it has loaded, or failed to; what a policy forbids may do neither. */
const adds =
  (name: string, attribute: string, more: Readonly<Record<string, string>> = {}) =>
  (page: Page, url: string): Promise<unknown> =>
    page.evaluate(`new Promise((resolve) => {
      const element = document.createElement(${JSON.stringify(name)})
      element.onload = element.onerror = resolve
      Object.assign(element, ${JSON.stringify({ ...more, [attribute]: url })})
      document.body.append(element)
      setTimeout(resolve, 150)
    })`)

/** Ways by which a page of this origin might be made to run a file. */
const ways: readonly ((page: Page, url: string) => Promise<unknown>)[] = [
  // what is to be saved stays a download
  (page, url) => page.goto(url).catch(() => undefined),
  adds('script', 'src'),
  adds('script', 'src', { type: 'module' }),
  adds('iframe', 'src'),
  adds('object', 'data'),
  adds('embed', 'src'),
  adds('link', 'href', { rel: 'stylesheet' }),
  (page, url) => page.evaluate(`import(${JSON.stringify(url)}).catch(() => undefined)`),
  (page, url) => page.evaluate(`navigator.serviceWorker?.register(${JSON.stringify(url)}).catch(() => undefined)`),
]

/** What a file that runs leaves in the page, or in one that it holds. */
const traces = `[globalThis, ...Array.from(frames)].map((one) => {
  try { return String(one.hasRun ?? '') + (one.document.title === 'html' ? 'html' : '') } catch { return '' }
}).join('') + (getComputedStyle(document.body).display === 'none' ? 'style' : '')`

test('[HTTP12] [reliability 23] in a browser no file runs in the origin of the page, however it is opened', async (t) => {
  const program = requireTool(t, 'chromium')
  if (program === undefined) return
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const given = { ...wouldRun, 'gif.gif': gifThatRuns, 'gif.js': gifThatRuns }
  const { files } = await house.postFiles(lari, given)
  const { files: pictures } = await house.postFiles(lari, { 'foto.png': png(2) })
  // as root it runs only without its sandbox; it opens nothing but what is ours
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
  t.after(() => browser.close())
  const origin = `http://127.0.0.1:${house.port}`
  const context = await browser.newContext({ baseURL: origin })
  await context.addCookies([{ name: `papo-${house.port}`, value: lari.token, url: origin }])
  const page = await context.newPage()
  const asked: string[] = []
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => asked.push('dialog')))
  for (const { id, name } of files) {
    for (const [at, open] of ways.entries()) {
      // a page of ours without a policy of its own, as if that had been got round
      await page.route(`${origin}/vazia`, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!doctype html><body>' }),
      )
      await page.goto('/vazia')
      await open(page, `${origin}/a/${id}/${name}`)
      assert.equal(await page.evaluate(traces), '', `${name}, way ${at}`)
    }
  }
  assert.deepEqual(asked, [])
  await page.goto('/vazia')
  const width = await page.evaluate(`(async () => {
    const image = new Image()
    image.src = ${JSON.stringify(`${origin}/a/${pictures[0]?.id}/foto.png`)}
    await image.decode()
    return image.naturalWidth
  })()`)
  assert.equal(width, 2)
})
