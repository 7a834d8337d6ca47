import type { ChosenTheme } from './theme.ts'

/** What a person has set on this device. */
export interface Preferences {
  readonly theme: ChosenTheme
  readonly density: 'comfortable' | 'compact' | 'large'
  /** In percent. */
  readonly textSize: number
  readonly width: 'narrow' | 'wide'
  readonly lessMotion: boolean
  readonly clock: 'auto' | 'h12' | 'h24'
  readonly sound: boolean
  readonly desktopNotices: boolean
  readonly hideNoticeText: boolean
  readonly enterSends: 'auto' | 'yes' | 'no'
  readonly sendTyping: boolean
  readonly emoticons: boolean
  readonly announce: 'all' | 'mentions' | 'none'
  readonly underlineLinks: boolean
  readonly arrivals: 'show' | 'merge' | 'hide'
  readonly order: 'activity' | 'name'
  readonly showPeople: boolean
  /** Notices are held back until then. */
  readonly pausedUntil: number
  readonly offeredNotices: boolean
}

const defaults: Preferences = {
  theme: 'system',
  density: 'comfortable',
  textSize: 100,
  width: 'narrow',
  lessMotion: false,
  clock: 'auto',
  sound: false,
  desktopNotices: false,
  hideNoticeText: false,
  enterSends: 'auto',
  sendTyping: true,
  emoticons: false,
  announce: 'all',
  underlineLinks: false,
  arrivals: 'merge',
  order: 'activity',
  showPeople: true,
  pausedUntil: 0,
  offeredNotices: false,
}
const place = 'papo-preferences'

/** Calls when another tab of this browser has set something. */
export function onKeptElsewhere(changed: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === place) changed()
  })
}

/** What was set in this browser. */
export function readPreferences(): Preferences {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Preferences>) }
  } catch {
    return defaults
  }
}

/** Keeps it. */
export function writePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(place, JSON.stringify(preferences))
  } catch {
    // a browser that keeps nothing for us: set until the page is left
  }
}
