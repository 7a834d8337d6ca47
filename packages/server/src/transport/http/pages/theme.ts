/** What a person chose to look at; absent: as the system has it. */
export type Theme = 'light' | 'dark'

/** Sets the theme before anything is drawn: the chosen one, or the system's. */
export const themeLine = `(d=>{const c=(document.cookie.match(/(?:^|; )theme=(light|dark)/)||[])[1];d.dataset.theme=c||(matchMedia('(prefers-color-scheme:dark)').matches?'dark':'light')})(document.documentElement)`

/** The theme that a Cookie header asks for. */
export function themeOf(cookies: string | undefined): Theme | undefined {
  const found = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(cookies ?? '')?.[1]
  return found === 'light' || found === 'dark' ? found : undefined
}

/** The tags of the head that every page has, the theme's among them. */
export function themeTags(): string {
  return `<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#eeeef7" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#12111c" media="(prefers-color-scheme: dark)">
<script>${themeLine}</script>`
}
