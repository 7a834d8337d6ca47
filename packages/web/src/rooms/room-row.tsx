import type { WebTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { Avatar, Faces, RoomTile } from '../parts/faces.tsx'
import { Icon } from '../parts/icon.tsx'
import { useApp, useTexts } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { keyOf } from '../state/draft-store.ts'
import { placeOf } from '../state/drafts.ts'
import { unreadOf } from '../state/mark-all.ts'
import { addressOf } from '../state/route.ts'
import type { Route } from '../state/route.ts'
import { shortDate } from '../text/dates.ts'
import type { RoomItem } from './room-items.ts'

const most = 99

interface RowProps {
  readonly room: number
  readonly route: Route
  readonly isCurrent: boolean
  readonly class: string
  readonly label: string
  readonly children: JSX.Element | JSX.Element[]
}

/** A link to a room; the address is real, a plain press stays on the page. */
function RowLink({ room, route, isCurrent, class: kind, label, children }: RowProps): JSX.Element {
  const { navigation } = useApp()
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    navigation.go(route)
  }
  return (
    <a
      class={kind}
      data-room={room}
      href={addressOf(route)}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={open}
    >
      <span class="vh">{label}</span>
      {children}
    </a>
  )
}

/** A room in which something happens: its name, what is unread, who is there. */
export function ActiveRow({ item, isCurrent }: { readonly item: RoomItem; readonly isCurrent: boolean }): JSX.Element {
  const texts = useTexts()
  const { id, name, slug, people, count } = item
  return (
    <RowLink
      room={id}
      route={{ type: 'room', slug }}
      isCurrent={isCurrent}
      class={item.unread > 0 || item.mentions > 0 ? 'room un' : 'room'}
      label={rowLabel(item, texts)}
    >
      <span class="glyph">
        <RoomTile room={id} size={34} />
      </span>
      <RowName name={name} room={item.room} isCurrent={isCurrent} />
      <RowMeta item={item} />
      <span class="rwho" aria-hidden="true">
        {people.length > 0 && <Faces nicks={people.slice(0, 3)} size={18} />}
        <span>{count === 0 ? texts.rooms.nobody : texts.rooms.who(people, count)}</span>
      </span>
    </RowLink>
  )
}

/** A room in which nothing happens now. */
export function QuietRow({ item, isCurrent }: { readonly item: RoomItem; readonly isCurrent: boolean }): JSX.Element {
  const { language } = useApp()
  const texts = useTexts()
  const { id, name, slug, lastAt, unread } = item
  return (
    <RowLink
      room={id}
      route={{ type: 'room', slug }}
      isCurrent={isCurrent}
      class={unread > 0 ? 'room one un' : 'room one'}
      label={rowLabel(item, texts)}
    >
      <span class="glyph">
        <RoomTile room={id} size={22} />
      </span>
      <RowName name={name} room={item.room} isCurrent={isCurrent} />
      <span class="rmeta" aria-hidden="true">
        {unread > 0 && <b class="badge">{cap(unread)}</b>}
        {lastAt > 0 && unread === 0 && <span class="t">{shortDate(lastAt, useCell(language), texts)}</span>}
      </span>
    </RowLink>
  )
}

/** A conversation with one person. */
export function DirectRow({ room, isCurrent }: { readonly room: Room; readonly isCurrent: boolean }): JSX.Element {
  const texts = useTexts()
  const nick = room.peer?.nick ?? ''
  const unread = room.notice === 'none' ? 0 : unreadOf(useApp(), room).unread
  const presence = [...room.people.values()].find(({ id }) => id === room.peer?.id)?.presence
  const words = [nick, ...(unread > 0 ? [texts.rooms.unread(unread)] : [])]
  return (
    <RowLink
      room={room.id}
      route={{ type: 'direct', room: room.id }}
      isCurrent={isCurrent}
      class={unread > 0 ? 'room talk un' : 'room talk'}
      label={words.join(', ')}
    >
      <span class="glyph">
        <Avatar nick={nick} size={32} presence={presence} />
      </span>
      <RowName name={nick} room={room} isCurrent={isCurrent} />
      <span class="rmeta" aria-hidden="true">
        {unread > 0 && <b class="badge at">{cap(unread)}</b>}
      </span>
    </RowLink>
  )
}

interface RowNameProps {
  readonly name: string
  readonly room: Room | undefined
  readonly isCurrent: boolean
}

function RowName({ name, room, isCurrent }: RowNameProps): JSX.Element {
  const { client, drafts } = useApp()
  const places = useCell(drafts.places)
  const hasDraft = !isCurrent && room !== undefined && places.has(keyOf(placeOf(client, room)))
  return (
    <span class="rname" aria-hidden="true">
      {hasDraft && <Icon name="pencil" size={14} />}
      <span>{name}</span>
    </span>
  )
}

function RowMeta({ item }: { readonly item: RoomItem }): JSX.Element {
  const { mentions, unread, isMuted, room, count } = item
  const hasFailed = room?.sendings.some(({ state }) => state === 'failed') ?? false
  return (
    <span class="rmeta" aria-hidden="true">
      {hasFailed && (
        <span class="warn">
          <Icon name="circle-alert" size={15} />
        </span>
      )}
      {mentions > 0 && (
        <b class="badge at">
          <Icon name="at-sign" size={12} />
          {cap(mentions)}
        </b>
      )}
      {unread > 0 && <b class="badge">{cap(unread)}</b>}
      {isMuted && <Icon name="bell-off" size={15} />}
      {count > 0 && <span class="rcount">{cap(count)}</span>}
    </span>
  )
}

/** One sentence: "lab-redes, 11 pessoas online: Yuri, Dora e mais 9, 7 não lidas, 2 menções". */
function rowLabel({ name, count, people, unread, mentions, isMuted }: RoomItem, texts: WebTexts): string {
  const who = count > 0 && people.length > 0 ? `: ${texts.rooms.who(people, count)}` : ''
  const parts = [name]
  if (count > 0) parts.push(`${texts.rooms.online(count)}${who}`)
  if (unread > 0) parts.push(texts.rooms.unread(unread))
  if (mentions > 0) parts.push(texts.rooms.mentions(mentions))
  if (isMuted) parts.push(texts.rooms.muted)
  return parts.join(', ')
}

function cap(count: number): string {
  return count > most ? `${most}+` : String(count)
}
