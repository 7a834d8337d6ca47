import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import type { BrowserContext } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { countMoves } from './support/count-moves.ts'
import { desk, phone, setStage } from './support/stage.ts'
import { talker } from './support/talk.ts'

const stage = setStage()
const { skip } = stage

/** Loads the room anew; what the browser says has moved until it is there, by the element. */
async function loadAnew(context: BrowserContext, url: string, until: string): Promise<string[]> {
  const page = await context.newPage()
  await countMoves(page)
  await page.goto(url)
  await page.locator(until).waitFor()
  // the entries of a frame are told after it
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  return page.evaluate('moved')
}

for (const [name, look] of Object.entries({ desk, phone })) {
  test(`[P6] a room that loads does not move its list down under its header, ${name}`, { skip }, async () => {
    const { context, page } = await openWindow(stage.browser, look)
    await enterBy(page, stage.papo.url, `quieta ${name}`)
    const moved = await loadAnew(context, page.url(), '.log .beginning:not([hidden])')
    assert.deepEqual(
      moved.filter((part) => part === 'pane'),
      [],
    )
    await context.close()
  })
}

for (const [name, look] of Object.entries({ desk, phone })) {
  test(`[P6] nor does a room with messages, whose rows come a slice at a time, ${name}`, { skip }, async () => {
    using speaker = await talker(stage.papo.url, `fala ${name}`, 'geral')
    await Promise.all(Array.from({ length: 120 }, (_, index) => speaker.room.send(`mensagem ${index}`).answered))
    const { context, page } = await openWindow(stage.browser, look)
    await enterBy(page, stage.papo.url, `leitora ${name}`)
    await page.locator('.log li.row').nth(70).waitFor({ state: 'attached' })
    const moved = await loadAnew(context, page.url(), ':nth-match(.log li.row, 70)')
    assert.deepEqual(
      moved.filter((part) => part === 'pane' || part.startsWith('row')),
      [],
    )
    await context.close()
  })
}

test('who is at the end stays there when more is said in a moment than the list holds', { skip }, async () => {
  const { context, page } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'atenta')
  const line = connect(stage.papo.port, '127.0.0.1').resume()
  line.write(`jorro\n/entrar geral\n${Array.from({ length: 2_000 }, (_, index) => `jorro ${index}\n`).join('')}`)
  await page.locator('.log li.row', { hasText: 'jorro 1999' }).waitFor()
  line.destroy()
  await context.close()
})
