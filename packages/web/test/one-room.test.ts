import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'
import { listed, say } from './support/talk.ts'
import { until } from './support/until.ts'

const stage = setStage()
const { skip } = stage
const program = join(import.meta.dirname, '../../server/bin/papo.js')
const rounds = [0, 1, 2, 3, 4, 5, 6, 7]

/** Somebody who types lines and reads them, over a bare socket or in `papo join`. */
class Typist {
  readonly lines: string[] = []
  readonly #input: Writable

  constructor(output: Readable, input: Writable) {
    this.#input = input
    createInterface(output).on('line', (line) => this.lines.push(line))
  }

  say(text: string): void {
    this.#input.write(`${text}\n`)
  }

  async hears(text: string): Promise<void> {
    await until(text, () => this.lines.some((line) => line.includes(text)))
  }

  /** What others said, in the order in which it was shown. */
  get heard(): string[] {
    return this.lines.filter((line) => /^\[\w+\] .* \d$/.test(line)).map((line) => line.replace(/^\[\w+\] /, ''))
  }
}

/** The texts in the list, without those of one person. */
async function shown(page: Page, without: string): Promise<string[]> {
  return (await listed(page)).map(({ text }) => text).filter((text) => !text.startsWith(without))
}

test(
  '[T5] the page shows the order, the edits and the deletions that a line and papo join print',
  { skip },
  async (t) => {
    const { papo, browser } = stage
    const { page, context } = await openWindow(browser, desk)
    await enterBy(page, papo.url, 'Ana')

    const socket = connect(papo.port, '127.0.0.1')
    t.after(() => socket.destroy())
    const bia = new Typist(socket, socket)
    for (const line of ['Bia', '/entrar geral']) bia.say(line)
    await bia.hears("entrou na sala 'geral'")

    const state = mkdtempSync(join(tmpdir(), 'papo-join-'))
    const child = spawn(
      process.execPath,
      [program, 'join', `127.0.0.1:${papo.port}`, '--nick', 'Caio', '--room', 'geral', '--language', 'pt-BR'],
      { env: { ...process.env, PAPO_STATE: state }, stdio: ['pipe', 'pipe', 'inherit'] },
    )
    t.after(async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
      rmSync(state, { recursive: true, force: true })
    })
    const caio = new Typist(child.stdout, child.stdin)
    await caio.hears("entrou na sala 'geral'")

    for (const round of rounds) {
      bia.say(`Bia ${round}`)
      caio.say(`Caio ${round}`)
      await say(page, `Ana ${round}`)
    }
    await until('all is shown', async () => (await shown(page, '-')).length === 3 * rounds.length)
    await until('all is heard', () => [bia, caio].every(({ heard }) => heard.length >= 2 * rounds.length))
    assert.deepEqual(bia.heard, await shown(page, 'Bia'))
    assert.deepEqual(
      caio.heard.filter((text) => !text.startsWith('Caio')),
      await shown(page, 'Caio'),
    )

    await page.locator('#composer').press('ArrowUp')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Ana corrige')
    await page.keyboard.press('Enter')
    await Promise.all([bia, caio].map((typist) => typist.hears('Ana corrigiu: Ana corrige')))
    bia.say('/editar Bia corrige')
    await page.locator('.log .text', { hasText: 'Bia corrige' }).waitFor()
    caio.say('/apagar')
    await bia.hears('Uma mensagem de Caio foi apagada')
    const last = rounds.length - 1
    await page.locator('.log .text', { hasText: `Caio ${last}` }).waitFor({ state: 'detached' })
    const changed = (await shown(page, '-')).filter((text) => !/ \d$/.test(text)).toSorted()
    assert.deepEqual(changed, ['Ana corrige (editada)', 'Bia corrige (editada)', 'Mensagem apagada'])
    await context.close()
  },
)
