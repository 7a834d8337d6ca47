/** What a person chose to look at; absent: as the system has it. */
export type Theme = 'light' | 'dark'

/** The ground of the page in each theme, for what the browser draws around it. */
const grounds: Readonly<Record<Theme, string>> = { light: '#eeeef7', dark: '#12111c' }

/**
 * Sets the theme before anything is drawn: the chosen one, or the system's. What is chosen later is followed by what
 * the browser draws around the page.
 */
export const themeLine = `(d=>{const c=(document.cookie.match(/(?:^|; )theme=(light|dark)/)||[])[1],s=()=>{for(const t of document.querySelectorAll('[name=theme-color]'))t.content=d.dataset.theme=='dark'?'${grounds.dark}':'${grounds.light}'};d.dataset.theme=c||(matchMedia('(prefers-color-scheme:dark)').matches?'dark':'light');s();new MutationObserver(s).observe(d,{attributeFilter:['data-theme']})})(document.documentElement)`

/** The theme that a Cookie header asks for. */
export function themeOf(cookies: string | undefined): Theme | undefined {
  const found = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(cookies ?? '')?.[1]
  return found === 'light' || found === 'dark' ? found : undefined
}

/** The tags of the head that every page has, the theme's among them. */
export function themeTags(): string {
  return `<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="${grounds.light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="${grounds.dark}" media="(prefers-color-scheme: dark)">
<script>${themeLine}</script>`
}
