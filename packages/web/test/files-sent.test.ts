import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { talker } from './support/talk.ts'
import type { Talker } from './support/talk.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage

/** The names of the files of each message that came, in order. */
const brought = ({ room }: Talker): string[][] =>
  room.timeline.messages.map(({ files = [] }) => files.map(({ name }) => name)).filter(({ length }) => length > 0)

/** Pastes a picture of a colour, as a screenshot is pasted. */
async function paste(page: Page, size = 64): Promise<void> {
  await page.locator('#composer').evaluate(async (field, width) => {
    const canvas = new OffscreenCanvas(width, width)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('nothing can be drawn')
    context.fillStyle = '#c32643'
    context.fillRect(0, 0, width, width / 2)
    const transfer = new DataTransfer()
    transfer.items.add(new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' }))
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))
  }, size)
}

test('a picture that is pasted goes with the message, and others get it', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Ana')
  const { page, context, complaints } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'cola')
  await paste(page)
  await page.locator('.tray .upl').waitFor()
  await page.locator('#composer').fill('veja')
  await page.locator('#composer').press('Enter')
  await until('it comes', () => brought(ana).length === 1)
  const message = ana.room.timeline.messages.at(-1)
  assert.equal(message?.text, 'veja')
  assert.deepEqual(
    message?.files?.map(({ name, kind, type, width }) => ({ name, kind, type, width })),
    [{ name: 'image.png', kind: 'image', type: 'image/png', width: 64 }],
  )
  await page.locator('.tray').waitFor({ state: 'detached' })
  assert.deepEqual(complaints, [])
  await context.close()
})
