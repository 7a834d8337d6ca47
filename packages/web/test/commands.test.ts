import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { talker } from './support/talk.ts'

const stage = setStage()
const { skip } = stage

test('the names that a command takes are completed, and oneself is never one of them', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  using somebody = await talker(stage.papo.url, 'Dana Scully')
  await somebody.client.create('Laboratório')
  await enterBy(page, stage.papo.url, 'dário')
  await page.locator('.rooms .room', { hasText: 'Laboratório' }).waitFor()
  await page.locator('.mem', { hasText: 'Dana Scully' }).waitFor()
  const composer = page.locator('#composer')
  for (const text of ['oi @', '/dizer d', '/ignorar d']) {
    await composer.fill(text)
    assert.deepEqual(await offered(page), ['Dana Scully'], text)
  }
  await composer.fill('/dizer d')
  await composer.press('Tab')
  assert.equal(await composer.inputValue(), '/dizer "Dana Scully" ')
  await composer.fill('/entrar lab')
  assert.deepEqual(await offered(page), ['#Laboratório'])
  await composer.press('Enter')
  assert.equal(await composer.inputValue(), '/entrar Laboratório')
  await composer.press('Enter')
  await page.waitForURL(/\/s\/laboratorio/)
  await context.close()
})

/** The labels of what the list offers. */
async function offered(page: Page): Promise<string[]> {
  await page.locator('.pop [role=option]').first().waitFor()
  return page.locator('.pop [role=option] b').allTextContents()
}
