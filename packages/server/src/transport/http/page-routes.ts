import { slug } from '@papo/protocol'
import type { Hono } from 'hono'
import { tokenRecord } from '../../core/commands/hello.ts'
import type { Hub } from '../../core/hub.ts'
import { languageOf, tokenOf, wantsPage } from './asked.ts'
import type { Asked, Env } from './asked.ts'
import { doorReply } from './door-reply.ts'
import type { Entrances } from './entrances.ts'
import { inviteAddress } from './invite-address.ts'
import { notBuiltPage } from './pages/notice.ts'
import { readPageFiles } from './pages/page-files.ts'
import { shellPage } from './pages/shell.ts'
import { themeOf } from './pages/theme.ts'
import { replyPage, replyText, varies } from './replies.ts'
import { terminalAddress } from './terminal-address.ts'
import { terminalText } from './terminal-text.ts'
import type { WebOptions } from './web-door.ts'

/** The pages that people open: the door for whom nobody knows, the app for the others. */
export function pageRoutes(app: Hono<Env>, options: WebOptions, entrances: Entrances): void {
  const open = (asked: Asked): Promise<Response> => {
    const token = tokenOf(asked)
    if (token !== undefined) entrances.arrived(token)
    return showPage(asked, slug(asked.req.param('sala') ?? ''), options)
  }
  app.get('/', open)
  app.get('/s/:sala', open)
  app.get('/s/:sala/m/:message', open)
  app.get('/robots.txt', () => replyText('User-agent: *\nDisallow: /\n'))
}

async function showPage(asked: Asked, place: string, options: WebOptions): Promise<Response> {
  const language = languageOf(asked, options.language)
  const terminal = terminalAddress(asked.env.incoming)
  if (!wantsPage(asked)) return replyText(terminalText(language, terminal), { headers: { Vary: varies } })
  const { nick, isTaken } = await standingOf(options.hub, tokenOf(asked))
  if (nick === undefined || isTaken) {
    const message = asked.req.param('message')
    return doorReply(asked, { place, isReturning: isTaken, ...(message !== undefined && { message }) }, options)
  }
  // where scripts do not run there is no other way to another room
  if (asked.req.query('salas') !== undefined) return doorReply(asked, { place, nick }, options)
  return replyPage(asked, await appPage(asked, place, options), { language })
}

async function appPage(asked: Asked, place: string, options: WebOptions): Promise<ReturnType<typeof shellPage>> {
  const { incoming } = asked.env
  const files = await readPageFiles(options.assets)
  const view = { language: languageOf(asked, options.language), theme: themeOf(incoming.headers.cookie) }
  const terminal = terminalAddress(incoming)
  if (!files) return notBuiltPage({ ...view, files }, terminal)
  const invite = inviteAddress(terminal, options.reachable())
  const server = options.hub.settings.serverName
  return shellPage({ ...view, server, place, terminal, files, ...(invite !== undefined && { invite }) })
}

interface Standing {
  /** Who a token proves; absent: nobody. */
  readonly nick?: string
  /** Somebody else has that nick now. */
  readonly isTaken: boolean
}

async function standingOf(hub: Hub, token: string | undefined): Promise<Standing> {
  const record = token === undefined ? undefined : await tokenRecord(hub, token)
  if (!record) return { isTaken: false }
  const { nick, id } = record.user
  return { nick, isTaken: hub.nicks.isTaken(nick, id) }
}
