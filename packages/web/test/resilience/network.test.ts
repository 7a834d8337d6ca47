import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { chromiumProgram, openWindow, startBrowser } from '../support/browser.ts'
import { Papo } from '../support/papo.ts'
import { desk } from '../support/stage.ts'
import { say, talker } from '../support/talk.ts'

const skip = chromiumProgram === undefined && 'there is no Chromium'
/** An address as home networks have it; the browser is led from it to this machine. */
const host = '192.168.7.4'
let papo: Papo
let browser: Browser

before(async () => {
  if (chromiumProgram === undefined) return
  papo = await Papo.start()
  browser = await startBrowser([`--host-resolver-rules=MAP ${host} 127.0.0.1`])
})
after(async () => {
  await browser?.close()
  await papo?.[Symbol.asyncDispose]()
})

test(
  '[R7] on plain http in a network: door, send, react, reply, edit, delete; no complaint, nothing leaves',
  { skip },
  async () => {
    const { page, context, complaints } = await openWindow(browser, desk)
    const origin = `http://${host}:${papo.port}`
    const asked: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    page.on('websocket', (socket) => asked.push(socket.url()))
    using ana = await talker(papo.url, 'Ana')
    await page.goto(origin)
    assert.equal(await page.evaluate(() => isSecureContext), false)
    await page.locator('#nick').fill('rafa')
    await page.keyboard.press('Enter')
    await page.locator('#composer').waitFor()
    await say(page, 'primeira')
    const row = page.locator('.log li.row', { hasText: 'primeira' })
    await row.locator('.sent').waitFor()

    await row.hover()
    await row.locator('.tools button').first().click()
    await page.locator('.quick button').first().click()
    await row.locator('.rx.mine', { hasText: '👍' }).waitFor()

    await ana.room.send('segunda').answered
    const theirs = page.locator('.log li.row', { hasText: 'segunda' })
    await theirs.hover()
    await theirs.locator('.tools button').nth(1).click()
    await say(page, 'terceira')
    await page.locator('.log li.row', { hasText: 'terceira' }).locator('.quote', { hasText: 'segunda' }).waitFor()

    await page.locator('#composer').press('ArrowUp')
    await page.locator('.edit textarea').fill('terceira, outra')
    await page.keyboard.press('Enter')
    await page.locator('.log .text', { hasText: 'terceira, outra' }).locator('.edited').waitFor()

    await page.locator('.log li.row', { hasText: 'terceira, outra' }).hover()
    await page.locator('.tools button').last().click()
    await page.locator('[role=menuitem]', { hasText: 'Apagar' }).click()
    await page.locator('.gone').waitFor()
    await page.reload()
    await page.locator('.log .gone').waitFor()
    await page.locator('.ra [aria-label*=QR]').click()
    await page.locator('dialog.invite .qr svg').waitFor()
    await page.keyboard.press('Escape')

    assert.deepEqual(complaints, [])
    const own = [origin, origin.replace('http', 'ws'), `data:`, `blob:${origin}`]
    assert.deepEqual(
      asked.filter((url) => !own.some((start) => url.startsWith(start))),
      [],
    )
    assert.ok(asked.some((url) => url.startsWith('ws:')))
    await context.close()
  },
)
