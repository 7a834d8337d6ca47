import { slug } from '@papo/protocol'
import type { Hono } from 'hono'
import { tokenRecord } from '../../core/commands/hello.ts'
import type { Hub } from '../../core/hub.ts'
import { languageOf, tokenOf, wantsPage } from './asked.ts'
import type { Asked, Env } from './asked.ts'
import { doorReply } from './door-reply.ts'
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
export function pageRoutes(app: Hono<Env>, options: WebOptions): void {
  const open = (asked: Asked): Promise<Response> => showPage(asked, slug(asked.req.param('sala') ?? ''), options)
  app.get('/', open)
  app.get('/s/:sala', open)
  app.get('/s/:sala/m/:message', open)
  app.get('/robots.txt', () => replyText('User-agent: *\nDisallow: /\n'))
}

async function showPage(asked: Asked, place: string, options: WebOptions): Promise<Response> {
  const language = languageOf(asked, options.language)
  const terminal = terminalAddress(asked.env.incoming)
  if (!wantsPage(asked)) return replyText(terminalText(language, terminal), { headers: { Vary: varies } })
  const standing = await standingOf(options.hub, tokenOf(asked))
  if (standing !== 'in') return doorReply(asked, { place, isReturning: standing === 'renamed' }, options)
  return replyPage(asked, await appPage(asked, options), { language })
}

async function appPage(asked: Asked, options: WebOptions): Promise<ReturnType<typeof shellPage>> {
  const { incoming } = asked.env
  const files = await readPageFiles(options.assets)
  const view = { language: languageOf(asked, options.language), theme: themeOf(incoming.headers.cookie) }
  const terminal = terminalAddress(incoming)
  if (!files) return notBuiltPage({ ...view, files }, terminal)
  const invite = inviteAddress(terminal, options.reachable())
  const server = options.hub.settings.serverName
  return shellPage({ ...view, server, terminal, files, ...(invite !== undefined && { invite }) })
}

/** Whether a token still proves somebody, and whether the nick is still his. */
async function standingOf(hub: Hub, token: string | undefined): Promise<'out' | 'in' | 'renamed'> {
  const record = token === undefined ? undefined : await tokenRecord(hub, token)
  if (!record) return 'out'
  return hub.nicks.isTaken(record.user.nick, record.user.id) ? 'renamed' : 'in'
}
