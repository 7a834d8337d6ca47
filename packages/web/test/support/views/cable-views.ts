import type { Page } from 'playwright-core'
import { listKept } from '../kept.ts'
import { until } from '../until.ts'
import type { View } from './view.ts'

const room = '/s/algoritmos'
const cuts = new WeakMap<Page, () => void>()
const isCut = new WeakSet<Page>()
const longAgoMs = 86_400_000

/** What is seen through a connection that can be changed: rooms where nothing was said for long, and no connection. */
export const cableViews: readonly View[] = [
  {
    name: 'salas-quietas',
    path: '/',
    leastNodes: 380,
    prepare: layCable,
    reach: (page) => page.locator('[data-block=quiet] .room').nth(2).scrollIntoViewIfNeeded(),
  },
  {
    name: 'sem-conexao',
    path: room,
    leastNodes: 360,
    prepare: layCable,
    reach: async (page) => {
      await cut(page)
      await page.locator('.ban.warn').waitFor()
    },
  },
  {
    name: 'recarregada-sem-servidor',
    path: room,
    leastNodes: 190,
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
  if (cuts.has(page)) return
  cuts.set(page, () => undefined)
  await page.routeWebSocket('**/ws', (socket) => {
    if (isCut.has(page)) return void socket.close({ code: 4500 })
    const server = socket.connectToServer()
    server.onMessage((frame) => socket.send(agePlaces(String(frame))))
    cuts.set(page, () => void socket.close({ code: 4500 }))
  })
}

/** Tells of rooms where nobody is that nothing was said there since yesterday. */
function agePlaces(frame: string): string {
  return JSON.stringify(JSON.parse(frame), (_key, value: unknown) =>
    isQuiet(value) ? { ...value, lastAt: value.lastAt - longAgoMs } : value,
  )
}

function isQuiet(value: unknown): value is { count: 0; lastAt: number } {
  return typeof value === 'object' && value !== null && 'lastAt' in value && 'count' in value && value.count === 0
}

async function cut(page: Page): Promise<void> {
  await page.locator('[role=log] article').first().waitFor()
  isCut.add(page)
  cuts.get(page)?.()
}
