import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { talker } from './support/talk.ts'

const stage = setStage()
const { skip } = stage

test('the address of a message shows that message, on a page that has nothing yet', { skip }, async () => {
  const { papo, browser } = stage
  using ana = await talker(papo.url, 'Ana')
  const seqs: number[] = []
  for (let n = 0; n < 130; n++) seqs.push(await ana.room.send(`número ${n}`).answered)
  const { page, context } = await openWindow(browser, desk)
  await enterBy(page, papo.url, 'leva')
  for (const n of [0, 30, 90, 128]) {
    const seq = seqs[n]
    await page.goto(`${papo.url}/s/geral/m/${seq}`)
    const row = page.locator(`.log li.row[data-seq="${seq}"]`)
    await row.waitFor()
    await page.locator('.log li.row.flash').waitFor()
    assert.equal(await page.locator('.log li.row.flash .text').innerText(), `número ${n}`)
    const isSeen = await row.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      const seen = document.querySelector('.log')?.getBoundingClientRect()
      return seen !== undefined && top >= seen.top && bottom <= seen.bottom
    })
    assert.ok(isSeen, `${n} is in sight`)
  }
  await context.close()
})
