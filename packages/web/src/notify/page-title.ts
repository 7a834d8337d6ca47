import type { App } from '../state/app.ts'
import { roomName } from '../room/room-name.ts'
import { unreadOf } from '../state/mark-all.ts'

const unreadIcon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#6d6d80" d="M4.5 29.2V14.2C4.5 8.2 9.3 3.4 15.3 3.4h1.8c6 0 10.8 4.8 10.8 10.8S23.1 25 17.1 25H12z"/><path fill="#fbb336" d="M16.2 9.1a5.1 5.1 0 0 1 5.1 5.1v5.1h-5.1a5.1 5.1 0 0 1 0-10.2z"/><circle cx="25" cy="7" r="6.5" fill="#c32643"/></svg>',
)}`

/** Keeps the title, the icon and the badge of the page at what is unread. */
export function followTitle(app: App): void {
  const { client, room } = app
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  const calm = icon?.getAttribute('href') ?? ''
  let isDue = false
  let badge: number | undefined
  const draw = (): void => {
    isDue = false
    const { mentions, unread } = count(app)
    const current = room.get()
    const name = current ? `${roomName(current)} · ` : ''
    const sign = mentions > 0 ? `(${mentions}) ` : unread > 0 ? '• ' : ''
    const title = `${sign}${name}Papo`
    if (document.title !== title) document.title = title
    const wanted = unread + mentions > 0 ? unreadIcon : calm
    if (icon && icon.getAttribute('href') !== wanted) icon.href = wanted
    // the system is asked only where it is another one: asking takes longer than all the rest
    if (badge !== mentions) setBadge((badge = mentions))
  }
  const later = (): void => {
    if (isDue) return
    isDue = true
    setTimeout(draw, 100)
  }
  for (const event of ['change', 'entered', 'exited', 'state'] as const) client.on(event, later)
  room.watch(later)
  app.heldMarks.watch(later)
  app.watched.watch(later)
  later()
}

function count(app: App): { mentions: number; unread: number } {
  let mentions = 0
  let unread = 0
  for (const room of app.client.rooms.values()) {
    if (room.notice === 'none') continue
    const own = unreadOf(app, room)
    mentions += room.view.kind === 'direct' ? own.unread : own.mentions
    unread += own.unread
  }
  return { mentions, unread }
}

function setBadge(count: number): void {
  if (!('setAppBadge' in navigator)) return
  void (count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge()).catch(() => undefined)
}
