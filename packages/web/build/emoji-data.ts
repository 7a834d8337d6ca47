import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const { resolve } = createRequire(import.meta.url)
const name = 'virtual:emoji-data'
const languages = ['pt', 'en'] as const
/** What the picker reads of an emoji; the rest would only be carried. */
const read = ['annotation', 'emoji', 'emoticon', 'group', 'order', 'shortcodes', 'skins', 'tags', 'version']

/** Gives the page the picker's data, by language, as files of their own. */
export function emojiData(): Plugin {
  const references = new Map<string, string>()
  return {
    name: 'papo-emoji-data',
    buildStart() {
      for (const language of languages) {
        const source = JSON.stringify(trimmed(language))
        references.set(language, this.emitFile({ type: 'asset', name: `emoji-${language}.json`, source }))
      }
    },
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined
      const urls = languages.map((one) => `${one}: import.meta.ROLLUP_FILE_URL_${references.get(one) ?? ''}`)
      return `export const dataUrls = { ${urls.join(', ')} }`
    },
    transform: (code, id) => (id.includes('emoji-picker-element/picker') ? withoutInlineStyle(code) : undefined),
  }
}

function trimmed(language: string): unknown {
  const all = readJson<Record<string, unknown>[]>(`emojibase-data/${language}/data.json`)
  const codes = readJson<Record<string, string | string[]>>('emojibase-data/en/shortcodes/github.json')
  return all.map((emoji) => {
    const hexcode = String(emoji['hexcode'])
    const full: Record<string, unknown> = {
      ...emoji,
      annotation: emoji['label'],
      shortcodes: [codes[hexcode] ?? []].flat(),
    }
    if (Array.isArray(emoji['skins'])) full['skins'] = emoji['skins'].map(trimSkin)
    return Object.fromEntries(read.filter((key) => full[key] !== undefined).map((key) => [key, full[key]]))
  })
}

function trimSkin({ tone, emoji, version }: Record<string, unknown>): unknown {
  return { tone, emoji, version }
}

/** The page's policy takes no style that a script writes as text, but it takes a style sheet that a script makes. */
function withoutInlineStyle(code: string): string {
  const inline =
    /const style = document\.createElement\('style'\);\s*style\.textContent = ([^;]+);\s*this\.shadowRoot\.appendChild\(style\);/
  if (!inline.test(code)) throw new Error('the emoji picker brings its style in another way now')
  return code.replace(
    inline,
    'const sheet = new CSSStyleSheet(); sheet.replaceSync($1); this.shadowRoot.adoptedStyleSheets = [sheet];',
  )
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(resolve(path), 'utf8')) as T
}
