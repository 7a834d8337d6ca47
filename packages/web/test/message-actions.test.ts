import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { say, talker } from './support/talk.ts'

const stage = setStage()
const { skip } = stage

/** Somebody in a room that he made; a second person may come in by its address. */
async function openOwnRoom(nick: string, room: string): Promise<Page> {
  const { page } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, nick)
  await say(page, `/criar ${room}`)
  await page.waitForURL(new RegExp(`/s/${room}$`))
  return page
}

const rowWith = (page: Page, hasText: string): Locator => page.locator('.log li.row', { hasText })

async function openMore(page: Page, text: string): Promise<Locator> {
  await rowWith(page, text).hover()
  await page.locator('.log [role=toolbar]').getByRole('button', { name: 'Mais ações' }).click()
  await page.getByRole('menuitem', { name: 'Copiar texto' }).waitFor()
  return page.getByRole('menuitem')
}

test('who made a room sees the older texts of a message, nobody else is offered them', { skip }, async () => {
  const owner = await openOwnRoom('dona', 'versoes')
  using bia = await talker(stage.papo.url, 'Bia', 'versoes')
  const seq = await bia.room.send('primeiro texto').answered
  await bia.room.edit(seq, 'segundo texto').answered
  await bia.room.edit(seq, 'terceiro texto').answered
  const items = await openMore(owner, 'terceiro texto')
  await items.filter({ hasText: 'Versões anteriores' }).click()
  const dialog = owner.getByRole('dialog', { name: 'Versões anteriores' })
  await dialog.locator('li').nth(1).waitFor()
  assert.deepEqual((await dialog.locator('li p').allTextContents()).toSorted(), ['primeiro texto', 'segundo texto'])
  await owner.keyboard.press('Escape')
  assert.equal(await dialog.count(), 0)
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, `${stage.papo.url}/s/versoes`, 'outra')
  assert.deepEqual(await (await openMore(page, 'terceiro texto')).allTextContents(), ['Copiar texto'])
  await context.close()
  await owner.context().close()
})

test('who made a room pins and unpins, all see it, nobody else is offered it', { skip }, async () => {
  const owner = await openOwnRoom('zeladora', 'mural')
  using bia = await talker(stage.papo.url, 'Tita', 'mural')
  await bia.room.send('prova na sexta').answered
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, `${stage.papo.url}/s/mural`, 'aluno')
  await (await openMore(owner, 'prova na sexta')).filter({ hasText: 'Fixar' }).click()
  await rowWith(page, 'fixada').waitFor()
  assert.deepEqual(
    (await bia.room.pins()).map(({ text }) => text),
    ['prova na sexta'],
  )
  assert.deepEqual(await (await openMore(page, 'prova na sexta')).allTextContents(), ['Copiar texto'])
  await (await openMore(owner, 'prova na sexta')).filter({ hasText: 'Desafixar' }).click()
  await rowWith(page, 'fixada').waitFor({ state: 'detached' })
  assert.deepEqual(await bia.room.pins(), [])
  await context.close()
  await owner.context().close()
})

test('what somebody says is hidden by /ignorar, and shown again by the second', { skip }, async () => {
  const page = await openOwnRoom('paciente', 'silencio')
  using tina = await talker(stage.papo.url, 'Tina', 'silencio')
  await tina.room.send('blá blá').answered
  await rowWith(page, 'blá blá').waitFor()
  await say(page, '/ignorar tina')
  await rowWith(page, 'blá blá').waitFor({ state: 'detached' })
  await say(page, '/ignorar Tina')
  await rowWith(page, 'blá blá').waitFor()
  await page.context().close()
})

test('the emoji picker by the mouse puts an emoji into what one writes', { skip }, async () => {
  const page = await openOwnRoom('rato', 'ratos')
  await page.locator('#composer').fill('bom dia ')
  await page.getByRole('button', { name: 'Emoji', exact: true }).click()
  const picker = page.locator('.picker emoji-picker')
  await picker.locator('input:focus').waitFor()
  await page.keyboard.press('Escape')
  await picker.waitFor({ state: 'detached' })
  await page.locator('#composer:focus').waitFor()
  await page.getByRole('button', { name: 'Emoji', exact: true }).click()
  await picker.locator('input').fill('abacaxi')
  await picker.getByRole('option').filter({ hasText: '🍍' }).click()
  await page.locator('#composer:focus').waitFor()
  assert.equal(await page.locator('#composer').inputValue(), 'bom dia 🍍')
  await page.context().close()
})

test(
  'the emoji picker of a reaction opens by keys, goes by Esc, and finds; the focus comes back to the message',
  { skip },
  async () => {
    const page = await openOwnRoom('teclas', 'emojis')
    await say(page, 'reaja aqui')
    await page.locator('.log .i use[href="#i-check"]').waitFor()
    const picker = page.locator('.all-emoji emoji-picker')
    const message = page.locator('.log article:focus', { hasText: 'reaja aqui' })
    const openPicker = async (): Promise<void> => {
      await page.keyboard.press('+')
      await page.locator('.quick button:focus').waitFor()
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('Enter')
      await picker.locator('input:focus').waitFor()
    }
    await page.locator('.log li.row > article').last().focus()
    await openPicker()
    await page.keyboard.press('Escape')
    await picker.waitFor({ state: 'detached' })
    await message.waitFor()
    await openPicker()
    await page.keyboard.insertText('abacaxi')
    await picker.getByRole('option', { name: 'abacaxi' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await picker.getByRole('option', { name: 'abacaxi', selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.rx[data-emoji="🍍"][aria-pressed=true]').waitFor()
    await message.waitFor()
    await page.context().close()
  },
)
