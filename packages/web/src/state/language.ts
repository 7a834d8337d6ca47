import { parseLanguage } from '@papo/protocol'
import type { App } from './app.ts'
import { openChannel } from './channel.ts'

const yearSeconds = 31_536_000

/** Keeps the page's language, the browser's memory of it, and the other tabs at what was chosen. */
export function followLanguage({ language }: App): void {
  const others = openChannel('papo-language')
  language.watch(() => {
    const chosen = language.get()
    document.documentElement.lang = chosen
    document.cookie = `lang=${chosen}; Path=/; SameSite=Lax; Max-Age=${yearSeconds}`
    others?.postMessage(chosen)
  })
  others?.addEventListener('message', ({ data }: MessageEvent<string>) => {
    language.set(parseLanguage(data) ?? language.get())
  })
}
