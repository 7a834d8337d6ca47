import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { skip, startMessagesBench } from './support/messages/harness.ts'
import type { MessagesBench } from './support/messages/harness.ts'
import { installProbe, settle } from './support/messages/probe.ts'

suite('the window of messages', { skip, timeout: 180_000 }, () => {
  let bench: MessagesBench
  before(async () => {
    bench = await startMessagesBench()
  })
  after(async () => bench.close())

  const openRoom = async (how: { count: number; unread?: number; target?: number }, size = {}): Promise<Page> => {
    const page = await bench.open(size)
    await installProbe(page)
    await page.evaluate((given) => harness.open(given), how)
    await settle(page)
    return page
  }

  for (const scale of [1, 1.5, 2]) {
    test(`[P5] [P6] [P4] going back through pages moves nothing, at a scale of ${scale}`, async () => {
      const page = await openRoom({ count: 2_000 }, { scale })
      const found = await page.evaluate(async () => probe.goBack(24))
      assert.ok(found.loaded > 240, `only ${found.loaded} messages were passed`)
      assert.ok(found.drift <= 0.5, `a row moved by ${found.drift} px`)
      assert.ok(found.mostRows <= 180, `${found.mostRows} rows were in the page`)
      assert.equal(await page.evaluate(() => probe.shifts()), 0)
      await page.context().close()
    })
  }

  for (const by of [120, 400]) {
    test(`[P6] a wheel that goes back through pages by ${by} px moves nothing, for who measures that`, async () => {
      const page = await openRoom({ count: 4_000 })
      await page.mouse.move(400, 300)
      for (let rest = 0; rest < 4; rest++) {
        for (let way = 0; way < 8_000; way += by) await page.mouse.wheel(0, -by)
        await settle(page)
      }
      assert.ok((await page.evaluate(() => probe.firstInSightSeq())) < 3_700)
      assert.equal(await page.evaluate(() => probe.shifts()), 0)
      await page.context().close()
    })
  }

  test('[P6] nor does one long scroll of which every frame is one, up and down again', async () => {
    const page = await openRoom({ count: 4_000 })
    const session = await page.context().newCDPSession(page)
    for (const yDistance of [8_000, 8_000, -8_000]) {
      await session.send('Input.synthesizeScrollGesture', {
        x: 400,
        y: 300,
        yDistance,
        speed: 6_000,
        gestureSourceType: 'mouse',
      })
      await settle(page)
    }
    assert.ok((await page.evaluate(() => probe.firstInSightSeq())) < 3_950)
    assert.equal(await page.evaluate(() => probe.shifts()), 0)
    await page.context().close()
  })

  /** Scrolls up in one frame by more than all rows in the page; nothing moves but by that. */
  const scrollFar = async (page: Page): Promise<void> => {
    const look = (): Promise<{ seq: number; shifts: number }> =>
      page.evaluate(() => ({ seq: probe.firstInSightSeq(), shifts: probe.shifts() }))
    const before = await look()
    await page.evaluate(() => probe.scrollBy(-15_000))
    await settle(page)
    const after = await look()
    assert.ok(before.seq - after.seq > 180, `from ${before.seq} to ${after.seq}`)
    assert.equal(after.shifts, before.shifts)
  }

  test('[P6] who scrolls farther in one frame than there are rows gets them where he is, and nothing moves', async () => {
    const page = await openRoom({ count: 4_000 })
    // then as many are in memory as in the page
    await page.evaluate(async () => probe.goBack(30))
    while ((await page.evaluate(() => probe.lastSeqInSight())) < 4_000) {
      await page.evaluate(() => probe.scrollTo(1e9))
      await settle(page)
    }
    await scrollFar(page)
    await page.context().close()
  })

  test('[P6] nor does anything move where what he scrolls to must come from the server first', async () => {
    const page = await openRoom({ count: 4_000 })
    await scrollFar(page)
    await page.context().close()
  })

  test('a wheel that turns and turns never comes to the end of what is ready', async () => {
    const page = await openRoom({ count: 2_000 })
    await page.mouse.move(400, 300)
    for (let i = 0; i < 150; i++) await page.mouse.wheel(0, -120)
    await settle(page)
    const found = await page.evaluate(() => ({ first: probe.firstSeq(), blank: probe.topOf('.log > ol > li') }))
    assert.ok(found.first < 1_800 && found.blank < 0)
    await page.context().close()
  })

  test('a list that is lower than the window comes to rest, and has all that there is', async () => {
    const page = await openRoom({ count: 90 }, { width: 1_200, height: 6_000 })
    const frames = await page.evaluate(async () => {
      const list = document.querySelector<HTMLElement>('.log > ol')!
      const heights: string[] = []
      new MutationObserver(() => heights.push(list.style.paddingTop)).observe(list, { attributeFilter: ['style'] })
      await probe.frames(20)
      return { heights, rows: document.querySelectorAll('.log li.row').length }
    })
    assert.deepEqual(frames.heights, [])
    assert.equal(frames.rows, 90)
    await page.context().close()
  })

  test('[P3] what goes above the end, as others speak, moves none of the rows that stay', async () => {
    const page = await openRoom({ count: 300 })
    const found = await page.evaluate(async () => {
      const row = [...document.querySelectorAll<HTMLElement>('.log > ol > li')].at(-1)!
      const [top, first] = [row.offsetTop, probe.firstSeq()]
      for (let i = 0; i < 200 && probe.firstSeq() - first <= 20; i++) {
        harness.say({ text: `nova ${i}\ne mais uma linha\ne outra`, nick: 'Bia', author: 3 })
        await probe.frames(3)
      }
      return { gone: probe.firstSeq() - first, moved: row.offsetTop - top, distance: probe.distance() }
    })
    assert.ok(found.gone > 20, `only ${found.gone} messages went`)
    assert.equal(found.moved, 0)
    assert.ok(found.distance <= 1)
    assert.equal(await page.evaluate(() => probe.shifts()), 0)
    await page.context().close()
  })

  test('the reserve above the rows is made whole again when a quarter of it is gone, not for each slice', async () => {
    const page = await openRoom({ count: 2_000 })
    const moved = await page.evaluate(async () => {
      const list = document.querySelector<HTMLElement>('.log > ol')!
      const heights = [Number.parseFloat(list.style.paddingTop)]
      new MutationObserver(() => heights.push(Number.parseFloat(list.style.paddingTop))).observe(list, {
        attributeFilter: ['style'],
      })
      await probe.goBack(12)
      return heights
    })
    const drops = moved.filter((height, index) => height < (moved[index - 1] ?? 0))
    const refills = moved.filter((height, index) => height > (moved[index - 1] ?? Infinity) + 1)
    assert.ok(drops.length > 4, `only ${drops.length} slices were paid from it: ${moved.join(' ')}`)
    assert.ok(
      refills.length > 0 && refills.length <= drops.length / 2,
      `it was filled ${refills.length} times: ${moved.join(' ')}`,
    )
    assert.ok(Math.min(...moved) >= 8_000, `it fell to ${Math.min(...moved)} px`)
    await page.context().close()
  })

  test('[P4] PageUp leads to the first message of the room, with at most 180 rows', async () => {
    const page = await openRoom({ count: 700 })
    await page.evaluate(() => harness.controls?.focusLast())
    const found = await page.evaluate(async () => probe.pageUpToBeginning())
    assert.equal(found.first, 2)
    assert.ok(found.mostRows <= 180, `${found.mostRows} rows were in the page`)
    assert.ok(await page.locator('.beginning').isVisible())
    await page.context().close()
  })

  test('[P8] the way to the end shows the last message of the room, from wherever one is', async () => {
    const page = await openRoom({ count: 3_000, target: 40 })
    assert.equal(await page.evaluate(() => probe.lastSeq() < 200), true)
    await page.locator('.jump').last().click()
    await settle(page)
    const end = await page.evaluate(() => ({ last: probe.lastSeqInSight(), head: harness.room.view.head }))
    assert.equal(end.last, end.head)
    await page.context().close()
  })

  test('who is at the end stays there: with new messages, a higher composer, a smaller page', async () => {
    const page = await openRoom({ count: 100 })
    await page.evaluate(() => harness.say({ text: 'uma\nduas\ntrês' }))
    await settle(page)
    assert.equal(await page.evaluate(() => probe.distance()), 0)
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('#composer')!.style.setProperty('min-height', '200px'),
    )
    await settle(page)
    assert.equal(await page.evaluate(() => probe.distance()), 0)
    await page.setViewportSize({ width: 500, height: 500 })
    await settle(page)
    assert.ok((await page.evaluate(() => probe.distance())) <= 1)
    await page.context().close()
  })

  test('who has gone up is left there by new messages, and told of them', async () => {
    const page = await openRoom({ count: 300 })
    await page.mouse.move(400, 300)
    await page.mouse.wheel(0, -900)
    await settle(page)
    const found = await page.evaluate(async () => {
      const row = probe.firstInSight()
      const top = row.getBoundingClientRect().top
      for (let i = 0; i < 5; i++)
        harness.say({ text: `nova ${i}`, nick: i < 3 ? 'Bia' : 'Caio', author: i < 3 ? 3 : 4 })
      await probe.frames(10)
      return { drift: row.getBoundingClientRect().top - top, pill: document.querySelector('.jump')?.textContent }
    })
    assert.equal(found.drift, 0)
    assert.match(found.pill ?? '', /5 novas/)
    await page.locator('.jump').click()
    await settle(page)
    assert.ok((await page.evaluate(() => probe.distance())) <= 1)
    assert.equal(await page.locator('.jump').count(), 0)
    await page.context().close()
  })

  test('who comes to the end of what is loaded is left there when the rest comes', async () => {
    const page = await bench.open()
    await installProbe(page)
    await page.evaluate(() => {
      harness.open({ count: 180, target: 100 })
      harness.room.timeline.newerAfter = new Promise((resolve) => addEventListener('focus', () => resolve()))
    })
    await page.locator('.row[data-seq="100"]').waitFor()
    await settle(page)
    await page.evaluate(() => probe.scrollTo(1_000_000))
    await settle(page)
    const found = await page.evaluate(async () => {
      const seq = probe.lastSeq()
      const before = probe.topOf(`[data-seq="${seq}"]`)
      dispatchEvent(new Event('focus'))
      await probe.rest()
      return { seq, before, after: probe.topOf(`[data-seq="${seq}"]`) }
    })
    assert.ok(found.seq < 140, `${found.seq} is the last of what is loaded`)
    assert.ok(Math.abs(found.after - found.before) <= 1, `${found.after} is not ${found.before}`)
    await page.evaluate(async () => {
      for (let i = 0; i < 10 && probe.lastSeqInSight() !== harness.room.view.head; i++) {
        probe.scrollTo(1_000_000)
        await probe.rest()
      }
    })
    await page.evaluate(() => void harness.say({ text: 'mais uma' }))
    await settle(page)
    assert.ok((await page.evaluate(() => probe.distance())) <= 1, 'who is at the end now stays there')
    await page.context().close()
  })

  test('what is said by oneself leads to the end', async () => {
    const page = await openRoom({ count: 300, target: 30 })
    await page.evaluate(() => void harness.room.send('oi'))
    await settle(page)
    assert.equal(await page.locator('.row', { hasText: 'oi' }).last().isVisible(), true)
    assert.ok((await page.evaluate(() => probe.distance())) <= 1)
    await page.context().close()
  })

  test('a message with the focus stays in the page, however far one goes', async () => {
    const page = await openRoom({ count: 2_000 })
    await page.evaluate(() => harness.controls?.focusLast())
    const focused = await page.evaluate(() => document.activeElement?.parentElement?.dataset['seq'])
    const found = await page.evaluate(async () => probe.goBack(20))
    assert.equal(await page.evaluate(() => document.activeElement?.parentElement?.dataset['seq']), focused)
    assert.ok(found.mostRows <= 181)
    await page.keyboard.press('ArrowUp')
    await settle(page)
    const seq = await page.evaluate(() => Number(document.activeElement?.parentElement?.dataset['seq']))
    assert.equal(seq, Number(focused) - 1)
    await page.context().close()
  })

  test('older messages that do not come are asked for again by a button', async () => {
    const page = await openRoom({ count: 300 })
    await page.evaluate(() => void (harness.room.timeline.isBroken = true))
    await page.evaluate(() => probe.scrollTo(0))
    await page.locator('.older .retry').waitFor()
    await page.evaluate(() => void (harness.room.timeline.isBroken = false))
    const before = await page.evaluate(() => probe.firstSeq())
    await page.locator('.older .retry button').click()
    await settle(page)
    assert.ok((await page.evaluate(() => probe.firstSeq())) < before)
    await page.context().close()
  })
})
