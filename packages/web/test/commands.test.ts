import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { say, talker } from './support/talk.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage

test('the names that a command takes are completed, and oneself is never one of them', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  using somebody = await talker(stage.papo.url, 'Dana Scully')
  await somebody.client.create('Laboratório')
  await enterBy(page, stage.papo.url, 'dário')
  await page.locator('.rooms .room', { hasText: 'Laboratório' }).waitFor()
  await page.locator('.mem', { hasText: 'Dana Scully' }).waitFor()
  const composer = page.locator('#composer')
  for (const text of ['oi @', '/dizer d', '/ignorar d']) {
    await composer.fill(text)
    assert.deepEqual(await offered(page), ['Dana Scully'], text)
  }
  await composer.fill('/dizer d')
  await composer.press('Tab')
  assert.equal(await composer.inputValue(), '/dizer "Dana Scully" ')
  await composer.fill('/entrar lab')
  assert.deepEqual(await offered(page), ['#Laboratório'])
  await composer.press('Enter')
  assert.equal(await composer.inputValue(), '/entrar Laboratório')
  await composer.press('Enter')
  await page.waitForURL(/\/s\/laboratorio/)
  await context.close()
})

test('who is asked for before he is known is offered when he is, without another key', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'cedo')
  for (const [text, nick] of [
    ['oi @kry', 'Krycek'],
    ['/dizer regg', 'Reggie'],
  ] as const) {
    await page.locator('#composer').fill(text)
    await page.locator('.pop').waitFor({ state: 'detached' })
    using somebody = await talker(stage.papo.url, nick)
    assert.deepEqual(await offered(page), [somebody.client.me?.nick])
  }
  await page.locator('#composer').fill('/entrar port')
  using maker = await talker(stage.papo.url, 'Doggett')
  await maker.client.create('Porto Alegre')
  assert.deepEqual(await offered(page), ['#Porto Alegre'])
  await context.close()
})

test('/ajuda shows the commands of the page, each with what it does there', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'ajudada')
  await say(page, '/ajuda')
  const row = page.locator('dialog.settings [role=tabpanel] tr', { hasText: '/criar [sala]' })
  assert.equal(await row.locator('td').textContent(), 'cria uma sala e entra nela')
  assert.equal(await page.locator('dialog.settings [role=tab][aria-selected=true]').textContent(), 'Comandos')
  await context.close()
})

test('a command that changes something says so where nothing else shows it', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  using somebody = await talker(stage.papo.url, 'Walter Skinner')
  await enterBy(page, stage.papo.url, 'mutante')
  await page.locator('.mem', { hasText: somebody.client.me?.nick ?? '' }).waitFor()
  await isSaid(page, '/avisos nada', 'Avisos daqui: nenhum.')
  await isSaid(page, '/ignorar Walter Skinner', 'Você não vê mais o que Walter Skinner diz.')
  await isSaid(page, '/ignorar Walter Skinner', 'Você voltou a ver o que Walter Skinner diz.')
  await isSaid(page, '/apelido mutável', 'Apelido trocado')
  await isSaid(page, '/idioma en', 'Now in English.')
  await context.close()
})

test('commands on messages act on the newest that they could mean', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  using somebody = await talker(stage.papo.url, 'Mônica')
  await enterBy(page, stage.papo.url, 'corretor')
  somebody.room.send('quem vem?')
  const rows = page.locator('.log li.row')
  await rows.filter({ hasText: 'quem vem?' }).waitFor()
  await say(page, '/responder eu')
  const own = rows.filter({ hasText: 'eu' }).last()
  await own.locator('.quote, .re, [class*=reply]', { hasText: 'quem vem?' }).first().waitFor()
  await until('it is in the log', () => somebody.heard.includes('eu'))
  await say(page, '/editar eu também')
  await rows.filter({ hasText: 'eu também' }).waitFor()
  await say(page, '/reagir joinha')
  const chip = rows.filter({ hasText: 'quem vem?' }).first().locator('[aria-pressed=true]', { hasText: '👍' })
  await chip.waitFor()
  await say(page, '/reagir -joinha')
  await chip.waitFor({ state: 'detached' })
  // a name with its colons is complete: the list that shows it takes no Enter
  await page.locator('#composer').fill('/reagir :joinha:')
  await page.locator('.pop [role=option]').first().waitFor()
  await page.locator('#composer').press('Enter')
  await chip.waitFor()
  assert.equal(await page.locator('#composer').inputValue(), '')
  await say(page, '/apagar')
  await page.locator('.toast', { hasText: 'apagada' }).waitFor()
  assert.equal(await rows.filter({ hasText: 'eu também' }).count(), 0)
  await context.close()
})

test('/enviar lets one choose a file, and /arquivos shows those of the room', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'arquivista')
  const chosen = page.waitForEvent('filechooser')
  await say(page, '/enviar')
  await (await chosen).setFiles({ name: 'ata.txt', mimeType: 'text/plain', buffer: Buffer.from('cinco') })
  await page.locator('.tray', { hasText: 'ata.txt' }).waitFor()
  await say(page, 'a ata')
  await page.locator('.log li.row', { hasText: 'ata.txt' }).waitFor()
  await say(page, '/arquivos')
  await page.locator('.room-files', { hasText: 'ata.txt' }).waitFor()
  await context.close()
})

async function isSaid(page: Page, text: string, told: string): Promise<void> {
  await say(page, text)
  await page.locator('.toast', { hasText: told }).waitFor()
  assert.equal(await page.locator('#composer').inputValue(), '')
}

/** The labels of what the list offers. */
async function offered(page: Page): Promise<string[]> {
  await page.locator('.pop [role=option]').first().waitFor()
  return page.locator('.pop [role=option] b').allTextContents()
}
