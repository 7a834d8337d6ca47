import { mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileId } from '@papo/protocol'
import type { ContentHash, PreviewWidth } from '../core/files.ts'

/** Of files and folders that are made here: for this user's eyes only. */
export const fileMode = 0o600
const folderMode = 0o700

const idForm = /^[\w-]{22}$/
const hashForm = /^[0-9a-f]{64}$/
let made = 0

/** Where everything lies in the folder of files. An id or a hash that is none has no place: nothing outside is named. */
export class Layout {
  readonly root: string
  readonly incoming: string
  readonly previews: string
  /** What is being made; emptied at each start. */
  readonly temporary: string

  constructor(root: string) {
    this.root = root
    this.incoming = join(root, 'incoming')
    this.previews = join(root, 'previews')
    this.temporary = join(root, 'temporary')
  }

  /** Makes the folders that are missing, and empties that of what was being made when the last server ended. */
  async prepare(): Promise<void> {
    await rm(this.temporary, { recursive: true, force: true })
    for (const folder of [this.root, this.incoming, this.previews, this.temporary]) await makeFolder(folder)
  }

  /** The bytes of a file that comes in. */
  bytesOf(id: FileId): string {
    if (!idForm.test(id)) throw new TypeError('no id of a file')
    return join(this.incoming, id)
  }

  /** What is known of a file that comes in. */
  noteOf(id: FileId): string {
    return `${this.bytesOf(id)}.json`
  }

  /** A content. */
  contentOf(hash: ContentHash): string {
    return join(this.root, shelf(hash), hash)
  }

  /** A smaller picture of a content. */
  previewOf(hash: ContentHash, width: PreviewWidth): string {
    return join(this.previews, shelf(hash), `${hash}-${width}.webp`)
  }

  /** What is known of the smaller pictures of a content, written when they are all there. */
  previewNoteOf(hash: ContentHash): string {
    return join(this.previews, shelf(hash), `${hash}.json`)
  }

  /** A new name for something that is being made. */
  newTemporary(): string {
    made += 1
    return join(this.temporary, `${process.pid}-${made}`)
  }
}

function shelf(hash: ContentHash): string {
  if (!hashForm.test(hash)) throw new TypeError('no hash of a content')
  return hash.slice(0, 2)
}

/** Whether a name is that of a content. */
export function isHash(name: string): boolean {
  return hashForm.test(name)
}

/** Whether a text is the id of a file. */
export function isFileId(text: string): boolean {
  return idForm.test(text)
}

/** Makes a folder where it is missing, for good; the one above is there. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: folderMode })
  if (first !== undefined) await syncFolder(dirname(first))
}

/** Has a file's bytes outlive a power cut. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Has the names in a folder outlive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
