import assert from 'node:assert/strict'
import { test } from 'node:test'
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
import { wrongWith } from './support/axe-view.ts'
import { fillScene } from './support/scene.ts'
import type { Scene } from './support/scene.ts'
import { seeViews } from './support/see-views.ts'
import type { Size } from './support/see-views.ts'
import { setStage } from './support/stage.ts'
import { leftAlone, stretchAndLook } from './support/stretch.ts'

let scene: Scene
const stage = setStage(async ({ url }) => (scene = await fillScene(url)))
const { skip } = stage

/** A computer's window, made narrower, and a phone's. */
const walks: readonly (readonly [Size, Size])[] = [
  [
    { width: 1_440, height: 900 },
    { width: 768, height: 900 },
  ],
  [
    { width: 390, height: 844 },
    { width: 320, height: 844 },
  ],
]

/** Every word of a catalogue, of its sentences with gaps too. */
function wordsIn(texts: unknown): Set<string> {
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
const wordsOfLanguage = (language: Language): Set<string> => wordsIn(blocks.map((block) => block[language]))
const english = wordsOfLanguage('en').difference(shared)

test('[I1] the catalogue in Portuguese has no word of the one in English but those that both have', () => {
  assert.deepEqual([...wordsOfLanguage('pt-BR').intersection(english)], [])
})

test('[I1] each language has words of its own to be told apart by', () => {
  for (const word of ['the', 'you', 'room', 'send', 'settings', 'people']) assert.ok(english.has(word), word)
  assert.ok(english.size > 150)
})

/** What is found on the way through all views. */
interface Found {
  /** By axe, or too few nodes. */
  readonly wrong: string[]
  /** Words of the other language, and words that are cut off. */
  readonly words: string[]
  /** What is hidden, and has a box all the same. */
  readonly boxes: string[]
  hidden: number
}

for (const sizes of walks) {
  const found: Found = { wrong: [], words: [], boxes: [], hidden: 0 }
  const named = sizes.map(({ width }) => width).join(' and ')

  test(`[A1] axe finds nothing wrong on any view, light and dark, ${named} wide`, { skip }, async () => {
    await seeViews(stage.browser, {
      url: stage.papo.url,
      scene,
      sizes,
      themes: ['light', 'dark'],
      see: async (page, view, { theme, size }) => {
        found.wrong.push(...(await wrongWith(page, view, `${theme}, ${size.width} wide`)))
        // the words are the same in all themes, and what people wrote has less room in the smaller one
        if (theme === 'light' && size === sizes[0]) await read(page, view.name, found)
      },
    })
    assert.deepEqual(found.wrong, [])
    assert.ok(found.hidden > 0, 'the views were seen')
  })

  // what follows was looked at on the same way: the views are many
  const rules = '[I1] no view in Portuguese has an English word, [I2] words longer by 40 % are cut off in none'
  test(`${rules}, ${sizes[0].width} wide`, { skip }, () => {
    assert.deepEqual(found.words, [])
    assert.ok(found.hidden > 0, 'the views were seen')
  })

  test(`what is hidden has no box on any view, ${sizes[0].width} wide`, { skip }, () => {
    assert.deepEqual(found.boxes, [])
    assert.ok(found.hidden > 0, 'something is hidden')
  })
}

async function read(page: Page, name: string, found: Found): Promise<void> {
  const said = await wordsOf(page)
  assert.ok(said.length > 0, name)
  for (const text of said)
    for (const word of wordsIn(text).intersection(english)) found.words.push(`${name}: ${word} in "${text}"`)
  const cut = await page.evaluate(stretchAndLook, leftAlone)
  found.words.push(...cut.map((line) => `${name}: cut off: ${line}`))
  const all = await hiddenIn(page)
  found.hidden += all.length
  found.boxes.push(...all.filter(({ count }) => count > 0).map(({ html }) => `${name}: ${html}`))
}

/** What is hidden, and how many boxes it has. */
function hiddenIn(page: Page): Promise<{ html: string; count: number }[]> {
  return page
    .locator('[hidden]')
    .evaluateAll((all) => all.map((one) => ({ html: one.outerHTML.slice(0, 120), count: one.getClientRects().length })))
}

/** What the page says by itself: texts, labels, titles, placeholders; not what people wrote, nor what is in another language. */
function wordsOf(page: Page): Promise<string[]> {
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
