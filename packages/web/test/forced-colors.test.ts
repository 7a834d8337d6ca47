import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enterBy, openWindow } from './support/browser.ts'
import { fillScene } from './support/scene.ts'
import type { Scene } from './support/scene.ts'
import { desk, setStage } from './support/stage.ts'

let scene: Scene
const stage = setStage(async ({ url }) => (scene = await fillScene(url)))
const { skip } = stage

test(
  '[A7] with forced colours the current room, what is unread, presence and the focus are told',
  { skip },
  async () => {
    const { page, context } = await openWindow(stage.browser, desk)
    await page.emulateMedia({ forcedColors: 'active' })
    await enterBy(page, `${stage.papo.url}/s/geral`, 'contraste')
    await page.goto(`${stage.papo.url}/s/algoritmos`)
    await page.locator('.room[aria-current]', { hasText: 'algoritmos' }).waitFor()
    const geral = [...(scene.people.get('Maria')?.rooms.values() ?? [])].find(({ view }) => view.name === 'geral')
    await geral?.send('alguém aí?').answered
    await page.locator('.room.un .badge').first().waitFor()
    const style = (selector: string, names: readonly string[]): Promise<string[]> =>
      page
        .locator(selector)
        .first()
        .evaluate((element, wanted) => wanted.map((name) => getComputedStyle(element).getPropertyValue(name)), names)
    assert.deepEqual(await style('.room[aria-current]', ['border-left-style', 'border-left-width']), ['solid', '3px'])
    assert.deepEqual(await style('.room:not([aria-current])', ['border-left-width']), ['0px'])
    for (const selector of ['.room.un .badge', '.pm .dot']) {
      const [own] = await style(selector, ['background-color'])
      assert.notEqual(own, 'rgba(0, 0, 0, 0)', selector)
      assert.notEqual(own, (await style('body', ['background-color']))[0], selector)
    }
    await page.locator('.find').focus()
    await page.keyboard.press('Tab')
    assert.deepEqual(await style(':focus', ['outline-style', 'outline-width']), ['solid', '2px'])
    await page.locator('.composer textarea').focus()
    assert.deepEqual(await style('.composer', ['outline-style', 'outline-width']), ['solid', '2px'])
    await context.close()
  },
)
