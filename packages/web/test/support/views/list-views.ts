import type { Page } from 'playwright-core'
import { escapeFrom, press, shown } from './view.ts'
import type { View } from './view.ts'

/** The list of rooms, what is opened from it, and each tab of the settings. */
export const listViews: readonly View[] = [
  { name: 'salas', path: '/', leastNodes: 360, reach: shown('.room') },
  {
    name: 'nova-sala',
    leastNodes: 380,
    reach: press('.sec .ib', 'dialog #room-name-field'),
    leave: escapeFrom('dialog[open]'),
  },
  {
    name: 'configuracoes',
    leastNodes: 390,
    reach: press('.me .ib:last-child', 'dialog.settings #own-nick'),
  },
  { name: 'aparencia', leastNodes: 435, reach: tab('look', '.switch') },
  { name: 'avisos', leastNodes: 440, reach: tab('notices', '#desktop-notices') },
  { name: 'escrita', leastNodes: 390, reach: tab('writing', '.switch') },
  { name: 'idioma', leastNodes: 385, reach: tab('language', 'input[value=en]') },
  { name: 'acesso', leastNodes: 390, reach: tab('access', '.switch') },
  { name: 'teclas', leastNodes: 455, reach: tab('keys', 'kbd') },
  { name: 'lista-de-comandos', leastNodes: 430, reach: tab('commands', 'code') },
  { name: 'sobre', leastNodes: 385, reach: tab('about', '.card-head'), leave: escapeFrom('dialog.settings') },
  {
    name: 'direta',
    leastNodes: 265,
    reach: async (page) => {
      await page.locator('.room.talk', { hasText: 'Bia' }).click()
      await page.locator('[role=log] article').nth(1).waitFor()
    },
  },
]

function tab(name: string, inside: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.locator(`#tab-${name}`).click()
    await page.locator(`#tab-${name}[aria-selected=true]`).waitFor()
    await page.locator('.tabpanel').locator(inside).first().waitFor()
  }
}
