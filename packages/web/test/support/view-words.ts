import {
  createRoomTexts,
  doorPageTexts,
  inviteDialogTexts,
  paletteTexts,
  plainPageTexts,
  roomPanelTexts,
  webTexts,
} from '@papo/protocol'
import type { Language } from '@papo/protocol'
import type { Page } from 'playwright-core'
import { leftAlone } from './stretch.ts'

/** Every word of a catalogue, of its sentences with gaps too. */
export function wordsIn(texts: unknown): Set<string> {
  if (typeof texts === 'string') return new Set(texts.toLowerCase().match(/\p{L}{2,}/gu))
  if (typeof texts === 'function') {
    const literals = String(texts).match(/'[^']*'|`[^`]*`/g) ?? []
    return wordsIn(literals.join(' ').replaceAll(/\$\{[^}]*\}/g, ' '))
  }
  if (typeof texts !== 'object' || texts === null) return new Set()
  return new Set(Object.values(texts).flatMap((text) => [...wordsIn(text)]))
}

/** Words that stand in both languages. */
const shared = wordsIn(
  'menu as chat code ctrl do emoji enter http https javascript link links mail min mit no npm online papo png qr start terminal use english português',
)
const blocks = [
  webTexts,
  doorPageTexts,
  plainPageTexts,
  createRoomTexts,
  inviteDialogTexts,
  paletteTexts,
  roomPanelTexts,
]

/** The words that the page has in a language. */
export function wordsOfLanguage(language: Language): Set<string> {
  return wordsIn(blocks.map((block) => block[language]))
}

/** Those that say that a text is English. */
export const english = wordsOfLanguage('en').difference(shared)

/** What the page says by itself: texts, labels, titles, placeholders; not what people wrote, nor what is in another language. */
export function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate((selector) => {
    const isOwn = (element: Element | null): boolean => !element?.closest(`${selector}, [lang]:not(html)`)
    const said: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode())
      if (isOwn(walker.currentNode.parentElement)) said.push(walker.currentNode.textContent?.trim() ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder'])
        if (!element.closest('[lang]:not(html), .log .text')) said.push(element.getAttribute(name) ?? '')
    // a command may be typed in either language; the one that leads to the other says so in that
    return said.map((text) => text.replaceAll(/\/[a-z]+|: switches to English/g, '')).filter((text) => text !== '')
  }, leftAlone)
}
