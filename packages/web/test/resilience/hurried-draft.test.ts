import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enterBy, openWindow } from '../support/browser.ts'
import { desk, setStage } from '../support/stage.ts'
import { until } from '../support/until.ts'

const stage = setStage()
const { skip } = stage
const words = 'dito numa aba que se fechou'

/** Runs in the page: leaves the one draft as a tab does whose last words to the database were lost; false where there is none yet. */
function leaveInHurry(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('papo-drafts')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const found = opening.result.transaction('drafts').objectStore('drafts').openCursor()
      found.onsuccess = () => {
        opening.result.close()
        const { result } = found
        if (typeof result?.key === 'string')
          localStorage.setItem(`papo-draft ${result.key}`, JSON.stringify(result.value))
        resolve(result !== null)
      }
    }
  })
}

test('[R4] what a closed tab left is no draft again once it was sent from another', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'duas abas')
  await page.locator('#composer').pressSequentially(words)
  await until('it is kept', () => page.evaluate(leaveInHurry))
  await page.locator('#composer').press('Enter')
  await page.locator('.sent').waitFor()
  await page.reload()
  await page.locator('.log .text', { hasText: words }).waitFor()
  assert.equal(await page.locator('#composer').inputValue(), '')
  assert.deepEqual(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('papo-draft'))),
    [],
  )
  await context.close()
})
