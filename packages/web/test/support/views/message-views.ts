import type { Locator, Page } from 'playwright-core'
import { escapeFrom } from './view.ts'
import type { View } from './view.ts'

const asked = 'Alguém traz o tabuleiro no sábado?'
const answered = 'Eu levo o meu, e um relógio.'
const menu = '.menu, dialog.act-sheet'

/** A room of one's own, from when it is made, and what can be done with its messages. */
export const messageViews: readonly View[] = [
  {
    name: 'sala-vazia',
    path: '/s/algoritmos',
    leastNodes: 250,
    reach: async (page, { ownRoom }) => {
      await say(page, `/criar ${ownRoom}`)
      await page.locator('h1', { hasText: ownRoom }).waitFor()
      await page.locator('.begin .go').waitFor()
    },
  },
  {
    name: 'mensagem-acoes',
    leastNodes: 315,
    reach: async (page, { scene, ownRoom }) => {
      await say(page, 'Alguém traz o tabuleiro na sexta?')
      await page.locator('[role=log] .sent').waitFor()
      await change(page, asked)
      await scene.keepCompany(ownRoom, [answered, 'Combinado, **às 14h** na biblioteca.'])
      await rowOf(page, 'Combinado').waitFor()
      await openActions(page)
    },
  },
  {
    name: 'versoes',
    leastNodes: 295,
    reach: async (page) => {
      await page.getByRole('menuitem', { name: 'Versões anteriores' }).click()
      await page.locator('dialog.versions li').first().waitFor()
    },
    leave: escapeFrom('dialog.versions'),
  },
  {
    name: 'resposta',
    leastNodes: 295,
    reach: async (page) => {
      await article(page, answered).press('r')
      await page.locator('.replying').waitFor()
    },
    leave: escapeFrom('.replying'),
  },
  {
    name: 'emoji',
    leastNodes: 490,
    reach: openEmoji,
    leave: escapeFrom('emoji-picker'),
  },
  {
    name: 'edicao',
    leastNodes: 290,
    reach: async (page) => {
      await article(page, asked).press('e')
      await page.locator('.edit textarea').waitFor()
    },
    leave: escapeFrom('.edit'),
  },
  {
    name: 'apagada',
    leastNodes: 290,
    reach: async (page) => {
      await article(page, asked).press('Delete')
      // it stays as long as it has the focus
      await page.locator('.toast button').focus()
      await page.locator('[role=log] .gone').waitFor()
    },
    leave: async (page) => {
      await page.locator('.toast button').click()
      await rowOf(page, asked).waitFor()
    },
  },
]

async function say(page: Page, text: string): Promise<void> {
  await page.locator('#composer').fill(text)
  await page.locator('.send').click()
}

async function change(page: Page, text: string): Promise<void> {
  await page.locator('[role=log] article').last().press('e')
  await page.locator('.edit textarea').fill(text)
  await page.keyboard.press('Enter')
  await rowOf(page, text).locator('.edited').waitFor()
}

/** All that can be done with a message: by the pointer, or by a finger that stays on it. */
async function openActions(page: Page): Promise<void> {
  const row = rowOf(page, asked)
  const isTouch = await page.evaluate('matchMedia("(hover: none)").matches')
  if (isTouch === true) {
    await row.locator('.text').dispatchEvent('pointerdown', { pointerType: 'touch', isPrimary: true })
  } else {
    await row.hover()
    await page.locator('.tools button').last().click()
  }
  await page.locator(menu).getByRole('menuitem', { name: 'Apagar' }).waitFor()
}

/** From the composer, or, where keyboards have their own, for a reaction. */
async function openEmoji(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Emoji', exact: true })
  if (await button.isVisible()) await button.click()
  else {
    await article(page, answered).press('+')
    await page.locator('.quick button').last().click()
  }
  await page.locator('emoji-picker').getByRole('menuitem').nth(20).waitFor()
}

function rowOf(page: Page, hasText: string): Locator {
  return page.locator('.log li.row', { hasText })
}

function article(page: Page, text: string): Locator {
  return rowOf(page, text).locator('article')
}
