import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { doorTexts } from '@papo/protocol'
import { openDoor } from './support/door.ts'
import { Peer } from './support/peer.ts'
import type { OpenDoor } from './support/door.ts'

interface Ask {
  method?: string
  headers?: Record<string, string>
  body?: string
}

const html = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

/** Sends one request and gives the whole answer, head and body. */
async function ask(open: OpenDoor, { method = 'GET', headers = {}, body = '' }: Ask = {}): Promise<string> {
  const peer = await Peer.connect(open.port)
  const fields = { Host: 'papo.example:6789', Connection: 'close', 'Content-Length': String(body.length), ...headers }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  peer.send(`${method} /s/geral HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
  return peer.ended()
}

test('[DOOR9] a browser gets a page with 503 that says how to connect with nc', async () => {
  await using open = await openDoor()
  const page = await ask(open, { headers: html })
  assert.match(page, /^HTTP\/1\.1 503 Service Unavailable\r\n/)
  assert.match(page, /\r\nContent-Type: text\/html; charset=utf-8\r\n/)
  assert.match(page, /\r\nRetry-After: \d+\r\n/)
  assert.match(page, /<html lang="pt-BR">/)
  assert.ok(page.includes('<code>nc papo.example 6789</code>'))
  assert.ok(page.includes(`<button>${doorTexts['pt-BR'].page.retry}</button>`))
})

test('[DOOR9] the page allows itself its own style and form, and asks nothing of anybody', async () => {
  await using open = await openDoor()
  const page = await ask(open, { headers: html })
  const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  assert.ok(style.includes('prefers-color-scheme:dark'))
  assert.ok(page.includes(`default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'`))
  assert.doesNotMatch(page, /https?:|<script|<img|<link|style=|url\(/)
})

test('[DOOR9] curl gets plain text', async () => {
  await using open = await openDoor()
  const text = await ask(open, { headers: { Accept: '*/*', 'Accept-Language': 'en' } })
  assert.match(text, /\r\nContent-Type: text\/plain; charset=utf-8\r\n/)
  assert.ok(text.includes('\n  nc papo.example 6789\n'))
  assert.ok(!text.includes('<'))
})

const preferences = {
  '': 'pt-BR',
  'en-US,en;q=0.9': 'en',
  'fr,en;q=0.5,pt;q=0.4': 'en',
  'en;q=0.2, pt-PT;q=0.8': 'pt-BR',
  'de, *;q=0.1': 'pt-BR',
  'en;q=0': 'pt-BR',
  'en;q=x, ,;;,pt': 'pt-BR',
}

for (const [header, language] of Object.entries(preferences)) {
  test(`[DOOR9] Accept-Language "${header}" is answered in ${language}`, async () => {
    await using open = await openDoor()
    const page = await ask(open, { headers: { ...html, 'Accept-Language': header } })
    assert.match(page, new RegExp(`<html lang="${language}">`))
    assert.match(page, new RegExp(`\r\nContent-Language: ${language}\r\n`))
  })
}

test('[DOOR9] the host is named as the browser knows it, and nothing else can be written there', async () => {
  await using open = await openDoor()
  const shown = async (host: string): Promise<string> => {
    const page = await ask(open, { headers: { ...html, Host: host } })
    return /<code>nc (.*)<\/code>/.exec(page)?.[1] ?? ''
  }
  assert.equal(await shown('[::1]:7000'), '::1 7000')
  assert.equal(await shown('chat.example'), `chat.example ${open.port}`)
  for (const host of ['<b>x</b>', 'a b', 'a:99999999', '-rf', 'x"y', '$(id)', 'a;b:1', '..', '']) {
    assert.equal(await shown(host), `127.0.0.1 ${open.port}`, host)
  }
  assert.equal(await shown('a:70000'), `a ${open.port}`)
})

test('[DOOR9] trying again is answered by the page, with the time and how often', async () => {
  await using open = await openDoor()
  const again = doorTexts['pt-BR'].page.again
  const first = await ask(open, { method: 'POST', headers: html, body: 'count=0' })
  assert.ok(first.includes(`<p role="status">${again(1, '14:02:33')}</p>`), first)
  assert.ok(first.includes('name="count" value="1"'))
  const third = await ask(open, { method: 'POST', headers: html, body: 'count=2' })
  assert.ok(third.includes(again(3, '14:02:33')))
  for (const body of ['', 'count=-1', 'count=1e99', 'count=<b>', `x=${'a'.repeat(100_000)}&count=5`]) {
    const page = await ask(open, { method: 'POST', headers: html, body })
    assert.ok(page.includes(again(1, '14:02:33')), body.slice(0, 20))
  }
})

test('[DOOR9] a HEAD has no body, and one connection serves many requests', async () => {
  await using open = await openDoor()
  assert.match(await ask(open, { method: 'HEAD' }), /^HTTP\/1\.1 503 [^]*\r\n\r\n$/)
  const peer = await Peer.connect(open.port)
  for (const path of ['/1', '/2', '/3']) peer.send(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`)
  peer.send('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  const answers = await peer.ended()
  assert.equal(answers.split('HTTP/1.1 503').length - 1, 4)
  assert.match(answers, /Keep-Alive: timeout=75\r\n/)
})
