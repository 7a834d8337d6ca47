import { ChatError } from '@papo/protocol'
import type { Hono } from 'hono'
import { tokenRecord } from '../../../core/commands/hello.ts'
import type { FileRecord } from '../../../core/store/files.ts'
import { tokenOf } from '../asked.ts'
import type { Asked, Env } from '../asked.ts'
import { refuseMethod } from '../refuse-method.ts'
import type { WebOptions } from '../web-door.ts'
import { aliasedFile } from './alias.ts'
import { serveFile } from './serve-file.ts'

/** The addresses of files: `/a/<id>/<name>`, and S4's `/uploads/<uuid>_<name>`; the name is there for people to read. */
export function servingRoutes(app: Hono<Env>, options: WebOptions): void {
  app.get('/a/*', (asked) =>
    serve(asked, /^\/a\/(?<id>[\w-]{22})(?:\/|$)/.exec(asked.req.path)?.groups?.['id'], options),
  )
  app.get('/uploads/*', (asked) => serve(asked, aliasedFile(asked.req.path.slice('/uploads/'.length)), options))
  app.all('/a/*', refuseMethod('GET', 'HEAD'))
  app.all('/uploads/*', refuseMethod('GET', 'HEAD'))
}

async function serve(asked: Asked, id: string | undefined, options: WebOptions): Promise<Response> {
  if (id === undefined) throw new ChatError('file_not_found')
  return serveFile(asked, await read(asked, id, options), options)
}

/** The file, for who has a good link or may read its room; of any other it is not even told whether it is there. */
async function read(asked: Asked, id: string, { hub }: WebOptions): Promise<FileRecord> {
  const link = asked.req.query('k')
  const token = tokenOf(asked)
  try {
    if (link !== undefined) return await hub.uploads.read(id, { link })
  } catch (error) {
    if (!(error instanceof ChatError) || token === undefined) throw error
  }
  if (token === undefined) throw new ChatError('token_required')
  const record = await tokenRecord(hub, token)
  if (!record) throw new ChatError('token_invalid')
  return hub.uploads.read(id, { user: record.user.id })
}
