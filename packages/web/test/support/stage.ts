import { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import { chromiumProgram, startBrowser } from './browser.ts'
import { Papo } from './papo.ts'

/** What the tests of one file share: a browser, and a server where nobody is held up. */
export interface Stage {
  papo: Papo
  browser: Browser
  /** Why there are no such tests here, where there is no browser. */
  readonly skip: string | false
}

/** How a page is looked at where its looks are not what matters. */
export const desk = { width: 1280, height: 800, theme: 'light' } as const
/** A phone held upright. */
export const phone = { width: 390, height: 844, theme: 'light' } as const

/** Sets the stage for the tests of a file; `fill` brings in people, who go with it. */
export function setStage(fill?: (papo: Papo) => Promise<{ close(): void }>): Stage {
  const skip = chromiumProgram === undefined && 'there is no Chromium'
  // both are there before the first test
  const stage = { skip } as Stage
  let people: { close(): void } | undefined
  before(async () => {
    if (skip !== false) return
    stage.papo = await Papo.start(['--rate-limit=off'])
    stage.browser = await startBrowser()
    people = await fill?.(stage.papo)
  })
  after(async () => {
    people?.close()
    await stage.browser?.close()
    await stage.papo?.[Symbol.asyncDispose]()
  })
  return stage
}
