import type { MessageEvent as Message, WebTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import { firstWords } from '../files/first-words.ts'
import { roomName } from '../room/room-name.ts'
import type { App } from '../state/app.ts'
import { addressOf } from '../state/route.ts'
import type { Route } from '../state/route.ts'
import type { Toast } from '../state/toasts.ts'
import { textsIn } from '../text/web-texts.ts'
import { followTitle } from './page-title.ts'
import { showNotice } from './desktop-notice.ts'
import { knock } from './sound.ts'

const mostSpoken = 140
const mentionGapMs = 10_000

/** Tells the person of what happens where he does not look: by title, icon, notice, sound, toast and voice. */
export function followNews(app: App): void {
  followTitle(app)
  const news = createNews(app)
  app.client.on('message', (message, room) => {
    const { me, ignored } = app.client
    if (message.author === me?.id || ignored.has(message.author)) return
    news(message, room, me !== undefined && callsUser(message, me.id))
  })
}

/** Whether a message names somebody, or calls everybody. */
function callsUser({ mentions, all }: Message, user: number): boolean {
  return all === true || (mentions?.includes(user) ?? false)
}

type News = (message: Message, room: Room, isCall: boolean) => void

function createNews(app: App): News {
  let spokenAt = 0
  return (message, room, isCall) => {
    const isOpen = app.room.get() === room
    const isFront = isOpen && document.visibilityState === 'visible' && document.hasFocus()
    if (isFront) return announce(app, message, isCall)
    const isWanted = isCall || room.view.kind === 'direct' || room.notice === 'all'
    if (room.notice === 'none' || !isWanted || app.preferences.get().pausedUntil > Date.now()) return
    tell(app, { message, room, isCall })
    const now = performance.now()
    if (!isCall || now - spokenAt < mentionGapMs) return
    spokenAt = now
    app.announcer.say({ text: textsOf(app).aria.mentionIn(roomName(room), message.nick), isFirst: true })
  }
}

/** A live message of the open room, while its end is in sight. */
function announce(app: App, message: Message, isCall: boolean): void {
  const { announce: wanted } = app.preferences.get()
  if (wanted === 'none' || (wanted === 'mentions' && !isCall) || !isAtEnd()) return
  const { aria } = textsOf(app)
  const plain = firstWords(message, app.language.get())
  const text = plain.length > mostSpoken ? `${plain.slice(0, mostSpoken)}… ${aria.long}` : plain
  const say = isCall ? aria.called : aria.said
  app.announcer.say({ text: say(message.nick, text), nick: message.nick, isFirst: isCall })
}

/** As the list says: between a message and the next frame, its end is farther away than the person is. */
function isAtEnd(): boolean {
  return document.querySelector('[role=log][data-at-end]') !== null
}

interface Told {
  readonly message: Message
  readonly room: Room
  readonly isCall: boolean
}

function tell(app: App, { message, room, isCall }: Told): void {
  const { preferences, navigation } = app
  const { sound, desktopNotices, hideNoticeText } = preferences.get()
  const { notify } = textsOf(app)
  const name = roomName(room)
  const route: Route =
    room.view.kind === 'direct' ? { type: 'direct', room: room.id } : { type: 'room', slug: room.view.slug }
  if (sound) knock()
  if (document.visibilityState === 'visible' && document.hasFocus()) {
    if (!isCall && room.view.kind !== 'direct') return
    const open = { label: notify.open, act: () => navigation.go(route) }
    const text = room.peer ? notify.direct(message.nick) : notify.mentionIn(name, message.nick)
    return showUntil(app, room, { text, actions: [open] })
  }
  if (isCall) offerNotices(app)
  if (!desktopNotices) return
  const title = room.view.kind === 'direct' ? message.nick : notify.title(message.nick, name)
  const body = hideNoticeText ? notify.hidden : firstWords(message, app.language.get()).slice(0, 120)
  const address = addressOf(route.type === 'room' ? { ...route, message: message.seq } : route)
  showNotice({ title, body, tag: `papo-${room.id}`, address, open: () => navigation.go(route) })
}

/** A toast that has nothing to say any more when its room is opened. */
function showUntil({ room: current, toasts }: App, room: Room, toast: Toast): void {
  toasts.show(toast)
  const stop = current.watch(() => {
    if (current.get() === room) toasts.end(toast, 'gone')
    if (toasts.current.get() !== toast) stop()
  })
}

/** Once, after the first time that somebody called while the person was away. */
function offerNotices({ preferences, toasts, ...app }: App): void {
  const { offeredNotices, desktopNotices } = preferences.get()
  if (offeredNotices || desktopNotices || !isSecureContext || !('Notification' in window)) return
  if (Notification.permission !== 'default') return
  preferences.update((now) => ({ ...now, offeredNotices: true }))
  const { notify } = textsIn(app.language.get())
  const accept = async (): Promise<void> => {
    const isGranted = (await Notification.requestPermission()) === 'granted'
    preferences.update((now) => ({ ...now, desktopNotices: isGranted }))
  }
  const actions = [
    { label: notify.want, act: () => void accept() },
    { label: notify.later, act: () => undefined },
  ]
  addEventListener('focus', () => toasts.show({ text: notify.offer, actions }), { once: true })
}

function textsOf({ language }: App): WebTexts {
  return textsIn(language.get())
}
