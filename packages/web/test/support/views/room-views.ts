import type { Page } from 'playwright-core'
import { escapeFrom, shown } from './view.ts'
import type { View } from './view.ts'

/** A room full of people, and what can be opened in it. */
export const roomViews: readonly View[] = [
  { name: 'sala', path: '/s/algoritmos', leastNodes: 355, reach: shown('[role=log] article') },
  {
    name: 'paleta',
    leastNodes: 420,
    reach: async (page) => {
      await page.keyboard.press('Control+k')
      await page.locator('dialog.pal input').fill('a')
      await page.locator('.pal [role=option]').first().waitFor()
    },
    leave: escapeFrom('dialog.pal'),
  },
  { name: 'comandos', leastNodes: 375, reach: complete('/'), leave: clear },
  { name: 'mencoes', leastNodes: 370, reach: complete('@'), leave: clear },
  {
    name: 'convite',
    leastNodes: 375,
    reach: async (page) => {
      await page.locator('#composer').fill('/convite')
      await page.locator('.send').click()
      await page.locator('dialog.invite .qr path[d*="M0 0h1"]').waitFor()
    },
  },
  {
    name: 'projetor',
    leastNodes: 360,
    reach: async (page) => {
      await page.locator('dialog.invite .bb').last().click()
      await page.locator('dialog.projector .qr path[d*="M0 0h1"]').waitFor()
    },
  },
  { name: 'pessoas', path: '/s/algoritmos', leastNodes: 275, reach: showPeople },
  {
    name: 'pessoa',
    leastNodes: 290,
    reach: async (page) => {
      await page.locator('.pm', { hasText: 'Caio' }).click()
      await page.locator('.menu .card-head').waitFor()
    },
  },
  { name: 'room-panel', path: '/s/algoritmos', leastNodes: 255, reach: showAbout },
  { name: 'sala-quieta', path: '/s/avisos', leastNodes: 260, reach: shown('#composer') },
  { name: 'sala-que-nao-existe', path: '/s/nunca-vista', leastNodes: 180, reach: shown('.empty h1') },
]

function complete(text: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.locator('#composer').fill(text)
    await page.locator('.pop [role=option]').first().waitFor()
  }
}

async function clear(page: Page): Promise<void> {
  await page.locator('#composer').fill('')
  await page.locator('.pop').waitFor({ state: 'detached' })
}

/** Those who are in the room: beside it, over it, or on a screen of their own. */
async function showPeople(page: Page): Promise<void> {
  await page.locator('[role=log] article').first().waitFor()
  if (!(await page.locator('.pm').first().isVisible())) await page.locator('.ra .ib[aria-pressed]').click()
  await page.locator('.pm').first().waitFor()
}

/** What there is to know of the room, with its pins, in the same places. */
async function showAbout(page: Page): Promise<void> {
  await page.locator('[role=log] article').first().waitFor()
  await page.locator('#room-about').click()
  await page.locator('.pinned').nth(3).waitFor()
  await page.locator('.room-face + .note', { hasText: '.' }).waitFor()
}
