import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Room } from '@papo/sdk'
import type { Locator } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { fieldOf, said } from './support/changing.ts'
import { desk, setStage } from './support/stage.ts'
import { say, talker } from './support/talk.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage

test(
  'a text that is being changed stays with its message: in no other room, and through a reload',
  { skip },
  async () => {
    const { url } = stage.papo
    using ana = await talker(url, 'Ana')
    const works = await ana.client.create('obras')
    await works.send('de Ana').answered
    const { page, context } = await openWindow(stage.browser, desk)
    await enterBy(page, url, 'rui')
    await said(page, 'de Rui')
    const seq = await page.locator('.log li.row', { hasText: 'de Rui' }).getAttribute('data-seq')
    await page.locator('#composer').press('ArrowUp')
    const field = fieldOf(page)
    await field.pressSequentially(' e de Ivo')
    await say(page, '/entrar obras')
    const other = page.locator('.log li.row', { hasText: 'de Ana' })
    await other.waitFor()
    // as far into this room's log as the other is into its own
    await fillUp(works, Number(seq))
    await page.locator(`.log li.row[data-seq="${seq}"]`).waitFor()
    assert.equal(await field.count(), 0)
    await page.goBack()
    await isTyped(field, 'de Rui e de Ivo')
    await page.reload()
    await isTyped(field, 'de Rui e de Ivo')
    assert.ok(await page.locator('#composer').evaluate((composer) => composer === document.activeElement))
    await field.press('Enter')
    await page.locator('.log .text', { hasText: 'de Rui e de Ivo' }).waitFor()
    assert.equal(await page.evaluate('sessionStorage.length'), 0)
    await context.close()
  },
)

test('what is left by Esc is left, and who leaves the device leaves nothing of it', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'lia')
  await said(page, 'uma')
  await said(page, 'duas')
  const field = fieldOf(page)
  await page.locator('#composer').press('ArrowUp')
  await field.fill('duas e meia')
  await field.press('Escape')
  await page.locator('#composer').press('ArrowUp')
  assert.equal(await field.inputValue(), 'duas')
  await field.fill('duas e tal')
  await page.locator('.log article', { hasText: 'uma' }).focus()
  await page.keyboard.press('e')
  assert.equal(await field.count(), 1)
  assert.equal(await field.inputValue(), 'uma')
  // the other one is not lost by that
  await field.press('Escape')
  await page.locator('#composer').press('ArrowUp')
  assert.equal(await field.inputValue(), 'duas e tal')
  assert.equal(await page.evaluate('sessionStorage.length'), 1)
  await page.locator('.me .ib').last().click()
  await page.locator('dialog.settings button', { hasText: 'Sair deste aparelho' }).click()
  await page.locator('#nick').waitFor()
  assert.equal(await page.evaluate('sessionStorage.length'), 0)
  await context.close()
})

test('the last message that one wrote is brought into sight to be changed', { skip }, async () => {
  using bia = await talker(stage.papo.url, 'Bia')
  const far = await bia.client.create('longe')
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, `${stage.papo.url}/s/longe`, 'longe')
  await said(page, 'de longe')
  await fillUp(far, 300)
  await page.locator('.log .text', { hasText: 'linha 300' }).waitFor()
  assert.equal(await page.locator('.log .text', { hasText: 'de longe' }).count(), 0)
  await page.locator('#composer').press('ArrowUp')
  const field = page.locator('.edit textarea:focus')
  await field.waitFor()
  await until('it is in sight', () => isInSight(field))
  assert.equal(await field.inputValue(), 'de longe')
  // out of the page, and back: the field takes nothing from who writes elsewhere
  await page.locator('#composer').fill('já outra coisa')
  await until('its row is out of the page', async () => {
    await page.locator('.log').evaluate((log) => (log.scrollTop = log.scrollHeight))
    return (await fieldOf(page).count()) === 0
  })
  await until('its row is there again', async () => {
    await page.locator('.log').evaluate((log) => (log.scrollTop = 0))
    return (await fieldOf(page).count()) === 1
  })
  assert.ok(await page.locator('#composer').evaluate((composer) => composer === document.activeElement))
  await context.close()
})

test('/apagar leaves nothing open, nor what was typed in place of the message', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'apaga')
  await said(page, 'antes')
  await said(page, 'segredo')
  await page.locator('#composer').press('ArrowUp')
  await fieldOf(page).fill('segredo maior')
  await say(page, '/apagar')
  await page.locator('.log .row', { hasText: 'Mensagem apagada' }).waitFor()
  assert.equal(await page.locator('#completion').count(), 0)
  assert.equal(await page.evaluate('sessionStorage.length'), 0)
  // it can be undone still, and is none to be changed
  await page.locator('#composer').press('ArrowUp')
  await isTyped(fieldOf(page), 'antes')
  await context.close()
})

for (const junk of ['null', '[]', '{', '{"typed":{"x":1}}', '{"open":5,"typed":{}}']) {
  test(`what is kept and means nothing, as ${junk}, is as good as nothing`, { skip }, async () => {
    const { page, context } = await openWindow(stage.browser, desk)
    await page.addInitScript((kept) => sessionStorage.setItem('papo-edits', kept), junk)
    await enterBy(page, stage.papo.url, `lixo ${junk.length}`)
    await page.reload()
    await said(page, 'de pé')
    await page.locator('#composer').press('ArrowUp')
    await isTyped(fieldOf(page), 'de pé')
    await context.close()
  })
}

async function fillUp(room: Room, count: number): Promise<void> {
  for (let n = 1; n <= count; n++) await room.send(`linha ${n}`).answered
}

async function isTyped(field: Locator, text: string): Promise<void> {
  await field.waitFor()
  assert.equal(await field.inputValue(), text)
}

function isInSight(field: Locator): Promise<boolean> {
  return field.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    const log = document.querySelector('.log')?.getBoundingClientRect()
    return log !== undefined && top >= log.top && bottom <= log.bottom
  })
}
