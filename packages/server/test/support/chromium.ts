import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { until } from './until.ts'

const startMs = 60_000
const answerMs = 15_000

interface Message {
  id?: number
  result?: unknown
  error?: { message: string }
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

interface Target {
  type: string
  targetId: string
}

/** A plain headless Chromium, with nothing of it switched off, driven by the DevTools protocol. */
export class Chromium implements AsyncDisposable {
  readonly #child: ChildProcess
  readonly #folder: string
  readonly #socket: WebSocket
  readonly #answers = new Map<number, (message: Message) => void>()
  readonly #exit: Promise<unknown>
  #lastId = 0

  private constructor(child: ChildProcess, folder: string, socket: WebSocket) {
    this.#child = child
    this.#folder = folder
    this.#socket = socket
    this.#exit = hasExited(child) ? Promise.resolve() : once(child, 'exit')
    socket.addEventListener('close', () => this.#answerAll('the browser is gone'))
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as Message
      if (message.id !== undefined) this.#answers.get(message.id)?.(message)
    })
  }

  /** Starts it as a person would, with the address to open. */
  static async start(program: string, url: string): Promise<Chromium> {
    const folder = mkdtempSync(join(tmpdir(), 'papo-chromium-'))
    // As root Chromium runs only without its sandbox; it opens nothing here but our own page.
    const flags = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, '--no-sandbox', url]
    const child = spawn(program, flags, { stdio: ['ignore', 'ignore', 'pipe'] })
    // Also when a test was cut off.
    const kill = (): void => void child.kill('SIGKILL')
    process.once('exit', kill)
    child.once('exit', () => process.off('exit', kill))
    try {
      const socket = new WebSocket(await within(startMs, findDevTools(child), 'chromium to start'))
      await within(answerMs, once(socket, 'open'), 'chromium to listen')
      return new Chromium(child, folder, socket)
    } catch (error) {
      kill()
      throw error
    }
  }

  /** The page that it was started with. */
  async page(): Promise<Page> {
    let targetId: string | undefined
    await until('the browser has a page', async () => {
      const { targetInfos } = await this.call<{ targetInfos: Target[] }>('Target.getTargets')
      targetId = targetInfos.find(({ type }) => type === 'page')?.targetId
      return targetId !== undefined
    })
    const { sessionId } = await this.call<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
    return new Page(this, sessionId)
  }

  /** Calls a method of the protocol; rejects with what the browser says, or when it says nothing. */
  async call<Answer>(method: string, params: object = {}, sessionId?: string): Promise<Answer> {
    const id = (this.#lastId += 1)
    const { promise, resolve } = Promise.withResolvers<Message>()
    this.#answers.set(id, resolve)
    this.#socket.send(JSON.stringify({ id, method, params, sessionId }))
    const { result, error } = await within(answerMs, promise, method).finally(() => this.#answers.delete(id))
    if (error) throw new Error(`${method}: ${error.message}`)
    return result as Answer
  }

  /** Asks it to close, and kills it where it does not: a test that ends must end. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!hasExited(this.#child)) {
      this.#socket.send(JSON.stringify({ id: 0, method: 'Browser.close' }))
      await within(answerMs, this.#exit, 'chromium to end').catch(() => this.#child.kill('SIGKILL'))
      await this.#exit
    }
    this.#child.stderr?.destroy()
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10 })
  }

  #answerAll(message: string): void {
    for (const answer of this.#answers.values()) answer({ error: { message } })
  }
}

/** One page of it. */
export class Page {
  readonly #browser: Chromium
  readonly #session: string

  constructor(browser: Chromium, session: string) {
    this.#browser = browser
    this.#session = session
  }

  /** Resolves when the text of the page matches; rejects with the text as it is when it never does. */
  async shows(pattern: RegExp): Promise<void> {
    let text = ''
    await until(
      () => `${pattern} on a page that shows ${JSON.stringify(text)}`,
      async () => pattern.test((text = await this.#look('document.body?.innerText ?? ""'))),
    )
  }

  /** Presses with the mouse on what the selector finds. */
  async press(selector: string): Promise<void> {
    const find = `const element = document.querySelector(${JSON.stringify(selector)}); element.scrollIntoView()`
    const box = await this.#evaluate(`{ ${find}; JSON.stringify(element.getBoundingClientRect()) }`)
    const { x, y, width, height } = JSON.parse(box) as Box
    const at = { x: x + width / 2, y: y + height / 2, button: 'left', clickCount: 1 }
    for (const type of ['mousePressed', 'mouseReleased']) {
      await this.#browser.call('Input.dispatchMouseEvent', { type, ...at }, this.#session)
    }
  }

  /** Types where the cursor is. */
  async type(text: string): Promise<void> {
    await this.#browser.call('Input.insertText', { text }, this.#session)
  }

  /** Resolves when the page is at this path. */
  async isAt(path: string): Promise<void> {
    await until(`the page at ${path}`, async () => (await this.#look('location.pathname')) === path)
  }

  /** What an expression is on the page that stands there by now: while one takes the place of another, nothing. */
  async #look(expression: string): Promise<string> {
    try {
      return await this.#evaluate(expression)
    } catch (error) {
      return String(error)
    }
  }

  async #evaluate(expression: string): Promise<string> {
    const call = this.#browser.call<{ result: { value?: string } }>('Runtime.evaluate', { expression }, this.#session)
    return (await call).result.value ?? ''
  }
}

async function findDevTools(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('chromium has no standard error')
  let said = ''
  for await (const line of createInterface(child.stderr)) {
    const [, url] = /^DevTools listening on (.*)$/.exec(line) ?? []
    if (url !== undefined) {
      child.stderr.resume()
      return url
    }
    said += `${line}\n`
  }
  throw new Error(`chromium did not start: ${said}`)
}

function hasExited({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

/** The same promise, rejected when it takes too long. */
async function within<T>(ms: number, promise: Promise<T>, what: string): Promise<T> {
  const timer = new AbortController()
  const late = delay(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`waited in vain: ${what}`)
  })
  late.catch(() => undefined)
  try {
    return await Promise.race([promise, late])
  } finally {
    timer.abort()
  }
}
