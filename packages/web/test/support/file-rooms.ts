import type { Page } from 'playwright-core'
import { bringFiles } from './bring-files.ts'
import type { OwnFile } from './bring-files.ts'
import { enterBy, openWindow } from './browser.ts'
import type { Look, Window } from './browser.ts'
import { countMoves } from './count-moves.ts'
import { drawing, hum, spokenBars } from './sample-files.ts'
import { desk } from './stage.ts'
import type { Stage } from './stage.ts'
import { talker } from './talk.ts'
import type { Talker } from './talk.ts'
import { withoutWorker } from './without-worker.ts'

/** A recording of 23 seconds. */
export const voice: OwnFile = {
  name: 'voz.wav',
  bytes: hum(23),
  voice: { durationMs: 23_000, bars: spokenBars },
}

/** So many pictures, none like another: `foto-1.png`, `foto-2.png`. */
export function pictures(count: number): OwnFile[] {
  return Array.from({ length: count }, (_, hue) => ({
    name: `foto-${hue + 1}.png`,
    bytes: drawing(600, 400 + hue, hue),
  }))
}

/** Somebody with files in a room of his own; what he brings is one message, told by its seq. */
export interface Bringer extends Talker {
  bring(files: readonly OwnFile[], text?: string): Promise<number>
}

/** Has somebody come who brings files into a room of this name by a program. */
export async function bringerTo({ papo: { url } }: Stage, name: string): Promise<Bringer> {
  const one = await talker(url, `traz ${name}`, 'geral')
  const room = await one.client.create(name)
  const bring = (files: readonly OwnFile[], text = ''): Promise<number> =>
    bringFiles({ url, client: one.client, room }, files, text)
  return { ...one, room, bring, [Symbol.dispose]: () => one.client.close() }
}

/** Says so many things, one after the other. */
export async function talk({ room }: Talker, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, index) => room.send(`mensagem ${index}`).answered))
}

/** Has somebody read in a room; what moves in its page is counted from the beginning. */
export async function readerOf({ papo, browser }: Stage, name: string, look: Look = desk): Promise<Window> {
  const opened = await openWindow(browser, look)
  // what it asks for can be held up at any moment
  await withoutWorker(opened.page)
  await countMoves(opened.page)
  await enterBy(opened.page, `${papo.url}/s/${name}`, `lê ${name}`)
  return opened
}

/** A place on the page. */
export interface Box {
  readonly width: number
  readonly height: number
}

/** How large all such parts of a page are, in whole pixels. */
export function boxes(page: Page, selector: string): Promise<Box[]> {
  return page.locator(selector).evaluateAll((all) =>
    all.map((one) => {
      const { width, height } = one.getBoundingClientRect()
      return { width: Math.round(width), height: Math.round(height) }
    }),
  )
}
