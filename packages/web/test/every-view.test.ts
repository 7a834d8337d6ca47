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
import { setStage } from './support/stage.ts'
import { leftAlone, stretchAndLook } from './support/stretch.ts'

let scene: Scene
const stage = setStage(async ({ url }) => (scene = await fillScene(url)))
const { skip } = stage

const widths = [1_440, 390] as const

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

for (const width of widths) {
  const rules = '[I1] no view in Portuguese has an English word, [I2] words longer by 40 % are cut off in none'
  const wrong: string[] = []
  const boxes: string[] = []
  let hidden = 0
  test(`${rules}, ${width} wide`, { skip }, async () => {
    const found: string[] = []
    await seeViews(stage.browser, {
      url: stage.papo.url,
      scene,
      look: { width, height: width < 700 ? 844 : 900 },
      themes: ['light', 'dark'],
      see: async (page, view, theme) => {
        const { name } = view
        wrong.push(...(await wrongWith(page, view, theme)))
        // the words are the same in all themes
        if (theme !== 'light') return
        const said = await wordsOf(page)
        assert.ok(said.length > 0, name)
        for (const text of said)
          for (const word of wordsIn(text).intersection(english)) found.push(`${name}: ${word} in "${text}"`)
        const cut = await page.evaluate(stretchAndLook, leftAlone)
        found.push(...cut.map((line) => `${name}: cut off: ${line}`))
        const all = await hiddenIn(page)
        hidden += all.length
        boxes.push(...all.filter(({ count }) => count > 0).map(({ html }) => `${name}: ${html}`))
      },
    })
    assert.deepEqual(found, [])
  })

  // what follows was looked at on the same way: the views are many
  test(`[A1] axe finds nothing wrong on any view, light and dark, ${width} wide`, { skip }, () => {
    assert.deepEqual(wrong, [])
    assert.ok(hidden > 0, 'the views were seen')
  })

  test(`what is hidden has no box on any view, ${width} wide`, { skip }, () => {
    assert.deepEqual(boxes, [])
    assert.ok(hidden > 0, 'something is hidden')
  })
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
