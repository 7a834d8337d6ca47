import type { Page } from 'playwright-core'
import { findWrong } from './axe.ts'
import type { Rules } from './axe.ts'
import type { View } from './views/view.ts'

/** How a view is looked at: by which rules, and the words for how it is seen. */
export interface Looking {
  readonly rules: Rules
  readonly seen: string
}

/** What is wrong on a view as it is seen: fewer nodes than are written beside it, and what axe finds. */
export async function wrongWith(page: Page, { name, leastNodes }: View, { rules, seen }: Looking): Promise<string[]> {
  const nodes = await fill(page, leastNodes)
  const thin = nodes < leastNodes ? [`${name}, ${seen}: ${nodes} nodes of ${leastNodes}`] : []
  return [...thin, ...(await findWrong(page, rules)).map((line) => `${name}, ${seen}: ${line}`)]
}

/** How many nodes a view has once it has so many, or when it has had its time. */
async function fill(page: Page, leastNodes: number): Promise<number> {
  const isFull = `document.querySelectorAll('body *').length >= ${leastNodes}`
  await page.waitForFunction(isFull, undefined, { timeout: 10_000 }).catch(() => undefined)
  return page.locator('body *').count()
}
