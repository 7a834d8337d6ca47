import type { Page } from 'playwright-core'

/** One thing that the page can show, how to get there, and how much of it there is at least. */
export interface View {
  readonly name: string
  /** The address, after the server's. */
  readonly path: string
  /** Whether one stands before the door. */
  readonly isOutside?: true
  readonly reach?: (page: Page) => Promise<void>
  /** Fewer elements than these: the view is not filled. */
  readonly leastNodes: number
}

const room = '/s/algoritmos'

/** Every view of the page, as the scene fills it. */
export const views: readonly View[] = [
  { name: 'entrar', path: '/', isOutside: true, leastNodes: 120 },
  { name: 'entrar-salas', path: '/?salas', isOutside: true, leastNodes: 160 },
  {
    name: 'entrar-erro',
    path: '/',
    isOutside: true,
    leastNodes: 120,
    reach: async (page) => {
      await page.locator('#nick').fill('Caio')
      await page.keyboard.press('Enter')
      await page.locator('.chip').first().waitFor()
    },
  },
  { name: 'sala', path: room, leastNodes: 300, reach: shown('[role=log] article') },
  { name: 'salas', path: '/', leastNodes: 120, reach: shown('.room') },
  {
    name: 'paleta',
    path: room,
    leastNodes: 320,
    reach: async (page) => {
      await page.locator('[role=log] article').first().waitFor()
      await page.keyboard.press('Control+k')
      await page.locator('dialog.pal input').fill('a')
      await page.locator('.pal [role=option]').first().waitFor()
    },
  },
  {
    name: 'comandos',
    path: room,
    leastNodes: 310,
    reach: async (page) => {
      await page.locator('#composer').pressSequentially('/')
      await page.locator('.pop [role=option]').first().waitFor()
    },
  },
  { name: 'nova-sala', path: room, leastNodes: 300, reach: dialog('.sec .ib', 'dialog #room-name-field') },
  {
    name: 'configuracoes',
    path: room,
    leastNodes: 320,
    reach: dialog('.me .ib:last-child', 'dialog.settings #own-nick'),
  },
  { name: 'convite', path: room, leastNodes: 300, reach: dialog('.ra [aria-label*=QR]', 'dialog.invite .qr svg') },
  { name: 'sala-vazia', path: '/s/avisos', leastNodes: 150, reach: shown('#composer') },
  { name: 'sala-que-nao-existe', path: '/s/nunca-vista', leastNodes: 100, reach: shown('.empty h1') },
  {
    name: 'sem-conexao',
    path: room,
    leastNodes: 300,
    reach: async (page) => {
      await page.locator('[role=log] article').first().waitFor()
      await page.context().setOffline(true)
      await page.evaluate(() => Reflect.get(globalThis, 'papoCut')?.())
      await page.locator('.ban.warn').waitFor()
    },
  },
]

function shown(selector: string): (page: Page) => Promise<void> {
  return (page) => page.locator(selector).first().waitFor()
}

/** Opens a dialog by its button; where that is on another screen, by the keys for it. */
function dialog(button: string, inside: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.locator(button).first().click()
    await page.locator(inside).waitFor()
  }
}
