import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Look, Window } from './support/browser.ts'
import { boxes, bringerTo, pictures, readerOf } from './support/file-rooms.ts'
import type { Bringer } from './support/file-rooms.ts'
import { Fingers } from './support/fingers.ts'
import { drawing } from './support/sample-files.ts'
import { phone, setStage } from './support/stage.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage

const bringer = (name: string): Promise<Bringer> => bringerTo(stage, name)
const reader = (name: string, look?: Look): Promise<Window> => readerOf(stage, name, look)

/** The picture of the lightbox is drawn. */
async function shownIn(page: Page): Promise<void> {
  await page.locator('.lb-stage img').evaluate((one: HTMLImageElement) => one.decode())
}

/** Where the picture of the lightbox is. */
async function placeOf(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.locator('.lb-stage img').boundingBox()
  assert.ok(box, 'there is a picture')
  return box
}

/** The beginning of a film, which says what it is. */
const film = new Uint8Array(Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42\0\0\0\x08moov', 'latin1'))

test('[1.7] the lightbox goes by keys, and gives the focus back to the picture', { skip }, async () => {
  using owner = await bringer('luz')
  await owner.bring(pictures(3))
  await owner.bring([{ name: 'outra.png', bytes: drawing(50, 50) }])
  const { page, context, complaints } = await reader('luz')
  const second = page.locator('.pic-grid a.pic').nth(1)
  await second.focus()
  await page.keyboard.press('Enter')
  const box = page.getByRole('dialog', { name: 'Fotos' })
  await box.getByText('2 de 3').waitFor()
  await page.keyboard.press('ArrowRight')
  await box.getByText('3 de 3').waitFor()
  // not on to another message's
  await page.keyboard.press('ArrowRight')
  assert.equal(await box.getByRole('button', { name: 'Próxima' }).count(), 0)
  await page.keyboard.press('Home')
  await box.getByText('1 de 3').waitFor()
  const image = box.locator('.lb-stage img')
  await image.evaluate((one: HTMLImageElement) => one.decode())
  const [small] = await boxes(page, '.lb-stage img')
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  const [large] = await boxes(page, '.lb-stage img')
  assert.ok((large?.width ?? 0) > 2 * (small?.width ?? 0), `${large?.width} of ${small?.width}`)
  await page.keyboard.press('0')
  assert.deepEqual(await boxes(page, '.lb-stage img'), [small])
  await image.dblclick()
  assert.ok(((await boxes(page, '.lb-stage img'))[0]?.width ?? 0) > (small?.width ?? 0))
  const download = page.waitForEvent('download')
  await page.keyboard.press('d')
  assert.equal((await download).suggestedFilename(), 'foto-1.png')
  await page.keyboard.press('Escape')
  await box.waitFor({ state: 'detached' })
  assert.ok(await second.evaluate((one) => one === document.activeElement))
  assert.deepEqual(complaints, [])
  await context.close()
})

/** On a phone, in a room with pictures: one of them, large. */
async function large(
  name: string,
  files: Parameters<Bringer['bring']>[0],
  at = 0,
): Promise<Window & { fingers: Fingers }> {
  using owner = await bringer(name)
  await owner.bring(files)
  const opened = await reader(name, phone)
  await opened.page.locator('a.pic').nth(at).click()
  await shownIn(opened.page)
  // it comes in by a movement
  await opened.page
    .locator('.lightbox')
    .evaluate((one) => Promise.all(one.getAnimations().map(({ finished }) => finished)))
  return { ...opened, fingers: await Fingers.on(opened.page) }
}

const middle = { x: phone.width / 2, y: 450 }
const beside = (by: number): { x: number; y: number } => ({ ...middle, x: middle.x + by })

test(
  '[1.7] two fingers enlarge a picture where they are, eight times at most, and make it fit again',
  { skip },
  async () => {
    const { page, context, fingers, complaints } = await large('pinca', pictures(3), 1)
    const fit = await placeOf(page)
    await fingers.draw([beside(-40), beside(-120)], [beside(40), beside(120)])
    const larger = await placeOf(page)
    assert.ok(Math.abs(larger.width / fit.width - 3) < 0.2, `three times as far apart: ${larger.width} of ${fit.width}`)
    assert.ok(Math.abs(larger.x + larger.width / 2 - middle.x) < 8, 'what was between them stays there')
    await fingers.draw([beside(-10), beside(-180)], [beside(10), beside(180)])
    assert.equal(Math.round((await placeOf(page)).width / fit.width), 8)
    for (let i = 0; i < 2; i++) await fingers.draw([beside(-180), beside(-10)], [beside(180), beside(10)])
    assert.deepEqual(await placeOf(page), fit)
    // no picture was left by it
    await page.locator('.lightbox').getByText('2 de 3').waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
  },
)

test('[1.7] an enlarged picture is dragged no further than to its edges, and turns no page', { skip }, async () => {
  const { page, context, fingers } = await large('arrasta', pictures(2))
  await fingers.draw([beside(-40), beside(-120)], [beside(40), beside(120)])
  const stageBox = await page.locator('.lb-stage').boundingBox()
  assert.ok(stageBox)
  for (let i = 0; i < 3; i++) await fingers.draw([beside(150), beside(-150)])
  const left = await placeOf(page)
  assert.equal(Math.round(left.x + left.width), Math.round(stageBox.x + stageBox.width))
  for (let i = 0; i < 6; i++) await fingers.draw([beside(-150), beside(150)])
  assert.equal(Math.round((await placeOf(page)).x), Math.round(stageBox.x))
  for (let i = 0; i < 4; i++) await fingers.draw([middle, { ...middle, y: middle.y - 300 }])
  const { y, height } = await placeOf(page)
  const end = height > stageBox.height ? y + height : y + height / 2
  const wanted = height > stageBox.height ? stageBox.y + stageBox.height : stageBox.y + stageBox.height / 2
  assert.ok(Math.abs(end - wanted) < 1, `${end}, not ${wanted}`)
  await page.locator('.lightbox').getByText('1 de 2').waitFor()
  await context.close()
})

test(
  '[1.7] two taps enlarge a picture where they fall, two more make it fit; taps far apart are none',
  { skip },
  async () => {
    const { page, context, fingers } = await large('toque', [{ name: 'a.png', bytes: drawing(1600, 1600) }])
    const fit = await placeOf(page)
    const corner = { x: fit.x + fit.width * 0.25, y: fit.y + fit.height * 0.25 }
    await fingers.tapTwice(corner)
    const larger = await placeOf(page)
    assert.equal(Math.round((larger.width / fit.width) * 10), 25)
    const under = { x: (corner.x - larger.x) / larger.width, y: (corner.y - larger.y) / larger.height }
    assert.ok(Math.abs(under.x - 0.25) < 0.02 && Math.abs(under.y - 0.25) < 0.06, JSON.stringify(under))
    const image = page.locator('.lb-stage img')
    await until('it is the one that was sent', async () => !(await image.getAttribute('src'))?.includes('?w='))
    await fingers.tapTwice(middle)
    assert.deepEqual(await placeOf(page), fit)
    await fingers.tapTwice(corner, { x: corner.x + 150, y: corner.y + 150 })
    assert.deepEqual(await placeOf(page), fit)
    await context.close()
  },
)

test('[1.7] a swipe turns to the next picture and back; up or down, or a short one, turns none', { skip }, async () => {
  const { page, context, fingers } = await large('desliza', pictures(2))
  const box = page.locator('.lightbox')
  await fingers.draw([middle, { x: middle.x + 30, y: middle.y - 200 }])
  await fingers.draw([beside(20), beside(-20)])
  await box.getByText('1 de 2').waitFor()
  await fingers.draw([beside(100), beside(-100)])
  await box.getByText('2 de 2').waitFor()
  await box.getByText('foto-2.png').waitFor()
  await fingers.draw([beside(100), beside(-100)])
  await box.getByText('2 de 2').waitFor()
  await fingers.draw([beside(-100), beside(100)])
  await box.getByText('1 de 2').waitFor()
  await context.close()
})

const deletedText = 'A foto que estava aqui foi apagada.'

test(
  '[1.7] a picture whose message is deleted gives its place to the next one, and that is told',
  { skip },
  async () => {
    using owner = await bringer('apagada')
    await owner.bring(pictures(1))
    const second = await owner.bring(pictures(2).slice(1))
    const last = await owner.bring(pictures(3).slice(2))
    const { page, context, complaints } = await reader('apagada')
    await page.locator('a.pic').nth(1).click()
    const box = page.locator('.lightbox')
    await box.getByText('2 de 3').waitFor()
    await owner.room.delete(second).answered
    await box.getByRole('status').getByText(deletedText).waitFor()
    await box.getByText('2 de 2').waitFor()
    await box.getByText('foto-3.png').waitFor()
    await page.keyboard.press('ArrowLeft')
    await box.getByText('foto-1.png').waitFor()
    assert.equal(await box.getByText(deletedText).count(), 0)
    // one that is not shown goes without a word
    await owner.room.delete(last).answered
    await box.getByText('1 de 2').waitFor({ state: 'detached' })
    assert.equal(await box.getByText(deletedText).count(), 0)
    assert.equal(await box.locator('.lb-step').count(), 0)
    await page.keyboard.press('Escape')
    await box.waitFor({ state: 'detached' })
    assert.match((await page.evaluate(() => document.activeElement?.getAttribute('href'))) ?? '', /foto-1\.png$/)
    // a picture that was on its way still when it was deleted is not there
    assert.deepEqual(
      complaints.filter((line) => !line.includes('404')),
      [],
    )
    await context.close()
  },
)

test(
  '[1.7] with its last picture the lightbox closes, which is told, and keys go on at the message',
  { skip },
  async () => {
    using owner = await bringer('derradeira')
    await owner.room.send('antes').answered
    const seq = await owner.bring(pictures(2), 'as duas')
    const { page, context, complaints } = await reader('derradeira')
    await page.locator('a.pic').first().click()
    const box = page.locator('.lightbox')
    await box.getByText('1 de 2').waitFor()
    await owner.room.delete(seq).answered
    await box.waitFor({ state: 'detached' })
    await page.locator('#anuncio').getByText(deletedText).waitFor({ state: 'attached' })
    // told first, then given
    await page.waitForFunction(
      (wanted) => document.activeElement?.closest<HTMLElement>('li.row')?.dataset['seq'] === wanted,
      String(seq),
    )
    // a picture that was on its way still when it was deleted is not there
    assert.deepEqual(
      complaints.filter((line) => !line.includes('404')),
      [],
    )
    await context.close()
  },
)

test('[1.7] keys go on where the button that had the focus goes with the last picture', { skip }, async () => {
  using owner = await bringer('botao')
  await owner.bring(pictures(2))
  const { page, context } = await reader('botao')
  await page.locator('a.pic').first().click()
  const box = page.locator('.lightbox')
  await box.getByRole('button', { name: 'Próxima' }).click()
  await box.getByText('2 de 2').waitFor()
  await page.keyboard.press('ArrowLeft')
  await box.getByText('1 de 2').waitFor()
  await context.close()
})

test('[1.7] what is found out late of one picture says nothing of the next', { skip }, async () => {
  using owner = await bringer('tardia')
  await owner.bring([{ name: 'tardia.png', bytes: drawing(400, 200) }])
  await owner.bring(pictures(2))
  const { page, context } = await reader('tardia')
  await page.locator('a.pic').nth(2).waitFor()
  const { promise: mayTell, resolve: tell } = Promise.withResolvers<void>()
  await page.route('**/a/**', async (route) => {
    const isAsked = route.request().method() === 'HEAD' && route.request().url().includes('tardia')
    if (isAsked) await mayTell
    await route.fulfill({ status: 404 })
  })
  const asked = page.waitForRequest((request) => request.method() === 'HEAD' && request.url().includes('tardia'))
  await page.locator('.pic-acts .ib').first().click()
  await asked
  const box = page.locator('.lightbox')
  await page.keyboard.press('ArrowRight')
  await box.getByText('foto-1.png não está mais aqui.').waitFor()
  const told = page.waitForResponse((response) => response.request().method() === 'HEAD')
  tell()
  await told
  // drawn by then
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  assert.equal(await box.getByText('foto-1.png não está mais aqui.').count(), 1)
  await context.close()
})

test(
  '[1.7] a picture or a film that is there no more offers nothing to do with it, large or small, and moves nothing',
  { skip },
  async () => {
    using owner = await bringer('perdida')
    await owner.bring([{ name: 'perdida.png', bytes: drawing(400, 200) }])
    await owner.bring(pictures(2))
    await owner.bring([{ name: 'perdido.mp4', bytes: film }])
    const { page, context } = await reader('perdida')
    await page.locator('a.pic').nth(2).waitFor()
    const before = await boxes(page, '.log li.row')
    await page.route('**/a/**', (route) => route.fulfill({ status: 404 }))
    await page.locator('.pic-acts .ib').first().click()
    const box = page.locator('.lightbox')
    await box.getByText('1 de 3').waitFor()
    await page.keyboard.press('ArrowRight')
    await box.getByText('foto-1.png não está mais aqui.').waitFor()
    assert.equal(await box.getByRole('link').count(), 0)
    const downloads: string[] = []
    page.on('download', (one) => downloads.push(one.suggestedFilename()))
    await page.keyboard.press('d')
    await page.keyboard.press('Escape')
    await page.reload()
    await page.locator('.log').getByText('perdida.png não está mais aqui.').waitFor()
    await page.locator('.log').getByText('perdido.mp4 não está mais aqui.').waitFor()
    await until('all four say so', async () => (await page.locator('.pic.lost').count()) === 4)
    assert.equal(await page.getByRole('link', { name: /^Baixar/ }).count(), 0)
    assert.equal(await page.getByRole('button', { name: /^Ampliar/ }).count(), 0)
    assert.deepEqual(await boxes(page, '.log li.row'), before)
    assert.deepEqual(downloads, [])
    await context.close()
  },
)
