import type { Page } from 'playwright-core'
import type { Scene } from '../scene.ts'

/** Who looks at the views: each visit is somebody else's. */
export interface Visit {
  readonly scene: Scene
  readonly nick: string
  /** A room that nobody has made yet. */
  readonly ownRoom: string
}

/** One thing that the page can show, how to get there, and how much of it there is at least. */
export interface View {
  readonly name: string
  /** The address, after the server's; without one, the view is reached from the one before it. */
  readonly path?: string
  /** Whether one stands before the door. */
  readonly isOutside?: true
  /** What is done before the address is opened. */
  readonly prepare?: (page: Page) => Promise<void>
  readonly reach?: (page: Page, visit: Visit) => Promise<void>
  /** Closes what was opened, where the next view is reached from there. */
  readonly leave?: (page: Page) => Promise<void>
  /** Fewer elements than these: the view is not filled. */
  readonly leastNodes: number
}

/** Waits until something is there. */
export function shown(selector: string): (page: Page) => Promise<void> {
  return (page) => page.locator(selector).first().waitFor()
}

/** Presses Esc, and waits until something is gone by that. */
export function escapeFrom(selector: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.keyboard.press('Escape')
    await page.locator(selector).waitFor({ state: 'detached' })
  }
}

/** Opens something by its button. */
export function press(button: string, inside: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.locator(button).first().click()
    await page.locator(inside).first().waitFor()
  }
}
