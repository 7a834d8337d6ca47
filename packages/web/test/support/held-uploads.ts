import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page, Route } from 'playwright-core'
import type { Talker } from './talk.ts'
import { until } from './until.ts'
import { withoutWorker } from './without-worker.ts'

/** What the page sends in one piece. */
export const pieceBytes = 4 * 1024 * 1024

/** Files of this device, to be chosen; gone in the end. */
export class Folder implements Disposable {
  readonly #path = mkdtempSync(join(tmpdir(), 'papo-files-'))

  /** Writes a file of so many bytes; answers where. */
  write(name: string, bytes: number): string {
    const path = join(this.#path, name)
    writeFileSync(path, Buffer.alloc(bytes, 'papo '))
    return path
  }

  [Symbol.dispose](): void {
    rmSync(this.#path, { recursive: true, force: true })
  }
}

/** One request that brings a piece of a file. */
export interface Piece {
  readonly offset: number
  goOn(): Promise<void>
  /** As when the cable is pulled out. */
  cut(): Promise<void>
}

/** Holds up each piece of each file of a page, before it is entered, until it is let go; answers what comes, in order. */
export async function holdPieces(page: Page): Promise<() => Promise<Piece>> {
  const waiting: Piece[] = []
  // where one takes over at that moment, Chromium holds nothing up (a third of the time) until the page is loaded anew
  await withoutWorker(page)
  await page.route('**/tus/*', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue()
    waiting.push(pieceOf(route))
  })
  return async () => {
    await until('a piece comes', () => waiting.length > 0)
    return waiting.shift()!
  }
}

function pieceOf(route: Route): Piece {
  // one that was cancelled meanwhile cannot go on any more
  const ignore = (): void => undefined
  return {
    offset: Number(route.request().headers()['upload-offset']),
    goOn: () => route.continue().catch(ignore),
    cut: () => route.abort('connectionreset').catch(ignore),
  }
}

/** The names of the files of each message that brought some, in order. */
export function brought({ room }: Talker): string[][] {
  return room.timeline.messages.flatMap(({ files = [] }) => (files.length > 0 ? [files.map(({ name }) => name)] : []))
}
