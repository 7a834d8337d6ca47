import { ChatError, checkRoomName, claimPattern, slug } from '@papo/protocol'
import type { Hono } from 'hono'
import { checkFree } from '../../core/commands/hello.ts'
import type { Hub } from '../../core/hub.ts'
import { Visitor } from '../../core/visitor.ts'
import { addressOf, tokenOf } from './asked.ts'
import type { Asked, Env } from './asked.ts'
import { forgetCookie, keepsNoCookies, setCookie } from './cookie.ts'
import { doorReply } from './door-reply.ts'
import { checkWrite } from './guard.ts'
import type { Entrances } from './entrances.ts'
import { readDoorForm } from './pages/door-form.ts'
import type { DoorForm } from './pages/door-form.ts'
import { readText } from './read-body.ts'
import { redirect, replyJson } from './replies.ts'
import { Visit } from './visit.ts'
import type { WebOptions } from './web-door.ts'

/** The way in and out: a nick for a token, which a browser keeps as a cookie. */
export function entryRoutes(app: Hono<Env>, options: WebOptions, entrances: Entrances): void {
  app.post('/entrar', async (asked) => {
    checkWrite(asked.env.incoming)
    return isJson(asked) ? enterByJson(asked, options) : enterByForm(asked, options, entrances)
  })
  app.get('/entrar', () => redirect('/'))
  app.get('/entrar/livre', (asked) => {
    options.hub.entryRates.take(addressOf(asked))
    return replyJson(stateOf(options.hub, asked.req.query('nick') ?? ''))
  })
  app.post('/sair', (asked) => {
    checkWrite(asked.env.incoming)
    const token = tokenOf(asked)
    if (token !== undefined) entrances.arrived(token)
    return redirect('/', { 'Set-Cookie': forgetCookie(asked.env.incoming.socket) })
  })
}

interface Entry {
  readonly nick: string
  /** The slug or name of a room; empty where none was chosen. */
  readonly sala: string
  /** A token that a program makes up: who repeats it is the same person. */
  readonly claim: string | undefined
}

interface Door {
  readonly hub: Hub
  readonly entrances: Entrances
}

/** Who comes, and by what he may prove that he was here before. */
interface Coming {
  readonly nick: string
  readonly tokens: readonly (string | undefined)[]
  /** The token that he is to have if he is new. */
  readonly claim?: string | undefined
}

interface Place {
  readonly slug: string
  readonly name: string
}

interface Entered {
  readonly token: string
  readonly user: { readonly id: number; readonly nick: string }
}

async function enterByForm(asked: Asked, options: WebOptions, entrances: Entrances): Promise<Response> {
  const { incoming } = asked.env
  const form = readDoorForm(new URLSearchParams(await readText(incoming, options.limits.maxFormBytes)))
  const { nick, room = '', message, key } = form
  const { hub } = options
  // the first room is made by who comes first, where the owner named none
  const isFirst = hub.settings.entryRoom === '' && hub.directory.size === 0
  let cookie: string | undefined
  try {
    // it would forget who it is at once, and find the nick taken, by itself
    if (keepsNoCookies(incoming)) throw new ChatError('cookie_required')
    // who is refused for it has no token, and could not take the nick a second time
    if (isFirst) checkName(room)
    const { token } = await enterOnce(asked, form, { hub, entrances })
    cookie = setCookie(incoming.socket, token)
    if (isFirst) await makeRoom(hub, token, room)
    const path = room === '' ? '/' : `/s/${encodeURIComponent(slug(room))}`
    return redirect(message === undefined ? path : `${path}/m/${message}`, { 'Set-Cookie': cookie })
  } catch (error) {
    if (!(error instanceof ChatError)) throw error
    const door = await doorReply(
      asked,
      { place: '', nick, room, error, ...(message !== undefined && { message }), ...(key !== undefined && { key }) },
      options,
    )
    // the nick is his by now, though the room is not made
    if (cookie !== undefined) door.headers.append('Set-Cookie', cookie)
    return door
  }
}

async function enterByJson(asked: Asked, { hub, limits }: WebOptions): Promise<Response> {
  const { incoming } = asked.env
  const { nick, sala, claim } = readEntry(await readText(incoming, limits.maxFormBytes))
  const room = placeFor(hub, sala)
  // a page keeps its proof where no script can read it
  if (incoming.headers.origin !== undefined) {
    const { token, user } = await enter(asked, hub, { nick, tokens: [tokenOf(asked)] })
    return replyJson({ user, room }, { status: 201, headers: { 'Set-Cookie': setCookie(incoming.socket, token) } })
  }
  const { token, user } = await enterByClaim(asked, hub, { nick, claim })
  return replyJson({ token, user, room }, { status: 201 })
}

/** A copy of the form brings in one person, however often it is sent before he is there. */
function enterOnce(asked: Asked, { nick, key }: DoorForm, { hub, entrances }: Door): Promise<Entered> {
  if (key === undefined) return enter(asked, hub, { nick, tokens: [tokenOf(asked)] })
  return hub.claims.inTurn(`door ${key}`, async () => {
    const own = tokenOf(asked)
    const entered = await enter(asked, hub, { nick, tokens: [own, entrances.tokenOf(key)] })
    if (entered.token === own) entrances.arrived(own)
    else entrances.note(key, entered.token)
    return entered
  })
}

function enterByClaim(asked: Asked, hub: Hub, { nick, claim }: Pick<Entry, 'nick' | 'claim'>): Promise<Entered> {
  const come = (): Promise<Entered> => enter(asked, hub, { nick, tokens: [tokenOf(asked), claim], claim })
  return claim === undefined ? come() : hub.claims.inTurn(hub.secrets.digest(claim), come)
}

/** Who comes with a token that is still good stays who he is, by the nick he gives now. */
async function enter(asked: Asked, hub: Hub, { nick, tokens, claim }: Coming): Promise<Entered> {
  hub.entryRates.take(addressOf(asked))
  for (const token of tokens) {
    const entered = token === undefined ? undefined : await comeBack(asked, hub, { nick, token })
    if (entered) return entered
  }
  return Visitor.enroll(hub, nick, claim)
}

async function comeBack(
  asked: Asked,
  hub: Hub,
  { nick, token }: { readonly nick: string; readonly token: string },
): Promise<Entered | undefined> {
  const visit = new Visit(hub, addressOf(asked))
  try {
    const { user } = await visit.ask<'hello'>({ verb: 'hello', token, nick })
    if (nick === '' || nick === user.nick) return { token, user }
    const { to } = await visit.ask<'nick'>({ verb: 'nick', nick })
    return { token, user: { ...user, nick: to } }
  } catch (error) {
    if (error instanceof ChatError && error.code === 'token_invalid') return undefined
    throw error
  } finally {
    visit.end()
  }
}

function checkName(given: string): void {
  if (given === '') throw new ChatError('room_required')
  const checked = checkRoomName(given)
  if ('problem' in checked) throw new ChatError('room_name_invalid', { given, problem: checked.problem })
}

/** Makes the first room; where somebody else made it meanwhile, it is there as was wished. */
async function makeRoom(hub: Hub, token: string, name: string): Promise<void> {
  const visit = new Visit(hub, '')
  try {
    await visit.ask<'hello'>({ verb: 'hello', token })
    await visit.ask<'create'>({ verb: 'create', name })
  } catch (error) {
    if (!(error instanceof ChatError && error.code === 'room_exists')) throw error
  } finally {
    visit.end()
  }
}

function placeFor({ directory, settings }: Hub, sala: string): Place | undefined {
  if (sala === '') return undefined
  const wanted = slug(sala)
  const room = directory.bySlug(wanted)
  if (room) return { slug: room.view.slug, name: room.view.name }
  if (wanted === slug(settings.entryRoom)) return { slug: wanted, name: settings.entryRoom }
  throw new ChatError('room_not_found', { given: sala.slice(0, 100) })
}

function stateOf(hub: Hub, nick: string): Readonly<Record<string, unknown>> {
  try {
    return { state: 'free', nick: checkFree(hub, nick) }
  } catch (error) {
    if (!(error instanceof ChatError)) throw error
    const { problem, suggestions = [] } = error.detail
    return error.code === 'nick_taken' ? { state: 'taken', suggestions } : { state: 'invalid', problem, suggestions }
  }
}

function isJson({ env: { incoming } }: Asked): boolean {
  return /^application\/json\b/i.test(incoming.headers['content-type'] ?? '')
}

function readEntry(text: string): Entry {
  const given = (value: object, name: string): string | undefined => {
    const found: unknown = Reflect.get(value, name)
    if (found === undefined || typeof found === 'string') return found
    throw new ChatError('frame_invalid', { given: name, problem: 'text' })
  }
  const value: unknown = parse(text)
  if (typeof value !== 'object' || value === null)
    throw new ChatError('frame_invalid', { given: '', problem: 'not_json' })
  const claim = given(value, 'claim')
  if (claim !== undefined && !claimPattern.test(claim))
    throw new ChatError('frame_invalid', { given: 'claim', problem: 'value' })
  return { nick: given(value, 'nick') ?? '', sala: given(value, 'sala') ?? '', claim }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
