import type { App } from './app.ts'

const yearSeconds = 31_536_000

/** Keeps the page's language and the browser's memory of it at what was chosen. */
export function followLanguage({ language }: App): void {
  language.watch(() => {
    document.documentElement.lang = language.get()
    document.cookie = `lang=${language.get()}; Path=/; SameSite=Lax; Max-Age=${yearSeconds}`
  })
}
