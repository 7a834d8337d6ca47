import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { say, talker } from './support/talk.ts'
import type { Talker } from './support/talk.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage

test(
  'who leaves the only room by its menu is out of it, on a wide page too, and after a reload',
  { skip },
  async () => {
    using ana = await talker(stage.papo.url, 'Ana')
    const heard = hearComings(ana, 'saída')
    const { page, context } = await openWindow(stage.browser, desk)
    await enterBy(page, stage.papo.url, 'saída')
    await until('she is there', () => heard.includes('joined'))
    await page.locator('.rh .ib').last().click()
    await page.locator('[role=menuitem]', { hasText: 'Sair da sala' }).click()
    await page.waitForURL(`${stage.papo.url}/`)
    await page.locator('#composer').waitFor({ state: 'detached' })
    await until('she is gone', () => heard.includes('left'))
    await page.reload()
    await page.locator('.me strong', { hasText: 'saída' }).waitFor()
    await page.locator('nav a.room').first().waitFor()
    await isOut(ana, 'saída')
    assert.deepEqual(heard, ['joined', 'left'])
    await context.close()
  },
)

test('who leaves by /sair in one tab is out in the other one too', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Bia')
  const heard = hearComings(ana, 'dupla')
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'dupla')
  const other = await context.newPage()
  await other.goto(`${stage.papo.url}/s/geral`)
  await other.locator('#composer').waitFor()
  await until('she is there', () => heard.includes('joined'))
  await say(page, '/sair ')
  await page.waitForURL(`${stage.papo.url}/`)
  await other.waitForURL(`${stage.papo.url}/`)
  await until('she is gone', () => heard.includes('left'))
  await isOut(ana, 'dupla')
  assert.deepEqual(heard, ['joined', 'left'])
  await context.close()
})

/** What one hears of the comings and goings of somebody. */
function hearComings({ client }: Talker, nick: string): string[] {
  const heard: string[] = []
  client.on('signal', (signal) => {
    if ((signal.type === 'joined' || signal.type === 'left') && signal.nick === nick) heard.push(signal.type)
  })
  return heard
}

/** The server says so; what it says comes after all that it told before. */
async function isOut({ client, room }: Talker, nick: string): Promise<void> {
  const { people } = await client.ask<'who'>({ verb: 'who', room: { id: room.id } })
  assert.equal(
    people.some((one) => one.nick === nick),
    false,
  )
}
