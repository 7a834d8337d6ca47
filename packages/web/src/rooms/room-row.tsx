import type { WebTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { Avatar, Faces, RoomTile } from '../parts/faces.tsx'
import { Icon } from '../parts/icon.tsx'
import { useApp, usePreferences, useTexts } from '../state/app.ts'
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
  // where one is in, nobody only means that it is not known yet who else
  const nobody = item.room ? '' : texts.rooms.nobody
  const unsent = useUnsent(item.room, isCurrent)
  return (
    <RowLink
      room={id}
      route={{ type: 'room', slug }}
      isCurrent={isCurrent}
      class={item.unread > 0 || item.mentions > 0 ? 'room un' : 'room'}
      label={rowLabel(item, unsent, texts)}
    >
      <span class="glyph">
        <RoomTile room={id} size={34} />
      </span>
      <RowName name={name} {...unsent} />
      <RowMeta item={item} {...unsent} />
      <span class="rwho" aria-hidden="true">
        {people.length > 0 && <Faces nicks={people.slice(0, 3)} size={18} />}
        <span>{count === 0 ? nobody : texts.rooms.who(people, count)}</span>
      </span>
    </RowLink>
  )
}

/** A room in which nothing happens now. */
export function QuietRow({ item, isCurrent }: { readonly item: RoomItem; readonly isCurrent: boolean }): JSX.Element {
  const language = useCell(useApp().language)
  const texts = useTexts()
  const { clock } = usePreferences()
  const { id, name, slug, lastAt, unread } = item
  const unsent = useUnsent(item.room, isCurrent)
  return (
    <RowLink
      room={id}
      route={{ type: 'room', slug }}
      isCurrent={isCurrent}
      class={unread > 0 ? 'room one un' : 'room one'}
      label={rowLabel(item, unsent, texts)}
    >
      <span class="glyph">
        <RoomTile room={id} size={22} />
      </span>
      <RowName name={name} {...unsent} />
      <span class="rmeta" aria-hidden="true">
        {unsent.hasFailed && <FailedSign />}
        {unread > 0 && <b class="badge">{cap(unread)}</b>}
        {lastAt > 0 && unread === 0 && <span class="t">{shortDate(lastAt, { language, texts, clock })}</span>}
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
  const unsent = useUnsent(room, isCurrent)
  const words = [nick, ...(unread > 0 ? [texts.rooms.unread(unread)] : []), ...unsentWords(unsent, texts)]
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
      <RowName name={nick} {...unsent} />
      <span class="rmeta" aria-hidden="true">
        {unsent.hasFailed && <FailedSign />}
        {unread > 0 && <b class="badge at">{cap(unread)}</b>}
      </span>
    </RowLink>
  )
}

/** What one has written in a room and nobody got. */
interface Unsent {
  readonly hasDraft: boolean
  readonly hasFailed: boolean
}

/** A draft of the current room is before one's eyes. */
function useUnsent(room: Room | undefined, isCurrent: boolean): Unsent {
  const { client, drafts } = useApp()
  const places = useCell(drafts.places)
  return {
    hasDraft: !isCurrent && room !== undefined && places.has(keyOf(placeOf(client, room))),
    hasFailed: room?.sendings.some(({ state }) => state === 'failed') ?? false,
  }
}

function unsentWords({ hasDraft, hasFailed }: Unsent, { rooms }: WebTexts): string[] {
  return [...(hasDraft ? [rooms.draft] : []), ...(hasFailed ? [rooms.failed] : [])]
}

function RowName({ name, hasDraft }: Unsent & { readonly name: string }): JSX.Element {
  return (
    <span class="rname" aria-hidden="true">
      {hasDraft && <Icon name="pencil" size={14} />}
      <span>{name}</span>
    </span>
  )
}

function FailedSign(): JSX.Element {
  return (
    <span class="warn">
      <Icon name="circle-alert" size={15} />
    </span>
  )
}

function RowMeta({ item, hasFailed }: Unsent & { readonly item: RoomItem }): JSX.Element {
  const { mentions, unread, isMuted, count } = item
  return (
    <span class="rmeta" aria-hidden="true">
      {hasFailed && <FailedSign />}
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
function rowLabel(item: RoomItem, unsent: Unsent, texts: WebTexts): string {
  const { name, count, people, unread, mentions, isMuted } = item
  const who = count > 0 && people.length > 0 ? `: ${texts.rooms.who(people, count)}` : ''
  const parts = [name]
  if (count > 0) parts.push(`${texts.rooms.online(count)}${who}`)
  if (unread > 0) parts.push(texts.rooms.unread(unread))
  if (mentions > 0) parts.push(texts.rooms.mentions(mentions))
  if (isMuted) parts.push(texts.rooms.muted)
  return [...parts, ...unsentWords(unsent, texts)].join(', ')
}

function cap(count: number): string {
  return count > most ? `${most}+` : String(count)
}
