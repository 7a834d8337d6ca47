import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { FileView } from '@papo/protocol'
import type { UploadSettings } from '../../src/core/upload-settings.ts'
import { openDiskFiles } from '../../src/files/disk-files.ts'
import { systemClock } from '../../src/system/clock.ts'
import { atEnd } from './at-end.ts'
import { uploads as usual } from './core.ts'
import { formBody, formType } from './form-body.ts'
import type { FormPart } from './form-body.ts'
import type { SocketPerson } from './socket-person.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { openWebHouse } from './web-house.ts'
import type { HttpAnswer, WebHouse, WebHouseOptions } from './web-house.ts'

/** What a test may set. */
export interface FileHouseOptions extends Omit<WebHouseOptions, 'files' | 'settings'> {
  readonly uploads?: Partial<UploadSettings>
  readonly isRateLimited?: boolean
  /** Where files are kept; a folder of its own where it is not given. */
  readonly folder?: string
  /** The program that draws the smaller pictures. */
  readonly program?: string
}

/** Somebody by HTTP and on a WebSocket. */
export interface Someone {
  readonly token: string
  readonly headers: { readonly Authorization: string }
  readonly person: SocketPerson
  /** The room that both are in. */
  readonly room: number
}

/** A message that was posted with files. */
export interface PostedFiles {
  readonly room: number
  readonly seq: number
  readonly files: readonly FileView[]
}

/** A house that keeps files on the disk. */
export interface FileHouse extends WebHouse {
  /** Somebody who is in the room `geral`. */
  someone(nick: string): Promise<Someone>
  /** Posts a form to `geral`. */
  post(
    who: Pick<Someone, 'headers'>,
    parts: readonly FormPart[],
    headers?: Readonly<Record<string, string>>,
  ): Promise<HttpAnswer>
  /** Posts files to `geral`, each as it is; answers the message. */
  postFiles(who: Pick<Someone, 'headers'>, files: Readonly<Record<string, string | Uint8Array>>): Promise<PostedFiles>
  /** The files on the disk, by their paths in its folder. */
  onDisk(): string[]
}

/** Smaller pictures are drawn at the lowest priority: where all else is at work too, no test goes on without them. */
const previewWaitMs = 120_000

/** Opens one that ends with the test. */
export async function openFileHouse(t: TestContext, options: FileHouseOptions = {}): Promise<FileHouse> {
  const {
    uploads,
    isRateLimited = false,
    folder = join(temporaryFolder(t), 'files'),
    clock = systemClock,
    program,
    limits,
    ...rest
  } = options
  const files = await openDiskFiles({
    folder,
    clock,
    ...(program !== undefined && { program }),
    onError: (error) => {
      throw error
    },
  })
  const settings = { isRateLimited, uploads: { ...usual, ...uploads } }
  atEnd(t, () => files.close())
  const house = await openWebHouse(t, { ...rest, limits: { previewWaitMs, ...limits }, clock, files, settings })
  const post: FileHouse['post'] = (who, parts, headers = {}) =>
    house.ask({
      method: 'POST',
      path: '/s/geral/arquivos',
      headers: { ...who.headers, ...formType, ...headers },
      body: formBody(parts),
    })
  return {
    ...house,
    post,
    async someone(nick) {
      const token = await house.enter(nick)
      const person = await house.connect()
      await person.ask<'hello'>({ verb: 'hello', token })
      const { membership } = await person.ask<'join'>({ verb: 'join', room: { name: 'geral' } })
      return { token, headers: { Authorization: `Bearer ${token}` }, person, room: membership.room.id }
    },
    async postFiles(who, given) {
      const parts = Object.entries(given).map(([filename, body]) => ({ name: 'arquivo', filename, body }))
      const { status, body } = await post(who, parts, { Accept: 'application/json' })
      if (status !== 201) throw new Error(`${status}: ${body}`)
      return JSON.parse(body) as PostedFiles
    },
    onDisk: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
        .toSorted(),
  }
}
