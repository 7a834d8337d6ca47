import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { chromium } from 'playwright-core'
import type { Browser, CDPSession, Page } from 'playwright-core'

import type { Target } from '../load/job.ts'
import { dataFolder, startPapo } from '../server-process.ts'
import { measurePace } from './pace.ts'
import type { Pace } from './pace.ts'

const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const probeFile = fileURLToPath(new URL('probe.js', import.meta.url))

/**
 * A browser takes only the last list of these, so what playwright leaves out of a measurement is named again: painting
 * that is held back, and requests of its own. Without a screen a Chromium may take its frames for unseen, and show one a
 * second.
 */
const withoutFeatures = [
  'PaintHolding',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'ThrottleUndrawnFrames',
]

/** How somebody looks at the page: a computer beside the server, or a slow phone far away. */
export type Profile = 'desktop' | 'phone'

/** A page of somebody who was never here. */
export type Window = { page: Page; cdp: CDPSession; close: () => Promise<void> }

/** A server with nobody in it, and a browser. */
export type Stage = {
  target: Target
  url: string
  browser: Browser
  /** How quick the machine is now. */
  pace: Pace
  /** Where the browser's program is. */
  program: string
  /** Another browser in its place. */
  renewBrowser: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts both, and measures the machine's pace unless it is given; without a Chromium there is nothing to measure. */
export async function setStage(given?: Pace): Promise<Stage> {
  const program = programs.find((path) => existsSync(path))
  if (program === undefined) throw new Error('there is no Chromium')
  const folder = await dataFolder()
  const papo = await startPapo(folder.path, ['--rooms', '6000'])
  const launch = (): Promise<Browser> =>
    chromium.launch({ executablePath: program, args: ['--no-sandbox', `--disable-features=${withoutFeatures.join()}`] })
  const browser = await launch()
  const stage: Stage = {
    target: papo.target,
    url: `http://127.0.0.1:${papo.target.port}`,
    browser,
    pace: given ?? (await measurePace(browser)),
    program,
    async renewBrowser() {
      await stage.browser.close()
      stage.browser = await launch()
    },
    async stop() {
      await stage.browser.close()
      await papo.stop()
      await folder.remove()
    },
  }
  return stage
}

/**
 * How many times as long the machine takes, once a scenario is over: the less of now and of before, for what else it did
 * meanwhile is no reason to grant more.
 */
export async function slownessSince({ pace, browser }: Stage): Promise<number> {
  return pace.slowness === 1 ? 1 : Math.min(pace.slowness, (await measurePace(browser)).slowness)
}

/** Opens a window with nothing kept of earlier ones. */
export async function openWindow({ browser, pace }: Stage, profile: Profile): Promise<Window> {
  const isPhone = profile === 'phone'
  const viewport = isPhone ? { width: 390, height: 844 } : { width: 1440, height: 900 }
  // no touch: by touch, the field is not focused and Enter breaks the line, and the script is one of keys
  const context = await browser.newContext({ viewport, locale: 'pt-BR' })
  await context.addInitScript({ path: probeFile })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  if (isPhone) {
    await slowDown(cdp, pace.phoneRate)
    await cdp.send('Network.enable')
    const bytesPerSecond = 1_600_000 / 8
    const wire = { offline: false, latency: 150, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond }
    await cdp.send('Network.emulateNetworkConditions', wire)
  }
  return { page, cdp, close: () => context.close() }
}

/** Makes the page's processor so many times slower. */
export async function slowDown(cdp: CDPSession, times: number): Promise<void> {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: times })
}

/** Opens a window and goes in by the door. */
export async function enterRoom(stage: Stage, nick: string, room = 'geral'): Promise<Window> {
  const window = await openWindow(stage, 'desktop')
  await window.page.goto(`${stage.url}/s/${room}`)
  await window.page.locator('#nick').fill(nick)
  await window.page.keyboard.press('Enter')
  await window.page.locator('#composer').waitFor()
  return window
}

/** Asks the probe in the page something. */
export function ask<T>(page: Page, call: string): Promise<T> {
  return page.evaluate(`probe.${call}`) as Promise<T>
}
