import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { findWrong } from './support/axe.ts'
import { chromiumProgram, enterBy, openWindow, startBrowser } from './support/browser.ts'
import { Papo } from './support/papo.ts'
import { desk, phone } from './support/stage.ts'
import { talker } from './support/talk.ts'
import { until } from './support/until.ts'

const skip = chromiumProgram === undefined && 'there is no Chromium'
let papo: Papo
let browser: Browser
before(async () => {
  if (skip !== false) return
  papo = await Papo.start(['--rate-limit=off'])
  browser = await startBrowser(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'])
})
after(async () => {
  await browser?.close()
  await papo?.[Symbol.asyncDispose]()
})

const record = (page: Page): Promise<void> => page.getByRole('button', { name: 'Gravar voz' }).click()
const isLong = (page: Page, seconds: number): Promise<void> =>
  page.locator('.rec .tm', { hasText: `0:0${seconds}` }).waitFor()

test('a tap records, a tap sends: others get a voice message, with its length and 64 bars', { skip }, async () => {
  using ana = await talker(papo.url, 'Ana')
  const { page, context, complaints } = await openWindow(browser, desk)
  await enterBy(page, papo.url, 'fala')
  await page.locator('#composer').fill('isto fica')
  await record(page)
  await isLong(page, 1)
  assert.deepEqual(await findWrong(page), [])
  await page.keyboard.press('Enter')
  const voices = (): ReturnType<typeof ana.room.timeline.messages.filter> =>
    ana.room.timeline.messages.filter(({ files }) => files?.[0]?.kind === 'voice')
  await until('it comes', () => voices().length === 1)
  const [file] = voices()[0]?.files ?? []
  assert.ok(file?.durationMs !== undefined && file.durationMs > 800, `it is ${file?.durationMs} ms long`)
  assert.equal(file.bars?.length, 64)
  assert.ok(file.bars?.some((bar) => bar > 10))
  assert.match(file.name, /^voz-\d{4}-\d\d-\d\d-\d\dh\d\d\.webm$/)
  assert.equal(await page.locator('#composer').inputValue(), 'isto fica')
  await page.locator('.log .voice-parts').waitFor()
  assert.equal(await page.locator('.fresh').count(), 0)
  assert.deepEqual(complaints, [])
  await context.close()
})

for (const [name, look, place] of [
  ['at a desk the field', desk, '#composer'],
  ['on a phone, where no keyboard comes up by it, the microphone', phone, '.ib[aria-label="Gravar voz"]'],
] as const) {
  test(`when a recording is sent or discarded, ${name} has the focus`, { skip }, async () => {
    const { page, context } = await openWindow(browser, look)
    await enterBy(page, papo.url, `foco-${look.width}`)
    for (const end of ['Enviar mensagem de voz', 'Descartar gravação']) {
      await record(page)
      await isLong(page, 1)
      await page.getByRole('button', { name: end }).click()
      await page.locator(`${place}:focus`).waitFor()
    }
    await context.close()
  })
}

test('Esc stops and keeps it to be heard; discarded, it can be had back; in its room it waits', { skip }, async () => {
  using ana = await talker(papo.url, 'Bia')
  const other = await ana.client.create('outra')
  const { page, context } = await openWindow(browser, desk)
  await enterBy(page, papo.url, 'pensa')
  await record(page)
  await isLong(page, 1)
  await page.keyboard.press('Escape')
  await page.locator('.rec .rd').waitFor({ state: 'detached' })
  await page.locator('.rec .bb', { hasText: 'Ouvir' }).click()
  await page.locator('.rec .bb', { hasText: 'Pausar' }).waitFor()
  await page.getByRole('button', { name: 'Descartar gravação' }).click()
  await page.locator('.rec').waitFor({ state: 'detached' })
  await page.locator('.toast button', { hasText: 'Desfazer' }).click()
  await page.locator('.rec').waitFor()
  await page.locator('nav a.room', { hasText: other.view.name }).click()
  await page.locator('.rec').waitFor({ state: 'detached' })
  await page.locator('nav a.room', { hasText: 'geral' }).click()
  await page.locator('.rec').waitFor()
  const count = ana.room.timeline.messages.length
  await page.getByRole('button', { name: 'Enviar mensagem de voz' }).click()
  await until('it comes', () => ana.room.timeline.messages.length > count)
  await context.close()
})

test('without a microphone that it may use, the page says why, and how to allow it', { skip }, async () => {
  const { page, context } = await openWindow(browser, desk)
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await enterBy(page, papo.url, 'calada')
  await record(page)
  await page.getByText('O navegador bloqueou o microfone. Libere no cadeado da barra de endereço.').waitFor()
  await page.locator('.rec').waitFor({ state: 'detached' })
  await page.locator('#composer:focus').waitFor()
  await context.close()
})

test(
  'it warns 10 seconds before five minutes, stops by itself then, and what was recorded can be sent',
  { skip },
  async () => {
    using ana = await talker(papo.url, 'Cora')
    const { page, context } = await openWindow(browser, desk)
    await page.clock.install()
    await enterBy(page, papo.url, 'longa')
    const said = page.locator('#anuncio')
    await record(page)
    await isLong(page, 1)
    await page.clock.fastForward(288_000)
    await page.locator('.rec .tm', { hasText: /4:[45]\d de 5:00/ }).waitFor()
    await page.clock.fastForward(4_000)
    await said.getByText('Faltam 10 segundos').waitFor()
    await page.locator('.rec .rd').waitFor()
    await page.clock.fastForward(12_000)
    await said.getByText('Chegou ao limite. A gravação parou.').waitFor()
    await page.locator('.rec .rd').waitFor({ state: 'detached' })
    assert.equal(await page.locator('.rec .tm').innerText(), '5:00')
    assert.equal(await page.locator('.send:focus').count(), 1)
    const count = ana.room.timeline.messages.length
    await page.keyboard.press('Enter')
    await until('it comes', () => ana.room.timeline.messages.length > count)
    assert.equal(ana.room.timeline.messages.at(-1)?.files?.[0]?.kind, 'voice')
    await context.close()
  },
)

test('left with a recording that is not sent, the browser asks; discarded, it does not', { skip }, async () => {
  const { page, context } = await openWindow(browser, desk)
  await enterBy(page, papo.url, 'muda')
  const questions: string[] = []
  page.on('dialog', (dialog) => {
    questions.push(dialog.type())
    void dialog.accept()
  })
  await record(page)
  await isLong(page, 1)
  await page.getByRole('button', { name: 'Descartar gravação' }).click()
  await page.locator('.rec').waitFor({ state: 'detached' })
  await page.reload()
  assert.deepEqual(questions, [])
  await record(page)
  await isLong(page, 1)
  await page.keyboard.press('Escape')
  await page.reload()
  assert.deepEqual(questions, ['beforeunload'])
  await context.close()
})
