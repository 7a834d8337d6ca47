import type { Locator, Page } from 'playwright-core'

/** The field in the place of a message that is being changed. */
export function fieldOf(page: Page): Locator {
  return page.locator('.edit textarea')
}

/** Says something, and waits until it stands in the log; with a finger's keyboard too. */
export async function said(page: Page, text: string): Promise<void> {
  await page.locator('#composer').fill(text)
  await page.locator('#composer').press('Control+Enter')
  await page.locator('.log li.row', { hasText: text }).locator('.sent').waitFor()
}
