import { cell } from './cell.ts'
import type { Cell } from './cell.ts'

/** What a person has set on this device. */
export interface Preferences {
  readonly theme: 'light' | 'dark' | 'system'
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
const compactBelow = 640

/** Reads what was set, keeps it up to date on the page and in the browser, also as other tabs change it. */
export function createPreferences(): Cell<Preferences> {
  const preferences = cell(read())
  const apply = (): void => show(preferences.get())
  preferences.watch(() => {
    write(preferences.get())
    apply()
  })
  addEventListener('storage', ({ key }) => {
    if (key === place) preferences.set(read())
  })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply)
  matchMedia(`(max-height: ${compactBelow - 1}px)`).addEventListener('change', apply)
  apply()
  return preferences
}

function read(): Preferences {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Preferences>) }
  } catch {
    return defaults
  }
}

function write(preferences: Preferences): void {
  try {
    localStorage.setItem(place, JSON.stringify(preferences))
  } catch {
    // a browser that keeps nothing for us: set until the page is left
  }
}

function show({ theme, density, textSize, width, lessMotion, underlineLinks }: Preferences): void {
  const { dataset, style } = document.documentElement
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  dataset['theme'] = theme === 'system' ? system : theme
  const isLow = matchMedia(`(max-height: ${compactBelow - 1}px)`).matches
  dataset['density'] = density === 'comfortable' && isLow ? 'compact' : density
  dataset['width'] = width
  dataset['motion'] = lessMotion ? 'less' : 'full'
  dataset['links'] = underlineLinks ? 'underlined' : 'plain'
  style.setProperty('--zoom', String(textSize / 100))
  // the server and the theme line read it before the script is there
  const life = theme === 'system' ? 0 : 31_536_000
  document.cookie = `theme=${theme}; Path=/; SameSite=Lax; Max-Age=${life}`
}
