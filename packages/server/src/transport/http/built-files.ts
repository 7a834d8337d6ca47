import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { readFile } from 'node:fs/promises'

/** Files that are kept: many times as many as a build makes; what older builds left behind makes room. */
const maxKept = 500

/** A file of the built page, as it is sent. */
export interface BuiltFile {
  readonly bytes: Buffer<ArrayBuffer>
  readonly etag: string
}

interface Kept {
  readonly mtimeMs: number
  readonly size: number
  readonly file: Promise<BuiltFile>
}

/** The files of the built page, each read and digested once, and again when a build has changed it. */
export class BuiltFiles {
  readonly #kept = new Map<string, Kept>()

  /** The file at a path; undefined where there is none. */
  async read(path: string): Promise<BuiltFile | undefined> {
    const found = look(path)
    if (!found?.isFile()) return undefined
    const { mtimeMs, size } = found
    const kept = this.#kept.get(path)
    if (kept && kept.mtimeMs === mtimeMs && kept.size === size) return kept.file
    if (this.#kept.size >= maxKept) this.#kept.clear()
    const file = load(path)
    this.#kept.set(path, { mtimeMs, size, file })
    // what could not be read is tried again
    file.catch(() => this.#kept.delete(path))
    return file
  }
}

function look(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    // an address that can be no file's: too long, say
    return undefined
  }
}

async function load(path: string): Promise<BuiltFile> {
  const bytes = await readFile(path)
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` }
}
