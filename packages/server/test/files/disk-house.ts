import { randomBytes } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { TestContext } from 'node:test'
import type { FileId } from '@papo/protocol'
import type { Content, Files, Incoming } from '../../src/core/files.ts'
import { openDiskFiles } from '../../src/files/disk-files.ts'
import type { DiskFilesOptions } from '../../src/files/disk-files.ts'
import { systemClock } from '../../src/system/clock.ts'
import { atEnd } from '../support/at-end.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** A folder of files that goes with the test. */
export interface DiskHouse {
  readonly files: Files
  readonly folder: string
  /** What went wrong unseen. */
  readonly errors: unknown[]
  /** Takes a file in from its beginning to its end. */
  bring(bytes: Uint8Array, more?: Partial<Incoming>): Promise<Content>
  /** The bytes of a content, as it is served. */
  read(content: Content): Promise<Buffer>
  /** Everything that lies in the folder, by its path, in order. */
  everything(): string[]
}

/** Opens files in a new folder, or in `folder`. */
export async function openDiskHouse(t: TestContext, options: Partial<DiskFilesOptions> = {}): Promise<DiskHouse> {
  const folder = options.folder ?? join(temporaryFolder(t), 'files')
  const errors: unknown[] = []
  const files = await openDiskFiles({ clock: systemClock, onError: (error) => errors.push(error), ...options, folder })
  atEnd(t, () => files.close())
  return {
    files,
    folder,
    errors,
    async bring(bytes, more) {
      const incoming = arrival(more)
      await files.begin(incoming)
      await files.write(incoming.id, inChunks(bytes), 1e9)
      const content = await files.finish(incoming.id)
      await files.discard(incoming.id)
      return content
    },
    async read(content) {
      const opened = await files.open(content.hash)
      if (!opened) throw new Error('the content is not kept')
      return buffer(opened.stream)
    },
    everything: () => everythingIn(folder),
  }
}

/** A file that begins to come in. */
export function arrival(more: Partial<Incoming> = {}): Incoming {
  return { id: newId(), owner: 1, room: 1, name: 'foto.png', begunAt: 0, ...more }
}

/** An id like those that the core makes. */
function newId(): FileId {
  return randomBytes(16).toString('base64url')
}

/** Bytes as a connection brings them: in parts of odd length. */
export async function* inChunks(bytes: Uint8Array, length = 65_521): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length)
}

/** The paths of all files in a folder. */
function everythingIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(folder, path))
    .sort()
}
