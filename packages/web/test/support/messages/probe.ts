import type { Page } from 'playwright-core'
import type { Harness } from './page.tsx'

declare global {
  /** What the page of these tests puts at their disposal. */
  var harness: Harness
  var probe: Probe
}

type Probe = Awaited<ReturnType<typeof createProbe>>

/** Puts functions into the page that measure its list. */
export async function installProbe(page: Page): Promise<void> {
  await page.evaluate(`globalThis.probe = (${createProbe.toString()})()`)
}

/** Waits until the list has been still for some frames. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => probe.rest())
}

/** Runs in the page: it may use nothing from outside of itself. */
function createProbe() {
  const scroller = (): HTMLElement => document.querySelector<HTMLElement>('.log')!
  const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.log > ol > .row:not(.kept)')]
  const top = (element: Element): number => element.getBoundingClientRect().top - scroller().getBoundingClientRect().top
  const bottom = (element: Element): number => top(element) + element.getBoundingClientRect().height
  const seqOf = (row: HTMLElement | undefined): number => Number(row?.dataset['seq'])
  let shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifted += (entry as PerformanceEntry & { value: number }).value
  }).observe({ type: 'layout-shift', buffered: false })

  const frames = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  const state = (): string => {
    const all = rows()
    return [all.length, seqOf(all[0]), seqOf(all.at(-1)), scroller().scrollTop].join()
  }
  /** Still for ten frames, and nothing under way: pages come by timers of no length. */
  const rest = async (): Promise<void> => {
    let before = ''
    for (let still = 0; still < 10;) {
      await frames(1)
      await new Promise((resolve) => setTimeout(resolve, 0))
      const now = state()
      still = now === before ? still + 1 : 0
      before = now
    }
  }
  const firstInSight = (): HTMLElement => rows().find((row) => bottom(row) > 0)!
  const goBack = async (steps: number): Promise<{ drift: number; mostRows: number; loaded: number }> => {
    const begin = seqOf(firstInSight())
    let drift = 0
    let mostRows = 0
    for (let step = 0; step < steps; step++) {
      scroller().scrollTop -= 900
      await frames(1)
      const row = firstInSight()
      const at = top(row)
      for (let frame = 0; frame < 6; frame++) {
        await frames(1)
        await new Promise((resolve) => setTimeout(resolve, 0))
        drift = Math.max(drift, Math.abs(top(row) - at))
        mostRows = Math.max(mostRows, document.querySelectorAll('.log > ol > li').length)
      }
    }
    return { drift, mostRows, loaded: begin - seqOf(firstInSight()) }
  }
  const pageUpToBeginning = async (): Promise<{ first: number; mostRows: number }> => {
    let mostRows = 0
    for (let i = 0; i < 600 && seqOf(rows()[0]) > 2; i++) {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'PageUp', bubbles: true, cancelable: true }),
      )
      await frames(1)
      await new Promise((resolve) => setTimeout(resolve, 0))
      mostRows = Math.max(mostRows, document.querySelectorAll('.log > ol > li').length)
    }
    for (let i = 0; i < 40; i++) {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'PageUp', bubbles: true, cancelable: true }),
      )
      await frames(1)
    }
    return { first: seqOf(document.activeElement?.parentElement ?? undefined), mostRows }
  }
  const spread = (times: readonly number[]): object => {
    const sorted = [...times].sort((one, other) => one - other)
    const at = (part: number): number => Math.round((sorted[Math.floor(part * (sorted.length - 1))] ?? 0) * 100) / 100
    return { count: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
  }
  return {
    frames,
    spread,
    scrollBy: (by: number) => void (scroller().scrollTop += by),
    rest,
    goBack,
    pageUpToBeginning,
    firstInSight,
    firstInSightSeq: () => seqOf(firstInSight()),
    shifts: () => shifted,
    firstSeq: () => seqOf(rows()[0]),
    lastSeq: () => seqOf(rows().at(-1)),
    lastSeqInSight: () => seqOf(rows().findLast((row) => bottom(row) <= scroller().clientHeight + 1)),
    distance: () => scroller().scrollHeight - scroller().scrollTop - scroller().clientHeight,
    scrollTo: (to: number) => void (scroller().scrollTop = to),
    topOf: (selector: string) => top(document.querySelector(selector)!),
    height: () => scroller().clientHeight,
  }
}
