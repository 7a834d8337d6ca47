import type { View } from './view.ts'

/** What there is before the door. */
export const doorViews: readonly View[] = [
  { name: 'entrar', path: '/', isOutside: true, leastNodes: 140 },
  { name: 'entrar-salas', path: '/?salas', isOutside: true, leastNodes: 210 },
  {
    name: 'entrar-erro',
    path: '/',
    isOutside: true,
    leastNodes: 145,
    reach: async (page) => {
      await page.locator('#nick').fill('Caio')
      await page.keyboard.press('Enter')
      await page.locator('.chip').first().waitFor()
    },
  },
]
