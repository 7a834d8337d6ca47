import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RoomListing } from '@papo/protocol'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'

const stage = setStage()
const { skip } = stage
const rooms = 5_000
/** All of the page, with the rows that lie near to what is seen. */
const mostNodes = 2_500

/** Has the room list that the page is told of be long, as no server of a test can make it in time. */
async function listMany(page: Page): Promise<void> {
  const many = Array.from({ length: rooms }, (_, i): RoomListing => ({
    id: 10_000 + i,
    name: i === 2_500 ? 'zebra' : `sala ${String(i).padStart(4, '0')}`,
    slug: `sala-${i}`,
    count: 0,
    people: [],
    lastAt: rooms - i,
  }))
  await page.routeWebSocket(/\/ws/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((frame) => {
      const told = JSON.parse(String(frame)) as { answer?: { rooms?: unknown[]; online?: number } }
      if (told.answer?.online !== undefined) told.answer.rooms?.push(...many)
      socket.send(JSON.stringify(told))
    })
  })
}

const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.querySelector('.rname')?.textContent)

test(`[P11] of ${rooms} rooms those near to what is seen are in the page, and keys reach all`, { skip }, async () => {
  const { page, context, complaints } = await openWindow(stage.browser, desk)
  await listMany(page)
  await enterBy(page, stage.papo.url, 'salas')
  await page.locator('.room', { hasText: 'sala 0000' }).waitFor()
  const nodes = (): Promise<number> => page.locator('*').count()
  assert.ok((await nodes()) < mostNodes, `${await nodes()} nodes`)
  assert.equal(await page.locator('[aria-posinset="1"]:has(.one)').getAttribute('aria-setsize'), String(rooms))
  await page.locator('.room[aria-current]').focus()
  await page.keyboard.press('End')
  assert.equal(await focused(page), 'sala 4999')
  await page.locator('.room', { hasText: 'sala 4990' }).waitFor()
  assert.ok((await nodes()) < mostNodes, `${await nodes()} nodes at the end`)
  await page.keyboard.press('ArrowUp')
  assert.equal(await focused(page), 'sala 4998')
  await page.keyboard.press('z')
  assert.equal(await focused(page), 'zebra')
  const box = await page.locator('.room:focus').boundingBox()
  assert.ok(box && box.y > 0 && box.y < desk.height, 'it is in sight')
  await page.keyboard.press('Home')
  assert.equal(await focused(page), 'geral')
  assert.equal(await page.locator('.room[aria-current]').count(), 1)
  assert.deepEqual(complaints, [])
  await context.close()
})

test(`[P11] the palette shows eight rows of ${rooms} rooms, and finds each`, { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  await listMany(page)
  await enterBy(page, stage.papo.url, 'busca')
  await page.locator('.room', { hasText: 'sala 0000' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.locator('dialog.pal [role=option]').first().waitFor()
  assert.equal(await page.locator('dialog.pal [role=option]').count(), 8)
  await page.keyboard.type('sala 4321')
  await page.locator('dialog.pal [aria-selected=true]', { hasText: 'sala 4321' }).waitFor()
  assert.equal(await page.locator('dialog.pal [aria-selected=true] b').textContent(), 'sala 4321')
  assert.ok((await page.locator('*').count()) < mostNodes)
  await context.close()
})
