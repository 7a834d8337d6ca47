import { slug } from '@papo/protocol'
import type { ChatError, RoomListing } from '@papo/protocol'
import type { Hub } from '../../core/hub.ts'
import { chosenLanguage, languageOf } from './asked.ts'
import type { Asked } from './asked.ts'
import { languageCookie, trialCookie } from './cookie.ts'
import { doorPage } from './pages/door.ts'
import { readPageFiles } from './pages/page-files.ts'
import { themeOf } from './pages/theme.ts'
import { errorHeaders, replyPage } from './replies.ts'
import { statusOf } from './status-codes.ts'
import type { WebOptions } from './web-door.ts'

/** So many rooms are offered at once; the others by asking. */
const offered = 3

/** How one comes to stand before the door. */
export interface AtDoor {
  /** The slug of the room that the address names; empty where none. */
  readonly place: string
  /** The seq of the message that it names. */
  readonly message?: string
  /** Whether who asks is known already, and only needs another nick. */
  readonly isReturning?: boolean
  /** What was filled in, and why it was refused. */
  readonly nick?: string
  readonly room?: string
  readonly error?: ChatError
  /** The key of the form that was sent: it is the same one still. */
  readonly key?: string
}

/** Answers by the door. */
export async function doorReply(asked: Asked, at: AtDoor, options: WebOptions): Promise<Response> {
  const { place, message, error, key, ...filled } = at
  const all = listRooms(options.hub)
  const named = all.filter((one) => one.slug === place)
  const wantsAll = asked.req.query('salas') !== undefined
  const rooms = named.length > 0 ? named : wantsAll ? all : offer(all, slug(filled.room ?? ''))
  const language = languageOf(asked, options.language)
  const page = doorPage({
    ...filled,
    language,
    theme: themeOf(asked.env.incoming.headers.cookie),
    server: options.hub.settings.serverName,
    rooms,
    hasMore: rooms.length < all.length,
    ...(error && { error }),
    ...(message !== undefined && { link: `${place === '' ? slug(filled.room ?? '') : place}/${message}` }),
    isLost: place !== '' && named.length === 0 && all.length > 0,
    key: key ?? options.hub.secrets.token(),
    path: asked.req.method === 'GET' ? `${asked.req.path}${wantsAll ? '?salas' : ''}` : '/',
    files: await readPageFiles(options.assets),
  })
  const chosen = chosenLanguage(asked)
  const cookie = chosen === undefined ? trialFor(asked) : languageCookie(chosen)
  const headers = { ...(error && errorHeaders(error)), ...(cookie !== undefined && { 'Set-Cookie': cookie }) }
  return replyPage(asked, page, { language, status: error ? statusOf(error.code) : 200, headers })
}

function trialFor({ env: { incoming } }: Asked): string | undefined {
  return incoming.headers.cookie === undefined ? trialCookie : undefined
}

/** The first rooms; among them the one that was chosen before, wherever it was found. */
function offer(all: readonly RoomListing[], wanted: string): RoomListing[] {
  const first = all.slice(0, offered)
  const chosen = all.find((room) => room.slug === wanted)
  return !chosen || first.includes(chosen) ? first : [...first.slice(0, -1), chosen]
}

/** The open rooms with most people first; before all of them the entry room, also where it is still to be made. */
function listRooms({ directory, settings }: Hub): RoomListing[] {
  const rooms = Array.from(directory.open, (room) => room.listing)
  const entry = slug(settings.entryRoom)
  const others = rooms
    .filter((room) => room.slug !== entry)
    .toSorted((a, b) => b.count - a.count || b.lastAt - a.lastAt)
  if (entry === '') return others
  const first = rooms.find((room) => room.slug === entry)
  return [first ?? { id: 0, name: settings.entryRoom, slug: entry, count: 0, people: [], lastAt: 0 }, ...others]
}
