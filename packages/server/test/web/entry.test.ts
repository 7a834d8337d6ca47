import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { doorPageTexts } from '@papo/protocol'
import { themeLine } from '../../src/transport/http/pages/theme.ts'
import { openWebHouse } from '../support/web-house.ts'
import type { HttpAnswer, WebHouse } from '../support/web-house.ts'

const html = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const json = { 'Content-Type': 'application/json' }

/** What the build would have written, in small. */
function buildPage(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'papo-dist-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const script = 'console.log("papo")\n'.repeat(100)
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets/app-AbC_12.js'), script)
  writeFileSync(join(folder, 'assets/app-AbC_12.js.br'), brotliCompressSync(script))
  writeFileSync(join(folder, 'assets/app-AbC_12.js.gz'), gzipSync(script))
  writeFileSync(join(folder, 'sw.js'), '// nothing')
  const texts = { 'pt-BR': ['/assets/pt.js'], en: ['/assets/en.js'] }
  const files = { script: '/assets/app-AbC_12.js', modules: [], texts, style: '/assets/a.css', door: '/assets/d.js' }
  writeFileSync(
    join(folder, 'page.json'),
    JSON.stringify({ ...files, textFont: '/assets/t.woff2', headingFont: '/assets/h.woff2' }),
  )
  return folder
}

function postForm(house: WebHouse, body: string, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
  const own = {
    Origin: `http://127.0.0.1:${house.port}`,
    'Content-Type': 'application/x-www-form-urlencoded',
    // the door gives one
    Cookie: 'door=1',
    ...html,
  }
  return house.ask({ method: 'POST', path: '/entrar', headers: { ...own, ...headers }, body })
}

test('[HTTP1] who is not known gets the door, as a form; who has a good cookie gets the app', async (t) => {
  const house = await openWebHouse(t, { assets: buildPage(t) })
  const door = await house.ask({ path: '/s/geral', headers: html })
  assert.equal(door.status, 200)
  assert.match(door.body, /<form method="post" action="\/entrar">/)
  assert.match(door.body, /name="nick"/)
  const token = await house.enter('Lari')
  const app = await house.ask({ path: '/s/geral', headers: { ...html, Cookie: `papo-${house.port}=${token}` } })
  assert.match(app.body, /<div id="app"><\/div>/)
  const bad = await house.ask({ path: '/', headers: { ...html, Cookie: `papo-${house.port}=nobody` } })
  assert.match(bad.body, /<form method="post" action="\/entrar">/)
})

test('[HTTP1] without a build the door says what is missing, and curl gets plain text', async (t) => {
  const house = await openWebHouse(t)
  const token = await house.enter('Lari')
  const app = await house.ask({ path: '/', headers: { ...html, Cookie: `papo-${house.port}=${token}` } })
  assert.ok(app.body.includes(`nc 127.0.0.1 ${house.port}`))
  const plain = await house.ask({ path: '/' })
  assert.equal(plain.headers['content-type'], 'text/plain; charset=utf-8')
  assert.ok(plain.body.includes(`nc 127.0.0.1 ${house.port}`))
  assert.ok(plain.body.includes(`http://127.0.0.1:${house.port}/s/geral.txt?follow`))
  assert.ok(!plain.body.includes('<'))
})

test('[HTTP3] the form gives a cookie that no script reads, and leads to the room', async (t) => {
  const house = await openWebHouse(t)
  const { status, headers } = await postForm(house, 'nick=Lari&sala=geral')
  assert.equal(status, 303)
  assert.equal(headers.location, '/s/geral')
  const [cookie = ''] = headers['set-cookie'] ?? []
  assert.match(cookie, new RegExp(`^papo-${house.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000$`))
  assert.equal(house.hub.nicks.isTaken('lari'), true)
})

test('[HTTP3] the link to a message leads to it through the door, also after a nick that will not do', async (t) => {
  const house = await openWebHouse(t)
  const door = await house.ask({ path: '/s/geral/m/12', headers: html })
  const [link = ''] = /<input type="hidden" name="link" value="geral\/12">/.exec(door.body) ?? []
  assert.notEqual(link, '')
  await house.enter('Ana')
  assert.ok((await postForm(house, 'nick=Ana&sala=geral&link=geral%2F12')).body.includes(link))
  assert.equal((await postForm(house, 'nick=Lari&sala=geral&link=geral%2F12')).headers.location, '/s/geral/m/12')
  assert.equal((await postForm(house, 'nick=Bia&sala=outra&link=geral%2F12')).headers.location, '/s/outra')
  for (const wrong of ['geral', '..%2F12', 'geral%2F1x', 'geral%2F12%2F..'])
    assert.equal((await postForm(house, `nick=x${wrong.length}&sala=geral&link=${wrong}`)).headers.location, '/s/geral')
})

test('[HTTP1] a link to a room that is not there says so at the door', async (t) => {
  const house = await openWebHouse(t)
  const texts = doorPageTexts['pt-BR']
  assert.ok((await house.ask({ path: '/s/nada', headers: html })).body.includes(texts.noRoom))
  assert.ok(!(await house.ask({ path: '/s/geral', headers: html })).body.includes(texts.noRoom))
})

test('[HTTP3] a nick that will not do brings the door back with what was typed and what would do', async (t) => {
  const house = await openWebHouse(t)
  await house.enter('Lari')
  const taken = await postForm(house, 'nick=LARI&sala=geral')
  assert.equal(taken.status, 409)
  assert.match(taken.body, /Lari2|LARI2/)
  assert.match(taken.body, /<div class="nick bad">.*<input id="nick" [^>]*autofocus aria-invalid="true"/s)
  const bad = await postForm(house, `nick=${encodeURIComponent('<x>')}`)
  assert.equal(bad.status, 400)
  assert.ok(bad.body.includes('&lt;x&gt;') || bad.body.includes('&#60;x&#62;'))
  assert.ok(!bad.body.includes('<x>'))
  assert.equal(bad.headers['set-cookie'], undefined)
})

for (const [language, told] of [
  ['pt-BR', /Permita cookies para este endereço/],
  ['en', /Allow cookies for this address/],
] as const) {
  test(`[HTTP3] a browser that keeps no cookie is told so, and its nick stays free, in ${language}`, async (t) => {
    const house = await openWebHouse(t)
    const door = await house.ask({ path: '/', headers: html })
    assert.deepEqual(door.headers['set-cookie'], ['door=1; Path=/; HttpOnly; SameSite=Lax'])
    const headers = { ...html, Origin: `http://127.0.0.1:${house.port}`, 'Accept-Language': language }
    const form = { method: 'POST', path: '/entrar', headers, body: 'nick=Lari&sala=geral' }
    for (const time of [1, 2]) {
      const { status, body, headers: answered } = await house.ask(form)
      assert.equal(status, 403, `the ${time}. time`)
      assert.match(body, told)
      assert.match(body, /id="nick" name="nick" value="Lari"/)
      assert.deepEqual(answered['set-cookie'], door.headers['set-cookie'])
      assert.equal(house.hub.nicks.isTaken('Lari'), false)
    }
    const { status } = await house.ask({ ...form, headers: { ...headers, Cookie: 'door=1' } })
    assert.equal(status, 303)
  })
}

test('[HTTP3] who comes back with his cookie is the same, and may take another nick', async (t) => {
  const house = await openWebHouse(t)
  const token = await house.enter('Lari')
  const cookie = { Cookie: `papo-${house.port}=${token}` }
  const again = await postForm(house, 'nick=Lara', cookie)
  assert.equal(again.status, 303)
  assert.ok(again.headers['set-cookie']?.[0]?.includes(token))
  assert.equal(house.hub.nicks.isTaken('Lari'), false)
  assert.equal(house.hub.nicks.isTaken('Lara'), true)
})

test('[HTTP3] a program is answered by JSON with its token; a page is told none', async (t) => {
  const house = await openWebHouse(t)
  const program = await house.ask({
    method: 'POST',
    path: '/entrar',
    headers: json,
    body: '{"nick":"Robo","sala":"geral"}',
  })
  assert.equal(program.status, 201)
  const { token, user, room } = JSON.parse(program.body) as { token: string; user: { nick: string }; room: unknown }
  assert.match(token, /^[\w-]{43}$/)
  assert.equal(user.nick, 'Robo')
  assert.deepEqual(room, { slug: 'geral', name: 'geral' })
  const own = { ...json, Origin: `http://127.0.0.1:${house.port}` }
  const page = await house.ask({ method: 'POST', path: '/entrar', headers: own, body: '{"nick":"Lari"}' })
  assert.equal(page.status, 201)
  assert.ok(page.headers['set-cookie'])
  assert.equal('token' in (JSON.parse(page.body) as object), false)
})

for (const body of ['', '[]', '{', '"x"', '{"nick":1}', '{"nick":"x"}', '{"nick":"Robo","sala":"nada"}']) {
  test(`[HTTP3] ${body || 'nothing'} is answered by its error in JSON, and nobody came`, async (t) => {
    const house = await openWebHouse(t)
    const headers = { ...json, Accept: 'application/json' }
    const { status, body: told } = await house.ask({ method: 'POST', path: '/entrar', headers, body })
    assert.ok(status === 400 || status === 404)
    assert.ok((JSON.parse(told) as { error: { code: string; text: string } }).error.text.length > 0)
    assert.equal(house.hub.nicks.isTaken('Robo'), false)
  })
}

test('[HTTP3] a field that is no text is named', async (t) => {
  const house = await openWebHouse(t)
  for (const [body, field] of [
    ['{"nick":5}', 'nick'],
    ['{"nick":null}', 'nick'],
    ['{"nick":"Robo","sala":[]}', 'sala'],
  ] as const) {
    const { status, body: told } = await house.ask({ method: 'POST', path: '/entrar', headers: json, body })
    assert.equal(status, 400)
    assert.equal(told, `Esse quadro não foi entendido: "${field}" precisa ser um texto.\n`)
  }
})

test('[HTTP3] whether a nick is free can be asked', async (t) => {
  const house = await openWebHouse(t)
  await house.enter('Lari')
  const ask = async (nick: string): Promise<unknown> =>
    JSON.parse((await house.ask({ path: `/entrar/livre?nick=${encodeURIComponent(nick)}` })).body)
  assert.deepEqual(await ask('Beto'), { state: 'free', nick: 'Beto' })
  assert.equal(((await ask('lari')) as { state: string }).state, 'taken')
  assert.deepEqual(await ask('x'), { state: 'invalid', problem: 'too_short', suggestions: [] })
})

test('[HTTP9] a form over 4 KB is answered by 413', async (t) => {
  const house = await openWebHouse(t)
  const { status } = await postForm(house, `nick=${'a'.repeat(5_000)}`)
  assert.equal(status, 413)
})

test('[HTTP6] built files go out packed, for ever, and are asked for again in vain', async (t) => {
  const house = await openWebHouse(t, { assets: buildPage(t) })
  const path = '/assets/app-AbC_12.js'
  const packed = await house.ask({ path, headers: { 'Accept-Encoding': 'gzip, br' } })
  assert.equal(packed.headers['content-encoding'], 'br')
  assert.equal(packed.headers['cache-control'], 'public, max-age=31536000, immutable')
  const plain = await house.ask({ path, headers: { 'Accept-Encoding': 'br;q=0' } })
  assert.equal(plain.headers['content-encoding'], undefined)
  assert.match(plain.body, /^console\.log/)
  const again = await house.ask({ path, headers: { 'If-None-Match': plain.headers.etag ?? '' } })
  assert.equal(again.status, 304)
  assert.equal((await house.ask({ path: '/sw.js' })).headers['cache-control'], 'no-cache')
})

const nowhere = [
  '/assets/',
  '/assets/nada.js',
  `/assets/${'a'.repeat(300)}.js`,
  '/assets/..%2fpage.json',
  '/assets/../page.json',
  '/assets/%2e%2e/page.json',
  '/page.json',
  '/x',
  '/assets/app-AbC_12.js/x',
  '/entrar/x',
]
for (const path of nowhere) {
  test(`[HTTP6] ${path.slice(0, 40)} is answered by 404, as a page and as text`, async (t) => {
    const house = await openWebHouse(t, { assets: buildPage(t) })
    const page = await house.ask({ path, headers: { ...html, 'Accept-Language': 'en' } })
    assert.equal(page.status, 404)
    assert.match(page.body, /<html lang="en"/)
    assert.equal((await house.ask({ path })).status, 404)
  })
}

test('[HTTP7] every answer says what it is and what it may load; a page has no inline script but by its hash', async (t) => {
  const house = await openWebHouse(t)
  for (const path of ['/', '/x', '/s/geral.txt', '/robots.txt', '/entrar/livre?nick=a']) {
    const { headers } = await house.ask({ path, headers: html })
    assert.equal(headers['x-content-type-options'], 'nosniff', path)
    assert.equal(headers['referrer-policy'], 'same-origin', path)
    const policy = String(headers['content-security-policy'])
    assert.ok(policy.startsWith("default-src 'none'"), path)
    assert.ok(policy.includes("frame-ancestors 'none'"), path)
    assert.doesNotMatch(policy, /unsafe|https?:|\*/, path)
  }
})

test('[HTTP7] of a page only the line that sets the theme stands in it, by its hash', async (t) => {
  const house = await openWebHouse(t, { assets: buildPage(t) })
  const token = await house.enter('Lari')
  const known = { ...html, Cookie: `papo-${house.port}=${token}` }
  for (const [path, headers] of [
    ['/', html],
    ['/', known],
    ['/x', html],
  ] as const) {
    const page = await house.ask({ path, headers })
    const inside = [...page.body.matchAll(/<script(?![^>]*src=)[^>]*>(.*?)<\/script>/gs)].map(([, code = '']) => code)
    assert.deepEqual(inside, [themeLine])
    const hash = createHash('sha256').update(themeLine).digest('base64')
    const [scripts] = /script-src [^;]*/.exec(String(page.headers['content-security-policy'])) ?? []
    assert.equal(scripts, `script-src 'self' 'sha256-${hash}'`)
  }
})

test('[HTTP7] a page keeps other windows away where the browser heeds it, and is silent on plain http', async (t) => {
  const house = await openWebHouse(t)
  const opener = async (headers: Readonly<Record<string, string>>): Promise<unknown> =>
    (await house.ask({ path: '/', headers: { ...html, ...headers } })).headers['cross-origin-opener-policy']
  assert.equal(await opener({ 'Sec-Fetch-Site': 'none' }), 'same-origin')
  assert.equal(await opener({}), undefined)
})

test('[HTTP7] a page is as short as its reader can unpack it', async (t) => {
  const house = await openWebHouse(t)
  const { headers } = await house.ask({ path: '/', headers: { ...html, 'Accept-Encoding': 'gzip' } })
  assert.equal(headers['content-encoding'], 'gzip')
  assert.ok(Number(headers['content-length']) <= 14 * 1024)
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
  test(`[HTTP1] Accept-Language "${header}" is answered in ${language}`, async (t) => {
    const house = await openWebHouse(t)
    const { body, headers } = await house.ask({ path: '/', headers: { ...html, 'Accept-Language': header } })
    assert.match(body, new RegExp(`<html lang="${language}"`))
    assert.equal(headers['content-language'], language)
  })
}

test('[HTTP1] the language that is chosen is kept', async (t) => {
  const house = await openWebHouse(t)
  const { headers } = await house.ask({ path: '/?lang=en', headers: html })
  assert.match(String(headers['set-cookie']), /^lang=en; Path=\//)
  const { body } = await house.ask({ path: '/', headers: { ...html, Cookie: 'lang=en' } })
  assert.match(body, /<html lang="en"/)
})

test('[HTTP1] the host is named as the asker knows it, and nothing else can be written there', async (t) => {
  const house = await openWebHouse(t)
  const shown = async (host: string): Promise<string> => {
    const { body } = await house.ask({ path: '/', headers: { Host: host } })
    return /^ {2}nc (.*)$/m.exec(body)?.[1] ?? ''
  }
  assert.equal(await shown('[::1]:7000'), '::1 7000')
  assert.equal(await shown('chat.example'), `chat.example ${house.port}`)
  for (const host of ['-rf', 'a_b', '$(id)', '..', 'x"y'])
    assert.equal(await shown(host), `127.0.0.1 ${house.port}`, host)
  for (const host of ['<b>x</b>', 'a:99999999', 'a b']) {
    const { status, body } = await house.ask({ path: '/', headers: { Host: host } })
    assert.equal(status, 400, host)
    assert.equal(body, '', host)
  }
})

test('[HTTP7] a HEAD has no body, and one connection serves many requests', async (t) => {
  const house = await openWebHouse(t)
  const { status, body } = await house.ask({ method: 'HEAD', path: '/' })
  assert.deepEqual([status, body], [200, ''])
  const peer = await house.connectPeer()
  for (const path of ['/1', '/2', '/3']) peer.send(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`)
  peer.send('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  const answers = await peer.ended()
  assert.equal(answers.split('HTTP/1.1 404').length - 1, 3)
  assert.equal(answers.split('HTTP/1.1 200').length - 1, 1)
  assert.match(answers, /Keep-Alive: timeout=75\r\n/)
})
