import type { Language, WebTexts } from '@papo/protocol'

const loads: Readonly<Record<Language, () => Promise<{ readonly texts: WebTexts }>>> = {
  'pt-BR': () => import('./pt-br.ts'),
  en: () => import('./en.ts'),
}
const loaded = new Map<Language, WebTexts>()

/** Brings what the page says in a language; nothing is said in one before that. */
export async function loadTexts(language: Language): Promise<void> {
  if (loaded.has(language)) return
  const { texts } = await loads[language]()
  loaded.set(language, texts)
}

/** What the page says in a language that was loaded. */
export function textsIn(language: Language): WebTexts {
  const texts = loaded.get(language)
  if (!texts) throw new Error(`the texts in ${language} are not loaded`)
  return texts
}
