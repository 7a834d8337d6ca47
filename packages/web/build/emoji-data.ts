import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const { resolve } = createRequire(import.meta.url)
const name = 'virtual:emoji-data'
const languages = ['pt', 'en'] as const
/** What the picker reads of an emoji; the rest would only be carried. */
const read = ['annotation', 'emoji', 'group', 'order', 'skins', 'tags', 'version']
/** How many words beside its name an emoji is found by: the data must stay small. */
const mostTags = 2

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
  const all = readJson(`emojibase-data/${language}/data.json`) as Record<string, unknown>[]
  return all.filter((emoji) => emoji['group'] !== undefined).map(trimEmoji)
}

function trimEmoji(emoji: Record<string, unknown>): unknown {
  const { label, skins, tags } = emoji
  const full: Record<string, unknown> = { ...emoji, annotation: label }
  if (Array.isArray(skins)) full['skins'] = skins.filter(hasOneTone).map(trimSkin)
  if (Array.isArray(tags)) full['tags'] = tags.slice(0, mostTags)
  return Object.fromEntries(read.filter((key) => full[key] !== undefined).map((key) => [key, full[key]]))
}

/** The picker offers one tone for all: it reads none of the pictures of two people with two. */
function hasOneTone({ tone }: Record<string, unknown>): boolean {
  return typeof tone === 'number'
}

function trimSkin({ tone, emoji, version }: Record<string, unknown>): unknown {
  return { tone, emoji, version }
}

/** The picker's own ways of styling, and those that the page's policy takes: it takes no style that is text in markup. */
const styling: readonly (readonly [from: RegExp, to: string])[] = [
  [
    /const style = document\.createElement\('style'\);\s*style\.textContent = ([^;]+);\s*this\.shadowRoot\.appendChild\(style\);/,
    'const sheet = new CSSStyleSheet(); sheet.replaceSync($1); this.shadowRoot.adoptedStyleSheets = [sheet];',
  ],
  [
    /targetNode\.setAttribute\(attributeName, newValue\);/,
    "if (attributeName === 'style') targetNode.style.cssText = newValue; else targetNode.setAttribute(attributeName, newValue);",
  ],
  [/template\.innerHTML = htmlString;/, "template.innerHTML = htmlString.replaceAll(' style=\"\"', '');"],
]

function withoutInlineStyle(code: string): string {
  return styling.reduce((changed, [from, to]) => {
    if (!from.test(changed)) throw new Error(`the emoji picker has no ${from.source} any more`)
    return changed.replace(from, to)
  }, code)
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(resolve(path), 'utf8'))
}
