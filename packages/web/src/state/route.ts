import { cell } from './cell.ts'
import type { Cell } from './cell.ts'

/** Where in the app one is: on the list of rooms, in a room (at a message), in a conversation with one person. */
export type Route =
  | { readonly type: 'rooms' }
  | { readonly type: 'room'; readonly slug: string; readonly message?: number }
  | { readonly type: 'direct'; readonly room: number }

/** The place that an address means. */
export function parseRoute(pathname: string, search: string): Route {
  const [, slug, message] = /^\/s\/([^/]+)(?:\/m\/(\d+))?\/?$/.exec(pathname) ?? []
  if (slug !== undefined) {
    return { type: 'room', slug: decode(slug), ...(message === undefined ? {} : { message: Number(message) }) }
  }
  const direct = Number(new URLSearchParams(search).get('conversa'))
  return Number.isSafeInteger(direct) && direct > 0 ? { type: 'direct', room: direct } : { type: 'rooms' }
}

/** The address of a place. */
export function addressOf(route: Route): string {
  if (route.type === 'rooms') return '/'
  if (route.type === 'direct') return `/?conversa=${route.room}`
  const message = route.message === undefined ? '' : `/m/${route.message}`
  return `/s/${encodeURIComponent(route.slug)}${message}`
}

/** The place that is shown, with the browser's history behind it. */
export interface Navigation {
  readonly route: Cell<Route>
  readonly go: (route: Route) => void
  /** The same, in place of where one is. */
  readonly replace: (route: Route) => void
  /** To the list of rooms: back, where one came from it. */
  readonly backToRooms: () => void
}

/** Follows the address bar. */
export function createNavigation(): Navigation {
  const here = (): Route => parseRoute(location.pathname, location.search)
  const route = cell<Route>(here())
  addEventListener('popstate', () => route.set(here()))
  const go = (next: Route): void => {
    if (addressOf(next) !== location.pathname + location.search) {
      history.pushState({ from: route.get().type }, '', addressOf(next))
    }
    route.set(next)
  }
  const replace = (next: Route): void => {
    history.replaceState(history.state, '', addressOf(next))
    route.set(next)
  }
  const backToRooms = (): void => {
    const { from } = (history.state ?? {}) as { from?: string }
    if (from === 'rooms') history.back()
    else replace({ type: 'rooms' })
  }
  return { route, go, replace, backToRooms }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
