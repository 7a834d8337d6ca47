import type { Page } from 'playwright-core'
import { escapeFrom } from './view.ts'
import type { View } from './view.ts'

/** What a message may bring, in the room of one's own that the views before have made. */
export const fileViews: readonly View[] = [
  {
    name: 'voz',
    leastNodes: 400,
    reach: async (page, { scene, ownRoom }) => {
      await scene.bringFiles(ownRoom)
      await page.keyboard.press('Control+End')
      // of the rows before it there are only as many as a window needs
      await page.locator('.log li.row').last().locator('.voice-parts').waitFor()
      await showEnd(page)
    },
  },
  {
    name: 'imagem',
    leastNodes: 400,
    reach: async (page) => {
      await show(page, 'a.pic >> nth=-1')
      await loaded(page)
    },
  },
  {
    name: 'grade',
    leastNodes: 400,
    reach: async (page) => {
      await show(page, '.pic-grid')
      await loaded(page)
    },
  },
  {
    name: 'lightbox',
    leastNodes: 400,
    reach: async (page) => {
      await page.locator('a.pic').first().click()
      await page.locator('.lightbox .after').waitFor()
      await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.lightbox img')?.complete)
    },
    leave: escapeFrom('.lightbox'),
  },
  { name: 'arquivo', leastNodes: 400, reach: (page) => show(page, '.log .file') },
  {
    name: 'arquivos-da-sala',
    leastNodes: 290,
    reach: async (page) => {
      await page.locator('#room-about').click()
      await page.locator('.room-file').nth(4).waitFor()
      await page.locator('.file-kinds').scrollIntoViewIfNeeded()
    },
  },
]

async function showEnd(page: Page): Promise<void> {
  await show(page, '.voice >> nth=-1')
}

async function show(page: Page, selector: string): Promise<void> {
  await page
    .locator(selector)
    .first()
    .evaluate((one) => one.scrollIntoView({ block: 'center' }))
}

/** The pictures that are in sight are there. */
async function loaded(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const height = innerHeight
    return [...document.querySelectorAll<HTMLImageElement>('.pic img')].every((one) => {
      const { top, bottom } = one.getBoundingClientRect()
      return bottom < 0 || top > height || (one.complete && one.naturalWidth > 0)
    })
  })
}
