import type { Page } from 'playwright-core'

/** Has a page get no service worker, as on plain http in a network: nothing of it is kept beside the browser's cache. */
export async function withoutWorker(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const register = async (): Promise<never> => Promise.reject(new Error('not here'))
    Object.defineProperty(navigator, 'serviceWorker', { value: Object.assign(new EventTarget(), { register }) })
  })
}
