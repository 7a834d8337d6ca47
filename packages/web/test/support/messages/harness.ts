import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { emojiData } from '../../../build/emoji-data.ts'
import { emojiWords } from '../../../build/emoji-words.ts'
import { icons } from '../../../build/icons.ts'
import { chromiumProgram, startBrowser } from '../browser.ts'

const root = import.meta.dirname
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'"

/** The list alone in a real browser, over a room that a test makes up. */
export interface MessagesBench {
  /** Another page of a size, with nothing open in it yet. */
  open(how?: {
    readonly width?: number
    readonly height?: number
    readonly isTouch?: boolean
    readonly scheme?: 'light' | 'dark'
    readonly scale?: number
  }): Promise<Page>
  close(): Promise<void>
}

/** Why tests of the list are left out, where they are. */
export const skip = chromiumProgram === undefined && 'there is no Chromium'

/** Builds the page and starts a browser. */
export async function startMessagesBench(): Promise<MessagesBench> {
  const files = await bundle()
  const server = await serve(files)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const browser = await startBrowser()
  return {
    open: async (how = {}) => openPage(browser, `http://127.0.0.1:${port}/`, how),
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function openPage(browser: Browser, url: string, how: Parameters<MessagesBench['open']>[0] = {}): Promise<Page> {
  const { width = 1000, height = 800, isTouch = false, scheme = 'light', scale = 1 } = how
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: isTouch,
    isMobile: isTouch,
    colorScheme: scheme,
    deviceScaleFactor: scale,
    locale: 'pt-BR',
    timezoneId: 'America/Sao_Paulo',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => process.stderr.write(`page: ${error.stack ?? error.message}\n`))
  await page.goto(url)
  // what fonts do when they come late is the page's matter: here they are there, but those that this system has not
  await page.evaluate(async () => Promise.allSettled([...document.fonts].map(async (font) => font.load())))
  return page
}

type Files = ReadonlyMap<string, { readonly body: string | Uint8Array; readonly type: string }>

async function bundle(): Promise<Files> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: [icons(), emojiWords(), emojiData()],
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: join(root, 'page.tsx'),
        output: { entryFileNames: 'page.js', assetFileNames: 'assets/[name][extname]' },
      },
    },
  })
  const outputs = Array.isArray(result)
    ? result.flatMap(({ output }) => output)
    : 'output' in result
      ? result.output
      : []
  const files = new Map<string, { body: string | Uint8Array; type: string }>()
  for (const file of outputs) {
    const body = file.type === 'chunk' ? file.code : file.source
    files.set(`/${file.fileName}`, { body, type: typeOf(file.fileName) })
  }
  const styles = [...files.keys()].filter((name) => name.endsWith('.css'))
  const links = styles.map((name) => `<link rel="stylesheet" href="${name}">`).join('')
  const page = `<!doctype html><html lang="pt-BR"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Mensagens</title>${links}<script type="module" src="/page.js"></script><body></body></html>`
  files.set('/', { body: page, type: 'text/html; charset=utf-8' })
  return files
}

async function serve(files: Files): Promise<Server> {
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'http://x').pathname)
    if (!file) return void response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': file.type, 'Content-Security-Policy': policy }).end(file.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function typeOf(name: string): string {
  if (name.endsWith('.css')) return 'text/css'
  if (name.endsWith('.js')) return 'text/javascript'
  return name.endsWith('.woff2') ? 'font/woff2' : 'application/octet-stream'
}
