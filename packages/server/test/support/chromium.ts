import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { until } from './until.ts'

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
  #lastId = 0

  private constructor(child: ChildProcess, folder: string, socket: WebSocket) {
    this.#child = child
    this.#folder = folder
    this.#socket = socket
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
    const socket = new WebSocket(await findDevTools(child))
    await once(socket, 'open')
    return new Chromium(child, folder, socket)
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

  /** Calls a method of the protocol; rejects with what the browser says. */
  async call<Answer>(method: string, params: object = {}, sessionId?: string): Promise<Answer> {
    const id = (this.#lastId += 1)
    const { promise, resolve } = Promise.withResolvers<Message>()
    this.#answers.set(id, resolve)
    this.#socket.send(JSON.stringify({ id, method, params, sessionId }))
    const { result, error } = await promise
    this.#answers.delete(id)
    if (error) throw new Error(`${method}: ${error.message}`)
    return result as Answer
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const hasExited = this.#child.exitCode !== null || this.#child.signalCode !== null
    const exit = hasExited ? undefined : once(this.#child, 'exit')
    this.#socket.send(JSON.stringify({ id: 0, method: 'Browser.close' }))
    await exit
    this.#child.stderr?.destroy()
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10 })
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
    const look = async (): Promise<boolean> => {
      text = await this.#evaluate('document.body?.innerText ?? ""')
      return pattern.test(text)
    }
    try {
      await until(`${pattern} on a page`, look)
    } catch {
      throw new Error(`the page does not show ${pattern}, but ${JSON.stringify(text)}`)
    }
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
    await until(`the page at ${path}`, async () => (await this.#evaluate('location.pathname')) === path)
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
