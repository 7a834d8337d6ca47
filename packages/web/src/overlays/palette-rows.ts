import { settingsTexts } from '@papo/protocol'
import type { PaletteTexts, PersonView, WebTexts } from '@papo/protocol'
import { pageCommands } from '../composer/page-commands.ts'
import { talkTo } from '../people/person-card.tsx'
import { compareRooms, openRooms } from '../rooms/room-items.ts'
import type { RoomItem } from '../rooms/room-items.ts'
import type { App } from '../state/app.ts'
import { settingsTabs } from '../settings/tabs.ts'
import type { IconName } from '../icon-names.ts'
import { findRanked } from './palette-rank.ts'

/** A line of the palette. */
export interface PaletteRow {
  readonly id: string
  readonly label: string
  /** What was typed of the label; absent where it is not a name that was sought. */
  readonly query?: string
  /** The group that it begins or goes on. */
  readonly group: string
  readonly room?: number
  readonly nick?: string
  readonly icon?: IconName
  readonly note?: string
  readonly act: () => void
}

/** The words of the palette, and the page's own. */
interface Words extends Pick<WebTexts, 'rooms'> {
  readonly palette: PaletteTexts
}

/** The words, and who is online. */
interface Known {
  readonly texts: Words
  readonly people: readonly PersonView[]
}

const most = 8
const mostRoomsAmongOthers = 5

/** What fits what was typed: rooms, people, actions; by `#`, `@`, `/` and `>` only some of them. */
export function paletteRows(app: App, typed: string, { texts, people }: Known): PaletteRow[] {
  const [, sign = '', query = ''] = /^([#@/>]?)(.*)$/su.exec(typed.trim()) ?? []
  if (sign === '@') return peopleRows(app, query, { texts, people })
  if (sign === '/') return commandRows(app, query, texts)
  if (sign === '>') return settingRows(app, query, texts)
  const rooms = roomRows(app, query, texts)
  if (query === '') return rooms
  if (sign === '#') return [...rooms, createRow(app, query, texts)]
  return [
    ...rooms.slice(0, mostRoomsAmongOthers),
    ...peopleRows(app, query, { texts, people }).slice(0, 4),
    ...settingRows(app, query, texts).slice(0, 2),
    createRow(app, query, texts),
  ]
}

function roomRows(app: App, query: string, { palette, rooms }: Words): PaletteRow[] {
  const { navigation, preferences } = app
  const compare = compareRooms(Date.now(), preferences.get().order)
  const unreadFirst = (a: RoomItem, b: RoomItem): number =>
    b.mentions - a.mentions || b.unread - a.unread || compare(a, b)
  const found = findRanked(openRooms(app), query, {
    nameOf: ({ name }) => name,
    most,
    compare: query === '' ? unreadFirst : compare,
  })
  const noteOf = ({ unread, count }: RoomItem): string =>
    unread > 0 ? rooms.unread(unread) : count > 0 ? palette.online(count) : palette.quiet
  return found.map((item) => ({
    id: `room-${item.id}`,
    label: item.name,
    query,
    group: query === '' ? palette.recent : palette.rooms,
    room: item.id,
    note: noteOf(item),
    act: () => navigation.go({ type: 'room', slug: item.slug }),
  }))
}

function peopleRows(app: App, query: string, { texts: { palette }, people }: Known): PaletteRow[] {
  const others = people.filter(({ id }) => id !== app.client.me?.id)
  return findRanked(others, query, { nameOf: ({ nick }) => nick, most }).map((person) => ({
    id: `person-${person.id}`,
    label: person.nick,
    query,
    group: palette.people,
    nick: person.nick,
    act: () => talkTo(app, person),
  }))
}

function commandRows({ language, composer }: App, query: string, { palette }: Words): PaletteRow[] {
  const own = pageCommands(language.get())
  return findRanked(own, query, { nameOf: ({ word }) => word, most }).map(({ name, word, does }) => ({
    id: `command-${name}`,
    label: `/${word}`,
    query,
    group: palette.actions,
    icon: 'chevron-down',
    note: does,
    act: () => composer.set({ focus: true, insert: `/${word} ` }),
  }))
}

function settingRows({ overlay, language }: App, query: string, { palette }: Words): PaletteRow[] {
  const { settings } = settingsTexts[language.get()]
  const tabs = settingsTabs.map((tab) => ({ tab, name: `${settings.title}: ${settings.tabs[tab]}` }))
  return findRanked(tabs, query, { nameOf: ({ name }) => name, most }).map(({ tab, name }) => ({
    id: `setting-${tab}`,
    label: name,
    query,
    group: palette.actions,
    icon: 'settings',
    act: () => overlay.set({ type: 'settings', tab }),
  }))
}

function createRow({ overlay }: App, name: string, { palette }: Words): PaletteRow {
  const act = (): void => overlay.set({ type: 'create', name })
  return { id: 'create', label: palette.create(name), group: palette.actions, icon: 'plus', act }
}
