import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { findWrong } from './support/axe.ts'
import { enterBy, openWindow } from './support/browser.ts'
import { Cable } from './support/cable.ts'
import { Folder, brought, holdPieces, pieceBytes } from './support/held-uploads.ts'
import { desk, setStage } from './support/stage.ts'
import { say, talker } from './support/talk.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage

/** Pastes a picture, as one that was taken of the screen. */
async function paste(page: Page, size: number): Promise<void> {
  await page.locator('#composer').evaluate(async (field, width) => {
    const canvas = new OffscreenCanvas(width, 16)
    canvas.getContext('2d')?.fillRect(0, 0, width / 2, 16)
    const transfer = new DataTransfer()
    transfer.items.add(new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' }))
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))
  }, size)
}

const choose = (page: Page, path: string): Promise<void> =>
  page.locator('.composer input[type=file]').setInputFiles(path)
const cancelled = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name: `Cancelar envio de ${name}` }).click()
const noTray = (page: Page): Promise<void> => page.locator('.tray').waitFor({ state: 'detached' })

test('a picture that is pasted goes with the message, described, and others get it', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Ana')
  const { page, context, complaints } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'cola')
  await paste(page, 64)
  await page.locator('.upl button.th').click()
  await page.locator('dialog textarea').fill('um risco preto')
  assert.deepEqual(await findWrong(page), [])
  await page.locator('dialog .go').click()
  await page.locator('.upl', { hasText: 'um risco preto' }).waitFor()
  // who describes one picture after the other goes on from there
  await page.locator('.upl button.th:focus').waitFor()
  assert.deepEqual(await findWrong(page), [])
  await say(page, 'veja')
  await until('it comes', () => brought(ana).length === 1)
  const message = ana.room.timeline.messages.at(-1)
  assert.equal(message?.text, 'veja')
  assert.deepEqual(
    message?.files?.map(({ name, kind, type, width, alt }) => ({ name, kind, type, width, alt })),
    [{ name: 'image.png', kind: 'image', type: 'image/png', width: 64, alt: 'um risco preto' }],
  )
  await noTray(page)
  assert.deepEqual(complaints, [])
  await context.close()
})

test('a picture of more than 4,096 pixels is made smaller, unless it is to go as it is', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Bia')
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'grande')
  for (const width of [4_096, 5_000]) {
    const count = brought(ana).length
    await paste(page, 5_000)
    if (width === 5_000) {
      await page.locator('.upl button.th').click()
      await page.locator('dialog .original input').check()
      await page.locator('dialog .go').click()
    }
    await page.locator('.upl:not(:has(progress))').waitFor()
    await say(page, String(width))
    await until('it comes', () => brought(ana).length > count)
    assert.equal(ana.room.timeline.messages.at(-1)?.files?.[0]?.width, width)
  }
  await context.close()
})

test(
  '[R5] cancelled at 1, 50 and 100 %, nothing is posted, and the same file can be chosen again',
  { skip },
  async () => {
    using ana = await talker(stage.papo.url, 'Caio')
    using folder = new Folder()
    const path = folder.write('aula.bin', 2 * pieceBytes)
    await using cable = await Cable.lay(stage.papo.port)
    const { page, context } = await openWindow(stage.browser, desk)
    const nextPiece = await holdPieces(page)
    await enterBy(page, cable.url, 'desiste')
    const before = brought(ana).length
    // the first piece is on its way
    await choose(page, path)
    await nextPiece()
    await cancelled(page, 'aula.bin')
    await noTray(page)
    // the first one is there
    await choose(page, path)
    await (await nextPiece()).goOn()
    assert.equal((await nextPiece()).offset, pieceBytes)
    await page.locator('.upl', { hasText: '50% de 8 MB' }).waitFor()
    await cancelled(page, 'aula.bin')
    await noTray(page)
    // all of it is there, and the server has not said so yet
    await choose(page, path)
    await (await nextPiece()).goOn()
    const last = await nextPiece()
    cable.losesAnswers = true
    await last.goOn()
    await page.locator('.upl', { hasText: 'Quase lá' }).waitFor()
    await cancelled(page, 'aula.bin')
    await noTray(page)
    cable.losesAnswers = false
    cable.cut()
    // and once more, to be sent
    await choose(page, path)
    for (let i = 0; i < 2; i++) await (await nextPiece()).goOn()
    await page.locator('.upl', { hasText: '8 MB' }).and(page.locator(':not(:has(progress))')).waitFor()
    await page.locator('#composer').press('Enter')
    await until('it comes', () => brought(ana).length > before)
    assert.deepEqual(brought(ana).slice(before), [['aula.bin']])
    await context.close()
  },
)

test(
  'when the last file that a message waits for is there, its message has the focus that it had',
  { skip },
  async () => {
    using folder = new Folder()
    const { page, context } = await openWindow(stage.browser, desk)
    const nextPiece = await holdPieces(page)
    await enterBy(page, stage.papo.url, 'espera')
    await choose(page, folder.write('lenta.bin', pieceBytes))
    const piece = await nextPiece()
    await say(page, 'com a lenta')
    const row = page.locator('.log .row', { hasText: 'com a lenta' })
    await row.getByRole('button', { name: 'Cancelar envio de lenta.bin' }).focus()
    await piece.goOn()
    await row.locator('.going').waitFor({ state: 'detached' })
    await row.locator('article:focus').waitFor()
    await context.close()
  },
)

test(
  'the first file of a page, chosen while the server is away, waits and goes with its message',
  { skip },
  async () => {
    using ana = await talker(stage.papo.url, 'Duda')
    using folder = new Folder()
    await using cable = await Cable.lay(stage.papo.port)
    const { page, context } = await openWindow(stage.browser, desk)
    await enterBy(page, cable.url, 'antes')
    // by then it holds what takes files
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    const before = brought(ana).length
    cable.pullOut()
    await choose(page, folder.write('cedo.bin', 2_000))
    await page.locator('.upl', { hasText: 'cedo.bin' }).waitFor()
    await say(page, 'com o arquivo')
    cable.plugIn()
    await until('it comes', () => brought(ana).length > before)
    assert.deepEqual(brought(ana).slice(before), [['cedo.bin']])
    assert.equal(ana.room.timeline.messages.at(-1)?.text, 'com o arquivo')
    await context.close()
  },
)

test('when the last file that a message waits for is cancelled, the message has the focus', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Rita')
  using folder = new Folder()
  const { page, context } = await openWindow(stage.browser, desk)
  const nextPiece = await holdPieces(page)
  await enterBy(page, stage.papo.url, 'larga')
  const before = brought(ana).length
  await choose(page, folder.write('pronta.bin', 2_000))
  await (await nextPiece()).goOn()
  await page.locator('.upl:not(:has(progress))').waitFor()
  await choose(page, folder.write('presa.bin', pieceBytes))
  await nextPiece()
  await say(page, 'sem a presa')
  const row = page.locator('.log .row', { hasText: 'sem a presa' })
  await row.getByRole('button', { name: 'Cancelar envio de presa.bin' }).press('Enter')
  await row.locator('.going').waitFor({ state: 'detached' })
  await until('it comes', () => brought(ana).length > before)
  assert.deepEqual(brought(ana).slice(before), [['pronta.bin']])
  await page.locator('.log .row[data-seq]:not([data-seq=""])', { hasText: 'sem a presa' }).waitFor()
  assert.equal(await row.locator('article:focus').count(), 1)
  await context.close()
})

test('[R5] cut at 50 %, an upload goes on from there, and its message goes when it is whole', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Davi')
  using folder = new Folder()
  await using cable = await Cable.lay(stage.papo.port)
  const { page, context } = await openWindow(stage.browser, desk)
  const nextPiece = await holdPieces(page)
  await enterBy(page, cable.url, 'corta')
  const before = brought(ana).length
  await choose(page, folder.write('metade.bin', 2 * pieceBytes))
  await (await nextPiece()).goOn()
  const second = await nextPiece()
  await say(page, 'vai junto')
  await page.locator('.log .going .upl', { hasText: '50% de 8 MB' }).waitFor()
  assert.deepEqual(await findWrong(page), [])
  cable.pullOut()
  await second.cut()
  await page.locator('.log .upl', { hasText: 'Sem conexão' }).waitFor()
  cable.plugIn()
  const again = await nextPiece()
  assert.equal(again.offset, pieceBytes)
  assert.equal(brought(ana).length, before)
  await again.goOn()
  await until('it comes', () => brought(ana).length > before)
  const message = ana.room.timeline.messages.at(-1)
  assert.deepEqual([message?.text, message?.files?.map(({ size }) => size)], ['vai junto', [2 * pieceBytes]])
  await context.close()
})

test('a file that is too big is refused at once, with its size and the limit', { skip }, async () => {
  using folder = new Folder()
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'enorme')
  let asked = 0
  page.on('request', (request) => (asked += request.url().includes('/tus') ? 1 : 0))
  await choose(page, folder.write('filme.bin', 38 * 1024 * 1024))
  const chip = page.locator('.upl.bad')
  await chip.getByText('Este arquivo tem 38 MB. O limite aqui é 25 MB.').waitFor()
  assert.equal(await chip.getByText('Tentar de novo').count(), 0)
  assert.deepEqual(await findWrong(page), [])
  assert.equal(asked, 0)
  await page.getByRole('button', { name: 'Tirar filme.bin' }).click()
  await noTray(page)
  await page.locator('#composer:focus').waitFor()
  await context.close()
})

test('when a file is taken away by a key, the next one has the focus, then the field', { skip }, async () => {
  using folder = new Folder()
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'teclas')
  const paths = ['a', 'b', 'c'].map((name) => folder.write(`${name}.bin`, 0))
  await page.locator('.composer input[type=file]').setInputFiles(paths)
  await page.locator('.upl.bad').nth(2).waitFor()
  await page.getByRole('button', { name: 'Tirar b.bin' }).focus()
  for (const next of ['Tirar c.bin', 'Tirar a.bin']) {
    await page.keyboard.press('Enter')
    await page.locator(`.ib[aria-label='${next}']:focus`).waitFor()
  }
  await page.keyboard.press('Enter')
  await page.locator('#composer:focus').waitFor()
  await context.close()
})

test(
  'a message with a file that failed for good says so, keeps the good ones, and goes without it',
  { skip },
  async () => {
    using ana = await talker(stage.papo.url, 'Lia')
    using folder = new Folder()
    const { page, context } = await openWindow(stage.browser, desk)
    await enterBy(page, stage.papo.url, 'falha')
    const before = brought(ana).length
    const good = folder.write('boa.bin', 2_000)
    for (const end of ['Apagar', 'Tirar vazia.bin']) {
      await page.locator('.composer input[type=file]').setInputFiles([good, folder.write('vazia.bin', 0)])
      await page.locator('.upl.bad').waitFor()
      await say(page, 'com duas')
      const row = page.locator('.log .row', { has: page.locator('.fail') })
      await row.getByText('vazia.bin não foi: Este arquivo está vazio.').waitFor()
      await row.locator('.upl', { hasText: 'boa.bin' }).waitFor()
      assert.deepEqual(await findWrong(page), [])
      await page.getByRole('link', { name: /^geral,.* mensagem não enviada$/ }).waitFor()
      await row.getByRole('button', { name: 'Tentar de novo' }).click()
      await row.getByText('vazia.bin não foi').waitFor()
      assert.equal(brought(ana).length, before)
      await row.getByRole('button', { name: end, exact: true }).click()
      await row.waitFor({ state: 'detached' })
    }
    await until('it comes', () => brought(ana).length > before)
    assert.deepEqual(brought(ana).slice(before), [['boa.bin']])
    assert.equal(ana.room.timeline.messages.at(-1)?.text, 'com duas')
    await context.close()
  },
)

test('what is uploaded stays with the draft of its room over a reload, and goes from there', { skip }, async () => {
  using ana = await talker(stage.papo.url, 'Eva')
  const before = brought(ana).length
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'volta')
  await paste(page, 32)
  await page.locator('.upl:not(:has(progress))').waitFor()
  await page.reload()
  await page.locator('.upl').waitFor()
  await page.locator('#composer').press('Enter')
  await until('it comes', () => brought(ana).length > before)
  await noTray(page)
  await context.close()
})

test('files can be dropped anywhere on the sheet, and a drop says where it goes', { skip }, async () => {
  const { page, context } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'solta')
  const drag = (type: string): Promise<void> =>
    page.locator('.log').evaluate((log, name) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['oi'], 'notas.txt', { type: 'text/plain' }))
      log.dispatchEvent(new DragEvent(name, { dataTransfer: transfer, bubbles: true, cancelable: true }))
    }, type)
  await drag('dragenter')
  await page.getByText('Solte para enviar em #geral').waitFor()
  await drag('drop')
  await page.locator('.drop').waitFor({ state: 'detached' })
  await page.locator('.upl', { hasText: 'notas.txt' }).waitFor()
  await context.close()
})
