import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '@papo/protocol'

/** The built files that the pages name, as addresses; written by the build. */
export interface PageFiles {
  readonly script: string
  readonly modules: readonly string[]
  /** What the app says, by language. */
  readonly texts: Readonly<Record<Language, readonly string[]>>
  readonly style: string
  /** What makes the door quicker. */
  readonly door: string
  readonly textFont: string
  readonly headingFont: string
}

/** Reads which files the build in `folder` made; undefined where there is none. */
export async function readPageFiles(folder: string): Promise<PageFiles | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, 'page.json'), 'utf8')) as PageFiles
  } catch {
    return undefined
  }
}
