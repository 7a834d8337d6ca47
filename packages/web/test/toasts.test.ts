import { test } from 'node:test'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { say, talker } from './support/talk.ts'

const stage = setStage()
const { skip } = stage

test('who calls from another room is shown with a way there, until one has gone', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Ana')
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'longe')
  await say(page, '/criar canto')
  await page.waitForURL(/canto/)
  await ana.room.send('oi, @longe').answered
  const toast = page.locator('.toast')
  await toast.filter({ hasText: 'Ana te chamou em geral' }).waitFor()
  await page.locator('nav a.room', { hasText: 'geral' }).click()
  await toast.waitFor({ state: 'detached' })

  await ana.client.sendDirect('longe', 'só entre nós').answered
  await toast.filter({ hasText: 'Ana te mandou uma mensagem direta' }).waitFor()
  await toast.getByRole('button', { name: 'Abrir' }).click()
  await page.locator('.log .text', { hasText: 'só entre nós' }).waitFor()
  await toast.waitFor({ state: 'detached' })
  await context.close()
})
