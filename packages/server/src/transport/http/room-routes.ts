import { ChatError, createUlid, limits as bounds, slug } from '@papo/protocol'
import type { Hono } from 'hono'
import { isEntryRoomToBe } from '../../core/commands/entry-room.ts'
import type { Hub } from '../../core/hub.ts'
import type { Room } from '../../core/room.ts'
import { Visitor } from '../../core/visitor.ts'
import { queuedBytes } from '../queued-bytes.ts'
import { plainStyle } from '../line/line-style.ts'
import { LineWire } from '../line/line-wire.ts'
import { addressOf, languageOf, tokenOf, wantsJson } from './asked.ts'
import type { Asked, Env } from './asked.ts'
import { streamOf } from './follow.ts'
import { checkWrite } from './guard.ts'
import { readText } from './read-body.ts'
import { refuseMethod } from './refuse-method.ts'
import { replyJson, replyText } from './replies.ts'
import { TextWire } from './text-wire.ts'
import { Visit } from './visit.ts'
import type { WebOptions } from './web-door.ts'

/** Where a room's lines are read. */
const lines = '/s/:sala{[^/]+\\.txt}'

/** Each room's plain address: a line said by a request, and its lines read by another. */
export function roomRoutes(app: Hono<Env>, options: WebOptions): void {
  const { clock } = options
  const newKey = createUlid({ now: () => clock.now(), random: Math.random })
  app.get(lines, (asked) => read(asked, options))
  app.all(lines, refuseMethod('GET', 'HEAD'))
  app.post('/s/:sala', (asked) => say(asked, newKey, options))
}

async function say(asked: Asked, newKey: () => string, { hub, limits }: WebOptions): Promise<Response> {
  const { incoming } = asked.env
  checkWrite(incoming)
  const token = tokenOf(asked)
  if (token === undefined) throw new ChatError('token_required')
  const given = asked.req.param('sala') ?? ''
  const visitor = await Visitor.comes(hub, token, addressOf(asked))
  if (isEntryRoomToBe(hub, { slug: given })) await makeEntryRoom(hub, token, addressOf(asked))
  const room = roomOf(given, hub)
  const text = (await readText(incoming, limits.maxMessageBytes)).replace(/\r?\n$/, '')
  const key = incoming.headers['idempotency-key']
  const { seq, at } = await visitor.say(room, { text, key: typeof key === 'string' ? key : newKey() })
  const answer = { status: 201, headers: { 'Papo-Seq': String(seq) } }
  return wantsJson(asked) ? replyJson({ room: room.id, seq, at }, answer) : replyText(`${seq}\n`, answer)
}

async function makeEntryRoom(hub: Hub, token: string, address: string): Promise<void> {
  const visit = new Visit(hub, address)
  try {
    await visit.ask<'hello'>({ verb: 'hello', token })
    const { membership } = await visit.ask<'join'>({ verb: 'join', room: { name: hub.settings.entryRoom } })
    await visit.ask<'leave'>({ verb: 'leave', room: membership.room.id })
  } finally {
    visit.end()
  }
}

async function read(asked: Asked, options: WebOptions): Promise<Response> {
  const { hub, clock, limits, language } = options
  const room = roomOf((asked.req.param('sala') ?? '').slice(0, -'.txt'.length), hub)
  const isFollowed = asked.req.query('follow') !== undefined
  const form = asked.req.query('seq') === undefined ? 'plain' : 'numbered'
  const wire = new TextWire(new LineWire(plainStyle(languageOf(asked, language)), { clock, limits }), form)
  const { told } = room
  const after = await startOf(asked.req.query('after'), room, options)
  const following = { room, after, wire, maxBytes: limits.pageBytes, ...(!isFollowed && { until: told }) }
  const { incoming, outgoing } = asked.env
  const { socket } = incoming
  if (isFollowed) socket.setKeepAlive(true, limits.keepaliveIdleMs, limits.keepaliveIntervalMs, limits.keepaliveProbes)
  const taker = { left: () => outgoing.writableLength + queuedBytes(socket), cut: () => socket.destroy() }
  const stream = streamOf(following, taker, { clock, limits })
  return replyText(stream, { headers: { 'Papo-Seq': String(told), 'X-Accel-Buffering': 'no' } })
}

/** The seq after which lines are read: as given, or before the newest messages. */
async function startOf(given: string | undefined, room: Room, { hub, limits }: WebOptions): Promise<number> {
  if (given !== undefined) {
    const after = /^\d{1,15}$/.test(given) ? Number(given) : NaN
    // beyond what was ever said: of a log that was set back to an older copy, and so never reached
    if (!(after <= room.view.head)) throw new ChatError('bad_cursor')
    return after
  }
  const { told } = room
  const place = { before: told + 1, limit: limits.historyOnJoin, asOf: told }
  const { messages } = await hub.store.log.readPage(room.id, place, nobody)
  return (messages[0]?.seq ?? told + 1) - 1
}

/** No user's id: nobody's own reactions are marked. */
const nobody = 0

function roomOf(given: string, hub: Hub): Room {
  const room = hub.directory.bySlug(slug(given))
  if (room) return room
  const detail = { given: given.slice(0, bounds.maxRoomNameCodePoints) }
  const isToBe = isEntryRoomToBe(hub, { slug: given })
  throw new ChatError('room_not_found', isToBe ? { ...detail, problem: 'not_made' } : detail)
}
