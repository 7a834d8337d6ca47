import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'

const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The Chromium of this machine, or undefined where there is none. */
export const chromiumProgram: string | undefined = programs.find(existsSync)

/** Starts a headless Chromium. As root it runs only without its sandbox; it opens nothing but our own page. */
export function startBrowser(flags: readonly string[] = []): Promise<Browser> {
  if (chromiumProgram === undefined) throw new Error('there is no Chromium')
  return chromium.launch({ executablePath: chromiumProgram, args: ['--no-sandbox', ...flags] })
}

/** How a page is looked at. */
export interface Look {
  readonly width: number
  readonly height: number
  readonly theme: 'light' | 'dark'
}

/** A window of somebody who was never here; what the page complains of in its console is collected. */
export async function openWindow(browser: Browser, look: Look): Promise<Window> {
  const { width, height, theme } = look
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: 'pt-BR',
    timezoneId: 'America/Sao_Paulo',
    hasTouch: width < 700,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error.stack)))
  return { context, page, complaints }
}

/** A window, and what its page complained of. */
export interface Window {
  readonly context: BrowserContext
  readonly page: Page
  readonly complaints: string[]
}

/** Goes in by the door, as people do: a nick, Enter. */
export async function enterBy(page: Page, url: string, nick: string): Promise<void> {
  await page.goto(url)
  await page.locator('#nick').fill(nick)
  await page.keyboard.press('Enter')
  await page.locator('#composer').waitFor()
}

/** A browser that keeps what it is given in a folder, as a person's own does. */
export function openProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...(chromiumProgram !== undefined && { executablePath: chromiumProgram }),
    args: ['--no-sandbox'],
    locale: 'pt-BR',
  })
}
