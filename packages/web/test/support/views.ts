import type { Page } from 'playwright-core'
import { listKept } from './kept.ts'
import { until } from './until.ts'

/** One thing that the page can show, how to get there, and how much of it there is at least. */
export interface View {
  readonly name: string
  /** The address, after the server's. */
  readonly path: string
  /** Whether one stands before the door. */
  readonly isOutside?: true
  /** What is done before the address is opened. */
  readonly prepare?: (page: Page) => Promise<void>
  readonly reach?: (page: Page) => Promise<void>
  /** Fewer elements than these: the view is not filled. */
  readonly leastNodes: number
}

const room = '/s/algoritmos'
const cuts = new WeakMap<Page, () => void>()
const isCut = new WeakSet<Page>()

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
  { name: 'sala', path: room, leastNodes: 270, reach: shown('[role=log] article') },
  { name: 'salas', path: '/', leastNodes: 120, reach: shown('.room') },
  {
    name: 'paleta',
    path: room,
    leastNodes: 290,
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
    leastNodes: 270,
    reach: async (page) => {
      await page.locator('#composer').pressSequentially('/')
      await page.locator('.pop [role=option]').first().waitFor()
    },
  },
  {
    name: 'mencoes',
    path: room,
    leastNodes: 260,
    reach: async (page) => {
      await page.locator('#composer').fill('@')
      await page.locator('.pop [role=option]').first().waitFor()
    },
  },
  { name: 'nova-sala', path: '/', leastNodes: 120, reach: dialog('.sec .ib', 'dialog #room-name-field') },
  {
    name: 'configuracoes',
    path: '/',
    leastNodes: 140,
    reach: dialog('.me .ib:last-child', 'dialog.settings #own-nick'),
  },
  {
    name: 'aparencia',
    path: '/',
    leastNodes: 160,
    reach: async (page) => {
      await dialog('.me .ib:last-child', 'dialog.settings #own-nick')(page)
      await page.locator('#tab-look').click()
    },
  },
  {
    name: 'convite',
    path: room,
    leastNodes: 200,
    reach: async (page) => {
      await page.locator('[role=log] article').first().waitFor()
      await page.locator('#composer').fill('/convite')
      await page.locator('.send').click()
      await page.locator('dialog.invite .qr path[d*="M0 0h1"]').waitFor()
    },
  },
  {
    name: 'projetor',
    path: room,
    leastNodes: 200,
    reach: async (page) => {
      await page.locator('[role=log] article').first().waitFor()
      await page.locator('#composer').fill('/convite')
      await page.locator('.send').click()
      await page.locator('dialog.invite .bb').last().click()
      await page.locator('dialog.projector .qr path[d*="M0 0h1"]').waitFor()
    },
  },
  { name: 'pessoas', path: room, leastNodes: 200, reach: people },
  { name: 'room-panel', path: room, leastNodes: 220, reach: about },
  { name: 'sala-vazia', path: '/s/avisos', leastNodes: 150, reach: shown('#composer') },
  { name: 'sala-que-nao-existe', path: '/s/nunca-vista', leastNodes: 100, reach: shown('.empty h1') },
  {
    name: 'sem-conexao',
    path: room,
    leastNodes: 300,
    prepare: layCable,
    reach: async (page) => {
      await cut(page)
      await page.locator('.ban.warn').waitFor()
    },
  },
  {
    name: 'recarregada-sem-servidor',
    path: room,
    leastNodes: 200,
    prepare: layCable,
    reach: async (page) => {
      await cut(page)
      for (const text of ['Quem corrige a lista 3?', 'Achei um caso em que o laço não termina.', 'Com n = 0.']) {
        await page.locator('#composer').fill(text)
        await page.locator('.send').click()
      }
      await until('all are kept', async () => (await listKept(page)).length === 3)
      await page.reload()
      await page.locator('.ban.warn').waitFor()
      await page.locator('.waiting li').nth(2).waitFor()
    },
  },
]

/** A connection that can be cut for good. */
async function layCable(page: Page): Promise<void> {
  isCut.delete(page)
  await page.routeWebSocket('**/ws', (socket) => {
    if (isCut.has(page)) return void socket.close({ code: 4500 })
    socket.connectToServer()
    cuts.set(page, () => void socket.close({ code: 4500 }))
  })
}

async function cut(page: Page): Promise<void> {
  await page.locator('[role=log] article').first().waitFor()
  isCut.add(page)
  cuts.get(page)?.()
}

function shown(selector: string): (page: Page) => Promise<void> {
  return (page) => page.locator(selector).first().waitFor()
}

/** Those who are in the room: beside it, over it, or on a screen of their own. */
async function people(page: Page): Promise<void> {
  await page.locator('[role=log] article').first().waitFor()
  if (!(await page.locator('.pm').first().isVisible())) await page.locator('.ra .ib[aria-pressed]').click()
  await page.locator('.pm').first().waitFor()
}

/** What there is to know of the room, with its pins, in the same places. */
async function about(page: Page): Promise<void> {
  await page.locator('[role=log] article').first().waitFor()
  await page.locator('#room-about').click()
  await page.locator('.pinned').nth(3).waitFor()
  await page.locator('.room-face + .note', { hasText: '.' }).waitFor()
}

/** Opens a dialog by its button. */
function dialog(button: string, inside: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.locator(button).first().click()
    await page.locator(inside).waitFor()
  }
}
