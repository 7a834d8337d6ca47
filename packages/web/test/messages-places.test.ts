import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { skip, startMessagesBench } from './support/messages/harness.ts'
import type { MessagesBench } from './support/messages/harness.ts'
import { installProbe, settle } from './support/messages/probe.ts'

suite('where a room opens', { skip, timeout: 120_000 }, () => {
  let bench: MessagesBench
  before(async () => {
    bench = await startMessagesBench()
  })
  after(async () => bench.close())

  const openRoom = async (how: { count: number; unread?: number; target?: number }): Promise<Page> => {
    const page = await bench.open()
    await installProbe(page)
    await page.evaluate((given) => harness.open(given), how)
    await settle(page)
    return page
  }

  test('with nothing new, at the end', async () => {
    const page = await openRoom({ count: 200 })
    assert.ok((await page.evaluate(() => probe.distance())) <= 1)
    assert.equal(await page.locator('.new').count(), 0)
    await page.context().close()
  })

  test('with little that is new, at the end, the divider in sight', async () => {
    const page = await openRoom({ count: 200, unread: 3 })
    assert.ok((await page.evaluate(() => probe.distance())) <= 1)
    assert.ok((await page.evaluate(() => probe.topOf('.new'))) > 0)
    await page.context().close()
  })

  for (const unread of [50, 900]) {
    test(`with ${unread} new messages, at the divider, a quarter down`, async () => {
      const page = await openRoom({ count: 1_500, unread })
      const { at, height } = await page.evaluate(() => ({ at: probe.topOf('.new'), height: probe.height() }))
      assert.ok(Math.abs(at - height / 4) < 2, `${at} of ${height}`)
      assert.match((await page.locator('.jump').textContent()) ?? '', /novas/)
      await page.context().close()
    })
  }

  test('where messages take long, they are seen to be missing, and none are shown before it is known where to open', async () => {
    const page = await bench.open()
    await installProbe(page)
    await page.evaluate(() => harness.openCold(1_500, 900))
    const missing = page.locator('.log .older .sk').first()
    await missing.waitFor()
    // the newest are here, but what is new begins before them
    await page.evaluate(() => harness.answer())
    await page.evaluate(() => harness.say({ text: 'enquanto isso' }))
    await settle(page)
    assert.equal(await page.locator('.log li.row').count(), 0)
    await missing.waitFor()
    await page.evaluate(() => harness.answer())
    await page.locator('.log .new').waitFor()
    await missing.waitFor({ state: 'hidden' })
    await settle(page)
    const { at, height } = await page.evaluate(() => ({ at: probe.topOf('.new'), height: probe.height() }))
    assert.ok(Math.abs(at - height / 4) < 2, `${at} of ${height}`)
    await page.context().close()
  })

  test('coming back, exactly where one was', async () => {
    const page = await openRoom({ count: 800 })
    const before = await page.evaluate(async () => {
      await probe.goBack(12)
      const row = probe.firstInSight()
      return { seq: row.dataset['seq'], top: row.getBoundingClientRect().top }
    })
    await page.evaluate(() => {
      harness.leave()
      harness.comeBack()
    })
    await settle(page)
    const after = await page.evaluate(
      (seq) => document.querySelector(`.row[data-seq="${seq}"]`)?.getBoundingClientRect().top,
      before.seq,
    )
    assert.ok(Math.abs((after ?? 0) - before.top) <= 0.5, `${after} is not ${before.top}`)
    await page.context().close()
  })

  test('at the message of an address, in the middle', async () => {
    const page = await openRoom({ count: 800, target: 300 })
    const { at, height } = await page.evaluate(() => ({ at: probe.topOf('[data-seq="300"]'), height: probe.height() }))
    assert.ok(at > height * 0.2 && at < height * 0.8, `${at} of ${height}`)
    await page.context().close()
  })

  test('a quoted message is shown, and there is a way back', async () => {
    const page = await openRoom({ count: 400 })
    await page.evaluate(() => void harness.say({ text: 'resposta', reply: { seq: 20, author: 3, nick: 'Bia' } }))
    await settle(page)
    await page.locator('.quote').last().click()
    await settle(page)
    assert.ok((await page.evaluate(() => probe.topOf('.row[data-seq="20"]'))) > 0)
    await page.getByRole('button', { name: 'Voltar' }).click()
    await settle(page)
    assert.equal(await page.locator('.row', { hasText: 'resposta' }).isVisible(), true)
    await page.context().close()
  })

  test('what was missed while away is not shown in place of what one reads', async () => {
    const page = await openRoom({ count: 800 })
    const found = await page.evaluate(async () => {
      await probe.goBack(6)
      const seq = probe.firstInSight().dataset['seq']
      for (let i = 0; i < 200; i++) harness.room.say({ text: `perdida ${i}` })
      harness.room.timeline.loadEnd(20)
      await probe.rest()
      return { before: seq, after: probe.firstInSight().dataset['seq'] }
    })
    assert.equal(found.after, found.before)
    await page.context().close()
  })
})
