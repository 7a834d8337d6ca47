import assert from 'node:assert/strict'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { limits } from '@papo/protocol'
import { systemClock } from '../src/system/clock.ts'
import { FrontDoor } from '../src/transport/front-door.ts'
import { webDoor } from '../src/transport/http/web-door.ts'
import { Chromium } from './support/chromium.ts'
import { openHub } from './support/core.ts'
import { doorOptions } from './support/door.ts'
import { Peer } from './support/peer.ts'
import { requireTool } from './support/system-tool.ts'

const isLong = process.env['PAPO_LONG'] === '1'
const batches = isLong ? 5 : 1
/** One browser each: where it is short, the first connection is gone when the person presses, so that it takes the spare one. */
const keepAlives = isLong ? [limits.httpKeepAliveMs, 2000, 2000, 2000] : [limits.httpKeepAliveMs, 2000]
const silentPeople = 4
/** Long enough for a browser to take a spare socket for good, short enough for it to keep it. */
const thinkMs = 9000

/** A browser opens the door, its person types a nick, thinks, and goes in; meanwhile others say nothing. */
async function round(t: TestContext, program: string, httpKeepAliveMs: number): Promise<void> {
  const hub = await openHub(t)
  const http = webDoor({
    hub,
    clock: systemClock,
    limits: { ...limits, httpKeepAliveMs },
    language: 'pt-BR',
    log: () => undefined,
    assets: join(import.meta.dirname, '../../web/dist'),
    reachable: () => [],
    onError: hub.onError,
    door: { settle: (socket) => door.settle(socket) },
  })
  const door: FrontDoor = new FrontDoor({ ...doorOptions(systemClock), http })
  const [address] = await door.listen([{ kind: 'any', host: '127.0.0.1', port: 0 }])
  await using _closing = { [Symbol.asyncDispose]: () => door.close() }
  const port = address?.port ?? 0
  await using browser = await Chromium.start(program, `http://127.0.0.1:${port}/`)
  const page = await browser.page()
  await page.shows(/Como a gente te chama\?|What should we call you\?/)
  await page.press('#nick')
  await page.type('Lari')
  const silent = await Peer.connect(port)
  await Promise.all([greetPeople(port), delay(thinkMs)])
  await page.press('button.go')
  await page.isAt('/s/geral')
  assert.equal(hub.nicks.isTaken('Lari'), true)
  assert.equal(await silent.hangUp(), '')
}

/** People from another address are each greeted after 1 to 2 s (and as much later as this process stood still). */
async function greetPeople(port: number): Promise<void> {
  for (let count = 0; count < silentPeople; count += 1) {
    const stalls = monitorEventLoopDelay({ resolution: 1 })
    stalls.enable()
    const begin = performance.now()
    const person = await Peer.connect(port, '127.0.0.2')
    await person.hears('nick? ')
    const waitedMs = performance.now() - begin
    assert.ok(waitedMs > limits.greetingDelayMs - 10, `greeted after ${waitedMs} ms`)
    assert.ok(waitedMs < 2 * limits.greetingDelayMs + stalls.max / 1e6, `greeted after ${waitedMs} ms`)
    stalls.disable()
    await person.hangUp()
  }
}

const times = `${batches * keepAlives.length} times`
test(
  `[DOOR4] a plain Chromium opens the door, waits 9 s and goes in, ${times} of as many`,
  { timeout: batches * 120_000 },
  async (t) => {
    const program = requireTool(t, 'chromium')
    if (program === undefined) return
    for (let batch = 0; batch < batches; batch += 1) {
      // all of them are waited for: none is left behind when one fails
      const rounds = await Promise.allSettled(keepAlives.map((keepAliveMs) => round(t, program, keepAliveMs)))
      for (const result of rounds) if (result.status === 'rejected') throw result.reason
    }
  },
)
