import { useEffect } from 'preact/hooks'
import { useApp, useTexts } from './state/app.ts'
import type { App } from './state/app.ts'
import { roomBlocks } from './rooms/room-items.ts'
import type { Route } from './state/route.ts'

/** What keys do that hold anywhere on the page. */
export interface KeyActions {
  readonly togglePeople: () => void
}

const regions = ['.rooms .room[aria-current], .rooms .room', '[role=log]', '#composer', '.mem .pm']

/** Listens for the keys that hold anywhere. */
export function useKeyboard(actions: KeyActions): void {
  const app = useApp()
  const texts = useTexts()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented) return
      const act = findAction(event, app, { ...actions, nothing: texts.aria.nothingYet })
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [app, actions, texts])
}

type Act = () => void

/** What keys need, with what is said where there is nothing to repeat. */
interface Given extends KeyActions {
  readonly nothing: string
}

function findAction(event: KeyboardEvent, app: App, given: Given): Act | undefined {
  const { key, altKey, shiftKey } = event
  const hasControl = event.ctrlKey || event.metaKey
  if (document.querySelector('dialog[open]')) return undefined
  if (key === 'Escape' && !hasControl && !altKey) return () => void app.list.get()?.dropUnread()
  if (hasControl && !altKey) return controlAction(event, app, given)
  if (!altKey || hasControl) return undefined
  if (key === 'ArrowUp' || key === 'ArrowDown') return () => goToNext(app, key === 'ArrowDown' ? 1 : -1, shiftKey)
  if (key.toLowerCase() === 'h') return () => markAllRead(app)
  return undefined
}

function controlAction(event: KeyboardEvent, app: App, { togglePeople, nothing }: Given): Act | undefined {
  const { key, shiftKey } = event
  if (shiftKey) {
    if (event.code === 'Period') return () => app.announcer.repeat(nothing)
    return key === 'F6' ? () => goToRegion(-1) : undefined
  }
  const acts: Readonly<Record<string, Act>> = {
    k: () => app.overlay.set({ type: 'palette' }),
    '.': togglePeople,
    '/': () => app.overlay.set({ type: 'settings', tab: 'keys' }),
    F6: () => goToRegion(1),
    End: () => app.list.get()?.jumpToEnd(),
  }
  return acts[key.length === 1 ? key.toLowerCase() : key]
}

function goToRegion(step: 1 | -1): void {
  const places = regions.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? [])
  const at = places.findIndex(
    (place) => place.contains(document.activeElement) || place.parentElement?.contains(document.activeElement),
  )
  places[(at + step + places.length) % places.length]?.focus()
}

/** The rooms as the list shows them, one's own alone. */
function goToNext({ client, navigation, preferences, room }: App, step: 1 | -1, isUnread: boolean): void {
  const { active, direct, quiet } = roomBlocks(client, Date.now(), preferences.get().order)
  const places = [
    ...active.map(({ id, slug, unread }) => ({ id, unread, route: { type: 'room', slug } as Route })),
    ...direct.map(({ id, unread }) => ({ id, unread, route: { type: 'direct', room: id } as Route })),
    ...quiet.map(({ id, slug, unread }) => ({ id, unread, route: { type: 'room', slug } as Route })),
  ]
  const at = places.findIndex(({ id }) => id === room.get()?.id)
  for (let i = 1; i <= places.length; i++) {
    const place = places[(at + step * i + places.length * 2) % places.length]
    if (place && (!isUnread || place.unread > 0)) return navigation.go(place.route)
  }
}

function markAllRead({ client }: App): void {
  for (const room of client.rooms.values()) room.mark()
}
