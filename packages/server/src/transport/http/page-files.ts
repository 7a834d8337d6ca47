import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The built files that pages name, as addresses; the build writes them to `page.json`. */
export interface PageFiles {
  /** The app: its script, what that imports at once, its style. */
  readonly script: string
  readonly modules: readonly string[]
  readonly style: string
  /** What makes the door quicker. */
  readonly doorScript: string
  /** The two fonts of the first look. */
  readonly textFont: string
  readonly headingFont: string
}

/** Reads what was built into a folder; undefined where nothing was. */
export function readPageFiles(folder: string): PageFiles | undefined {
  try {
    // written by our own build, in this very shape
    return JSON.parse(readFileSync(join(folder, 'page.json'), 'utf8')) as PageFiles
  } catch {
    return undefined
  }
}
