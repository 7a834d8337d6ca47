import { cell } from './cell.ts'
import type { Cell } from './cell.ts'
import { onKeptElsewhere, readPreferences, writePreferences } from './kept-preferences.ts'
import type { Preferences } from './kept-preferences.ts'
import { showTheme, watchSystemTheme } from './theme.ts'

const compactBelow = 640

/** Reads what was set, keeps it up to date on the page and in the browser, also as other tabs change it. */
export function createPreferences(): Cell<Preferences> {
  const preferences = cell(readPreferences())
  const apply = (): void => show(preferences.get())
  preferences.watch(() => {
    writePreferences(preferences.get())
    apply()
  })
  onKeptElsewhere(() => preferences.set(readPreferences()))
  watchSystemTheme(apply)
  matchMedia(`(max-height: ${compactBelow - 1}px)`).addEventListener('change', apply)
  apply()
  return preferences
}

function show({ theme, density, textSize, width, lessMotion, underlineLinks }: Preferences): void {
  const { dataset, style } = document.documentElement
  showTheme(theme)
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
