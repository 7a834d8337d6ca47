import type { WebTexts } from '@papo/protocol'
import { useEffect } from 'preact/hooks'
import { loadPaletteAhead } from './overlays/load-palette.ts'
import { useApp, useTexts } from './state/app.ts'
import type { App } from './state/app.ts'
import { roomBlocks } from './rooms/room-items.ts'
import { markAllRead, unreadOf } from './state/mark-all.ts'
import type { Route } from './state/route.ts'

/** What keys do that hold anywhere on the page. */
export interface KeyActions {
  readonly togglePeople: () => void
}

/** The parts of the page, and what has the focus there: the first of these that there is. */
const regions: readonly (readonly [part: string, ...places: string[]])[] = [
  ['.side', '.rooms .room[aria-current]', '.rooms .room'],
  ['.log', '.log'],
  ['.foot', '#composer'],
  ['.mem', '.mem .pm, .mem .pinned button', '.mem button'],
  ['.toast', '.toast button'],
]

/** Listens for the keys that hold anywhere. */
export function useKeyboard(actions: KeyActions): void {
  const app = useApp()
  const texts = useTexts()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented) return
      if (!event.repeat && (event.key === 'Control' || event.key === 'Meta')) loadPaletteAhead()
      const act = findAction(event, app, { ...actions, texts })
      // a look through the page, so only for keys that do something
      if (!act || document.querySelector('dialog[open]')) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [app, actions, texts])
}

type Act = () => void

/** What keys need. */
interface Given extends KeyActions {
  readonly texts: WebTexts
}

function findAction(event: KeyboardEvent, app: App, given: Given): Act | undefined {
  const { key, altKey, shiftKey } = event
  const hasControl = event.ctrlKey || event.metaKey
  if (key === 'Escape' && !hasControl && !altKey) return () => void app.list.get()?.dropUnread()
  if (hasControl && !altKey) return controlAction(event, app, given)
  if (key === '?' && !altKey && !isField(event)) return () => showKeys(app)
  if (!altKey || hasControl) return undefined
  if (key === 'ArrowUp' || key === 'ArrowDown') return () => goToNext(app, key === 'ArrowDown' ? 1 : -1, shiftKey)
  if (key.toLowerCase() === 'h') return () => markAllRead(app, given.texts)
  return undefined
}

function controlAction(event: KeyboardEvent, app: App, { togglePeople, texts }: Given): Act | undefined {
  const { key, shiftKey } = event
  if (shiftKey) {
    if (event.code === 'Period') return () => app.announcer.repeat(texts.aria.nothingYet)
    return key === 'F6' ? () => goToRegion(-1) : undefined
  }
  const acts: Readonly<Record<string, Act>> = {
    k: () => app.overlay.set({ type: 'palette' }),
    '.': togglePeople,
    '/': () => showKeys(app),
    F6: () => goToRegion(1),
    End: () => app.list.get()?.jumpToEnd(),
  }
  return acts[key.length === 1 ? key.toLowerCase() : key]
}

function goToRegion(step: 1 | -1): void {
  const found = regions.flatMap(([part, ...places]) => {
    const place = places.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? [])[0]
    return place ? [{ part, place }] : []
  })
  const at = found.findIndex(({ part }) => document.activeElement?.closest(part))
  // from outside of all of them one comes to the first, or the last
  const next = at < 0 && step < 0 ? found.length - 1 : (at + step + found.length) % found.length
  found[next]?.place.focus()
}

function showKeys({ overlay }: App): void {
  overlay.set({ type: 'settings', tab: 'keys' })
}

/** Whether a key types something where it is pressed. */
function isField(event: Event): boolean {
  const [target] = event.composedPath()
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable]')
}

/** The rooms as the list shows them, one's own alone. */
function goToNext(app: App, step: 1 | -1, isUnread: boolean): void {
  const { navigation, preferences, room } = app
  const { active, direct, quiet } = roomBlocks(app, Date.now(), preferences.get().order)
  const places = [
    ...active.map(({ id, slug, unread }) => ({ id, unread, route: { type: 'room', slug } as Route })),
    ...direct.map((one) => ({
      id: one.id,
      unread: unreadOf(app, one).unread,
      route: { type: 'direct', room: one.id } as Route,
    })),
    ...quiet.map(({ id, slug, unread }) => ({ id, unread, route: { type: 'room', slug } as Route })),
  ]
  const at = places.findIndex(({ id }) => id === room.get()?.id)
  for (let i = 1; i <= places.length; i++) {
    const place = places[(at + step * i + places.length * 2) % places.length]
    if (place && (!isUnread || place.unread > 0)) return navigation.go(place.route)
  }
}
