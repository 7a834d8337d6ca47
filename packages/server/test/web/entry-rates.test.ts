import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { HandClock } from '../support/hand-clock.ts'
import { openWebHouse } from '../support/web-house.ts'
import type { WebHouse } from '../support/web-house.ts'

const words = {
  'pt-BR': 'Muitas entradas deste endereço. Espere 9 s e tente de novo.',
  en: 'Too many entries from this address. Wait 9 s and try again.',
}

/** A house where one address, which all who ask have, may come in once, and again after 8.4 seconds. */
async function openFull(t: TestContext): Promise<WebHouse> {
  const limits = { entryBurst: 1, entryRefill: 1, entryRefillMs: 8_400 }
  const house = await openWebHouse(t, { clock: new HandClock(), limits, settings: { isRateLimited: true } })
  const { entryRates } = house.hub
  const take = entryRates.take.bind(entryRates)
  // this machine's own address is not counted
  t.mock.method(entryRates, 'take', () => take('10.0.0.1'))
  await house.enter('Ana')
  return house
}

const own = (house: WebHouse): Readonly<Record<string, string>> => ({ Origin: `http://127.0.0.1:${house.port}` })

for (const [language, text] of Object.entries(words)) {
  const accepts = { 'Accept-Language': language }

  test(`[RATE6] one entry too many is told on the door, which keeps what was typed, in ${language}`, async (t) => {
    const house = await openFull(t)
    const headers = { ...own(house), ...accepts, Accept: 'text/html', Cookie: 'door=1' }
    const asked = { method: 'POST', path: '/entrar', headers, body: 'nick=Beto&sala=geral' }
    const { status, headers: told, body } = await house.ask(asked)
    assert.deepEqual([status, told['retry-after'], told['set-cookie']], [429, '9', undefined])
    assert.match(told['content-type'] ?? '', /^text\/html/)
    assert.ok(body.includes(`<span>${text}</span>`))
    assert.match(body, /id="nick" name="nick" value="Beto"/)
    assert.equal(house.hub.nicks.isTaken('Beto'), false)
  })

  test(`[RATE6] one entry too many is told to a program as text, or as JSON, in ${language}`, async (t) => {
    const house = await openFull(t)
    const headers = { ...accepts, 'Content-Type': 'application/json' }
    const asked = { method: 'POST', path: '/entrar', headers, body: '{"nick":"Beto"}' }
    assert.equal((await house.ask(asked)).body, `${text}\n`)
    const { status, body } = await house.ask({ ...asked, headers: { ...headers, Accept: 'application/json' } })
    const detail = { problem: 'entries', count: 1, retryAfterMs: 8_400 }
    assert.deepEqual([status, JSON.parse(body)], [429, { error: { code: 'rate_limited', text, detail } }])
  })

  test(`[RATE6] one entry too many is told on a WebSocket in ${language}`, async (t) => {
    const house = await openFull(t)
    const beto = await house.connect({ headers: accepts })
    beto.send(JSON.stringify({ verb: 'hello', nick: 'Beto', keep: true, ref: 1 }))
    const { error } = await beto.hears(({ ref }) => ref === 1)
    assert.deepEqual([error?.code, error?.text], ['rate_limited', text])
  })
}
