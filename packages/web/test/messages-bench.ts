import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { startMessagesBench } from './support/messages/harness.ts'
import { installProbe, settle } from './support/messages/probe.ts'

/** Measures the list against ux.md 5.3: P1, P4 and P9; times belong here, not into tests. */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    slower: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
})

const measures: Readonly<Record<string, (page: Page, count: number) => Promise<object>>> = {
  'P4 PageUp through the room': pageUp,
  'P4 wheel, 100 px a frame': wheel,
  'P1 Enter to row': enterToRow,
  'P9 live messages': live,
}

const bench = await startMessagesBench()
try {
  for (const [what, measure] of Object.entries(measures)) {
    if (!what.startsWith(values.only)) continue
    const page = await bench.open({ width: 1000, height: 900 })
    await installProbe(page)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slower) })
    const found = await measure(page, Number(values.count))
    process.stdout.write(`${what}: ${JSON.stringify(found)}\n`)
    await page.context().close()
  }
} finally {
  await bench.close()
}

async function pageUp(page: Page, count: number): Promise<object> {
  await page.evaluate((count) => harness.open({ count }), count)
  await settle(page)
  return page.evaluate(async () => {
    harness.controls?.focusLast()
    const frames: number[] = []
    let rows = 0
    let last = performance.now()
    const list = document.querySelector('.log > ol')!
    while (document.querySelector<HTMLElement>('.beginning')!.hidden) {
      const init = { key: 'PageUp', bubbles: true, cancelable: true }
      if (frames.length % 2 === 0) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init))
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
      frames.push(now - last)
      last = now
      if (frames.length % 8 === 0) rows = Math.max(rows, list.children.length)
      if (frames.length > 60_000) break
    }
    return { ...probe.spread(frames), rows, first: probe.firstSeq() }
  })
}

async function wheel(page: Page, count: number): Promise<object> {
  await page.evaluate((count) => harness.open({ count }), count)
  await settle(page)
  return page.evaluate(async () => {
    const frames: number[] = []
    let last = performance.now()
    let blank = 0
    for (let i = 0; i < 720; i++) {
      probe.scrollBy(-100)
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
      frames.push(now - last)
      last = now
      if (probe.topOf('.log > ol > li') > 0) blank += 1
    }
    return { ...probe.spread(frames), blankFrames: blank }
  })
}

async function enterToRow(page: Page): Promise<object> {
  await page.evaluate(() => harness.open({ count: 400 }))
  await settle(page)
  return page.evaluate(async () => {
    const took: number[] = []
    for (let i = 0; i < 200; i++) {
      const before = performance.now()
      const sending = harness.room.send(`mensagem ${i}`)
      took.push(performance.now() - before)
      harness.room.arrive(sending)
      await probe.frames(1)
    }
    return probe.spread(took)
  })
}

async function live(page: Page, count: number): Promise<object> {
  await page.evaluate(() => harness.open({ count: 400 }))
  await settle(page)
  const heap = async (): Promise<number> => {
    const session = await page.context().newCDPSession(page)
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return Math.round(usedSize / 1e5) / 10
  }
  const before = await heap()
  const took = await page.evaluate(async (count) => {
    const times: number[] = []
    for (let i = 0; i < count; i++) {
      const start = performance.now()
      harness.room.say({ text: `mensagem ${i}`, author: 3 + (i % 5) })
      times.push(performance.now() - start)
      // the log of this page is no part of what is measured
      if (harness.room.log.length > 1_000) harness.room.forget(500)
      if (i % 20 === 0) await probe.frames(1)
    }
    return probe.spread(times)
  }, count)
  return {
    ...took,
    heapBeforeMb: before,
    heapAfterMb: await heap(),
    rows: await page.locator('.log > ol > li').count(),
  }
}
