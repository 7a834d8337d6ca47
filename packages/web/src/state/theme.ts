/** A theme that can be chosen. */
export type ChosenTheme = 'light' | 'dark' | 'system'

const systemIsDark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)')

/** Shows a theme, with the browser's own parts in it too (`color-scheme`); `system`: as the system has it now. */
export function showTheme(theme: ChosenTheme): void {
  const system = systemIsDark().matches ? 'dark' : 'light'
  document.documentElement.dataset['theme'] = theme === 'system' ? system : theme
}

/** Calls when the system has another theme. */
export function watchSystemTheme(changed: () => void): void {
  systemIsDark().addEventListener('change', changed)
}
