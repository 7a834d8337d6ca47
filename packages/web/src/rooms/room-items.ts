import type { RoomListing } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { App } from '../state/app.ts'
import { unreadOf } from '../state/mark-all.ts'
import type { Preferences } from '../state/kept-preferences.ts'

/** A line of the list of rooms: what everybody knows of it, and what it is to the person. */
export interface RoomItem {
  readonly id: number
  readonly name: string
  readonly slug: string
  readonly count: number
  readonly people: readonly string[]
  readonly lastAt: number
  /** Where one is a member. */
  readonly room: Room | undefined
  readonly unread: number
  readonly mentions: number
  readonly isMuted: boolean
}

/** The blocks of the list. */
export interface RoomBlocks {
  readonly active: readonly RoomItem[]
  readonly direct: readonly Room[]
  readonly quiet: readonly RoomItem[]
}

/** What a list of rooms stands on. */
export type Listed = Pick<App, 'client' | 'heldMarks' | 'watched'>

const activeMs = 10 * 60_000
/** Much quicker than `localeCompare`, where thousands are compared. */
const collator = new Intl.Collator()

/** Sorts what there is into blocks: who is there now or was a moment ago, conversations, the rest. */
export function roomBlocks(app: Listed, now: number, order: Preferences['order']): RoomBlocks {
  const { client } = app
  const items = openRooms(app)
  const direct = [...client.rooms.values()].filter(({ view }) => view.kind === 'direct')
  return {
    active: items.filter((item) => isActive(item, now)).sort(order === 'name' ? byName : byActivity),
    direct: direct.sort((a, b) => b.view.lastAt - a.view.lastAt),
    quiet: items.filter((item) => !isActive(item, now)).sort(order === 'name' ? byName : byLastMessage),
  }
}

/** All open rooms, in no order. */
export function openRooms(app: Listed): RoomItem[] {
  const { client } = app
  const own = new Map([...client.rooms.values()].map((room) => [room.id, room]))
  const listed = new Set(client.roomList.map(({ id }) => id))
  const unlisted = [...own.values()].filter(({ id, view }) => view.kind === 'open' && !listed.has(id))
  return [
    ...client.roomList.map((listing) => itemOf(listing, own.get(listing.id), app)),
    ...unlisted.map((room) => itemOf(listingOf(room), room, app)),
  ]
}

/** Whether one room stands before another in the list: negative where it does. */
export function compareRooms(now: number, order: Preferences['order']): (a: RoomItem, b: RoomItem) => number {
  return (a, b) => {
    const activeFirst = Number(isActive(b, now)) - Number(isActive(a, now))
    if (activeFirst !== 0) return activeFirst
    return order === 'name' ? byName(a, b) : isActive(a, now) ? byActivity(a, b) : byLastMessage(a, b)
  }
}

function isActive({ count, lastAt, mentions }: RoomItem, now: number): boolean {
  return count > 0 || mentions > 0 || now - lastAt < activeMs
}

function itemOf(listing: RoomListing, room: Room | undefined, app: Listed): RoomItem {
  const { id, name, slug, count, people, lastAt } = listing
  const isMuted = room?.notice === 'none'
  const newest = Math.max(lastAt, room?.view.lastAt ?? 0)
  const { unread: unseen, mentions } = room ? unreadOf(app, room) : { unread: 0, mentions: 0 }
  const unread = isMuted ? 0 : unseen
  return { id, name, slug, count, people, lastAt: newest, room, unread, mentions, isMuted }
}

/** A room of one's own that the list has not told of yet. */
function listingOf({ id, view, people }: Room): RoomListing {
  const nicks = [...people.values()].map(({ nick }) => nick)
  return { id, name: view.name, slug: view.slug, count: nicks.length, people: nicks.slice(0, 3), lastAt: view.lastAt }
}

function byActivity(a: RoomItem, b: RoomItem): number {
  return Math.sign(b.mentions) - Math.sign(a.mentions) || b.count - a.count || b.lastAt - a.lastAt || byName(a, b)
}

function byLastMessage(a: RoomItem, b: RoomItem): number {
  return b.lastAt - a.lastAt || byName(a, b)
}

function byName(a: RoomItem, b: RoomItem): number {
  return collator.compare(a.name, b.name)
}
