import { onKeptElsewhere, readPreferences } from '../state/kept-preferences.ts'
import { showTheme, watchSystemTheme } from '../state/theme.ts'

/** The theme line has set the theme; from then on the door follows what is chosen on a page beside it, and the system. */
export function followTheme(): void {
  const show = (): void => showTheme(readPreferences().theme)
  onKeptElsewhere(show)
  watchSystemTheme(show)
}
