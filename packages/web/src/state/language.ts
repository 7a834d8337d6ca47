import { parseLanguage } from '@papo/protocol'
import type { Language } from '@papo/protocol'
import { loadTexts, textsIn } from '../text/web-texts.ts'
import type { App } from './app.ts'
import { openChannel } from './channel.ts'

const yearSeconds = 31_536_000

/** Keeps the page's language, the browser's memory of it, and the other tabs at what was chosen. */
export function followLanguage(app: App): void {
  const { language } = app
  const others = openChannel('papo-language')
  language.watch(() => {
    const chosen = language.get()
    document.documentElement.lang = chosen
    document.cookie = `lang=${chosen}; Path=/; SameSite=Lax; Max-Age=${yearSeconds}`
    others?.postMessage(chosen)
  })
  others?.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const chosen = parseLanguage(data)
    if (chosen) void chooseLanguage(app, chosen)
  })
}

let newest: Language | undefined

/** Has the page speak a language, once its texts are here; says so where they do not come. */
export async function chooseLanguage({ language, toasts }: App, chosen: Language): Promise<void> {
  newest = chosen
  try {
    await loadTexts(chosen)
  } catch {
    return toasts.show({ text: textsIn(language.get()).error.notLoaded })
  }
  // who chose another one meanwhile has that
  if (newest === chosen) language.set(chosen)
}
