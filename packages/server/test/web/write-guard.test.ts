import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { openWebHouse } from '../support/web-house.ts'
import type { WebHouse } from '../support/web-house.ts'

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

/** Somebody's cookie, the page's own origin, and those of others. */
async function withCookie(house: WebHouse): Promise<{ token: string; cookie: string; own: string; host: string }> {
  const token = await house.enter('Lari')
  const host = `127.0.0.1:${house.port}`
  return { token, cookie: `papo-${house.port}=${token}`, own: `http://${host}`, host }
}

const foreign: ReadonlyArray<readonly [string, (host: string) => string]> = [
  ['another site', () => 'http://evil.example'],
  ['nobody', () => 'null'],
  ['a name that ends in ours', (host) => `http://x${host}`],
  ['a name that begins with ours', (host) => `http://${host}.evil.example`],
  ['our name with another port', (host) => `http://${host.split(':')[0]}:1`],
  ['our name before an @', (host) => `http://${host}@evil.example`],
  ['another scheme', (host) => `file://${host}`],
  ['rubbish', () => ']['],
]

for (const [name, originOf] of foreign) {
  test(`[HTTP2] [reliability 27] what ${name} sends is answered by 403, and changes nothing`, async (t) => {
    const house = await openWebHouse(t)
    const { cookie, host } = await withCookie(house)
    const headers = { Origin: originOf(host), Cookie: cookie }
    const writes = [
      { path: '/entrar', headers: { ...headers, ...form }, body: 'nick=Beto' },
      { path: '/entrar', headers: { ...headers, 'Content-Type': 'text/plain' }, body: 'nick=Beto' },
      { path: '/s/geral', headers: { ...headers, 'Content-Type': 'text/plain' }, body: 'oi' },
      { path: '/sair', headers: { ...headers, ...form }, body: '' },
    ]
    for (const write of writes) {
      const { status, headers: answered } = await house.ask({ method: 'POST', ...write })
      assert.equal(status, 403, write.path)
      assert.equal(answered['set-cookie'], undefined)
    }
    await assert.rejects(house.connect({ headers }), /403/)
    assert.equal(house.hub.nicks.isTaken('Beto'), false)
  })
}

test('[HTTP2] [reliability 27] a cookie without an Origin is answered by 403, over WebSocket too', async (t) => {
  const house = await openWebHouse(t)
  const { cookie } = await withCookie(house)
  const headers = { Cookie: cookie }
  for (const path of ['/entrar', '/s/geral', '/sair'])
    assert.equal(
      (await house.ask({ method: 'POST', path, headers: { ...headers, ...form }, body: 'nick=Lari' })).status,
      403,
    )
  await assert.rejects(house.connect({ headers }), /403/)
})

test('[SOCKET1] the page itself is let in, and so is a program without a cookie', async (t) => {
  const house = await openWebHouse(t)
  const { cookie, own } = await withCookie(house)
  const page = await house.connect({ headers: { Origin: own, Cookie: cookie } })
  await page.ask<'hello'>({ verb: 'hello' })
  const program = await house.connect()
  await program.ask<'hello'>({ verb: 'hello', nick: 'Robo' })
  await assert.rejects(house.connect({ path: '/wsx' }), /404/)
})

test('[HTTP2] [reliability 27] a token in a header will do without an Origin, whatever cookie comes along', async (t) => {
  const house = await openWebHouse(t)
  const { token, cookie } = await withCookie(house)
  const lari = await house.connect()
  await lari.enter('Beto')
  const headers = { Authorization: `Bearer ${token}`, Cookie: cookie }
  assert.equal((await house.ask({ method: 'POST', path: '/s/geral', headers, body: 'oi' })).status, 201)
})

test('[HTTP2] [reliability 27] our own page may write by its cookie', async (t) => {
  const house = await openWebHouse(t)
  const { cookie, own } = await withCookie(house)
  const beto = await house.connect()
  await beto.enter('Beto')
  const headers = { Origin: own, Cookie: cookie }
  assert.equal((await house.ask({ method: 'POST', path: '/s/geral', headers, body: 'oi' })).status, 201)
  const { status, headers: answered } = await house.ask({ method: 'POST', path: '/sair', headers })
  assert.equal(status, 303)
  assert.match(String(answered['set-cookie']), new RegExp(`^papo-${house.port}=; .*Max-Age=0`))
})

test('[HTTP9] [reliability 15] a packed body is answered by 415, and never unpacked', async (t) => {
  const house = await openWebHouse(t)
  const token = await house.enter('Lari')
  const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024)).subarray(0, 16_000)
  for (const path of ['/s/geral', '/entrar']) {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Encoding': 'gzip' }
    assert.equal((await house.ask({ method: 'POST', path, headers, body: bomb })).status, 415)
  }
})
