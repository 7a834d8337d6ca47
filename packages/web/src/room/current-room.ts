import type { Client, Room } from '@papo/sdk'
import { useLayoutEffect, useState } from 'preact/hooks'
import { useApp } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import type { Route } from '../state/route.ts'

/** What stands where a room is shown: none chosen, on its way, there, or not to be found. */
export type Shown =
  | { readonly type: 'none' }
  | { readonly type: 'loading' }
  | { readonly type: 'room'; readonly room: Room }
  | { readonly type: 'missing'; readonly name: string }

const lastPlace = 'papo-last-room'
/** What is remembered once the last place was left: no page goes into a room again by itself. */
const nowhere = ''

/** The room that the address names; entered where one is not in it yet. */
export function useShownRoom(isPhone: boolean): Shown {
  const { client, navigation, room: shownRoom, arrived } = useApp()
  const route = useCell(navigation.route)
  const [shown, setShown] = useState<Shown>(() => findShown(client, route) ?? { type: 'loading' })
  // before the next frame: a room that is there already is seen in it
  useLayoutEffect(() => {
    let isCurrent = true
    const show = (next: Shown): void => {
      if (!isCurrent) return
      setShown(next)
      shownRoom.set(next.type === 'room' ? next.room : undefined)
      arrived.set(next.type !== 'loading')
    }
    const look = (): void => {
      if (navigation.route.get() === route) void follow(client, route, { show, isPhone, replace: navigation.replace })
    }
    const exit = (room: Room): void => {
      // under a new name one goes back to the same rooms; where one left, here or elsewhere, one does not
      if (client.state.type !== 'ready') return look()
      if (room.view.slug === recall()) remember(nowhere)
      if (room === shownRoom.get()) navigation.replace({ type: 'rooms' })
      else look()
    }
    look()
    const stops = [client.on('state', look), client.on('exited', exit)]
    return () => {
      isCurrent = false
      stops.forEach((stop) => stop())
    }
  }, [client, route, isPhone])
  return shown
}

interface Following {
  readonly show: (shown: Shown) => void
  readonly isPhone: boolean
  readonly replace: (route: Route) => void
}

async function follow(client: Client, route: Route, { show, isPhone, replace }: Following): Promise<void> {
  const found = findShown(client, route)
  if (found) {
    if (found.type === 'room' && route.type === 'room') remember(route.slug)
    return show(found)
  }
  if (client.state.type !== 'ready') return show({ type: 'loading' })
  if (route.type === 'rooms') {
    const home = isPhone ? undefined : homeOf(client)
    return home === undefined ? show({ type: 'none' }) : replace({ type: 'room', slug: home })
  }
  if (route.type === 'direct') return show({ type: 'missing', name: '' })
  show({ type: 'loading' })
  try {
    show({ type: 'room', room: await client.join({ slug: route.slug }) })
    remember(route.slug)
  } catch {
    if (client.state.type === 'ready') show({ type: 'missing', name: route.slug })
  }
}

/** A room that is there already: then nothing needs to be waited for. */
function findShown({ rooms }: Client, route: Route): Shown | undefined {
  const all = [...rooms.values()]
  const room =
    route.type === 'room'
      ? all.find(({ view }) => view.kind === 'open' && view.slug === route.slug)
      : route.type === 'direct'
        ? rooms.get(route.room)
        : undefined
  return room && { type: 'room', room }
}

/** Where a wide page begins: in the room of the last time, else in one's first, else in the one that lists put first. */
function homeOf({ rooms, roomList }: Client): string | undefined {
  const last = recall()
  const own = [...rooms.values()].flatMap(({ view }) => (view.kind === 'open' ? view.slug : []))
  if (last === nowhere) return own[0]
  const known = [...own, ...roomList.map(({ slug }) => slug)]
  return last !== undefined && known.includes(last) ? last : known[0]
}

function remember(slug: string): void {
  try {
    localStorage.setItem(lastPlace, slug)
  } catch {
    // a browser that keeps nothing for us
  }
}

function recall(): string | undefined {
  try {
    return localStorage.getItem(lastPlace) ?? undefined
  } catch {
    return undefined
  }
}
