import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFileHouse } from '../support/file-house.ts'
import type { FileHouse, Someone } from '../support/file-house.ts'
import { gifThatRuns, hashOf, noise, png, wouldRun } from '../support/sample-files.ts'

/** One file that somebody posted, by its address. */
async function withFile(
  house: FileHouse,
  name: string,
  bytes: string | Uint8Array,
): Promise<{ lari: Someone; path: string }> {
  const lari = await house.someone('Lari')
  const { files } = await house.postFiles(lari, { [name]: bytes })
  return { lari, path: `/a/${files[0]?.id}/${encodeURIComponent(name)}` }
}

test('[HTTP12] a picture is served by its content, asked for again before a copy is shown, with nothing that could run in it', async (t) => {
  const house = await openFileHouse(t)
  const bytes = png(3)
  const { lari, path } = await withFile(house, 'foto.png', bytes)
  const { status, headers, bytes: got } = await house.ask({ path, headers: lari.headers })
  assert.equal(status, 200)
  assert.deepEqual(got, bytes)
  assert.equal(headers['content-type'], 'image/png')
  assert.equal(headers['content-length'], String(bytes.length))
  assert.equal(headers['content-disposition'], `inline; filename="foto.png"; filename*=UTF-8''foto.png`)
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.match(String(headers['content-security-policy']), /^sandbox; default-src 'none'/)
  assert.equal(headers['cache-control'], 'private, no-cache')
  assert.equal(headers['cross-origin-resource-policy'], 'same-origin')
  assert.equal(headers.etag, `"${hashOf(bytes)}"`)
  assert.equal(headers['accept-ranges'], 'bytes')
})

test('[HTTP12] HEAD has the same head and no bytes; a content that is known is not sent again', async (t) => {
  const house = await openFileHouse(t)
  const bytes = png(3)
  const { lari, path } = await withFile(house, 'foto.png', bytes)
  const whole = await house.ask({ path, headers: lari.headers })
  const head = await house.ask({ method: 'HEAD', path, headers: lari.headers })
  assert.equal(head.status, 200)
  assert.equal(head.bytes.length, 0)
  for (const name of ['content-type', 'content-length', 'content-disposition', 'content-security-policy', 'etag'])
    assert.equal(head.headers[name], whole.headers[name], name)
  const etag = String(whole.headers.etag)
  for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
    const again = await house.ask({ path, headers: { ...lari.headers, 'If-None-Match': known } })
    assert.equal(again.status, 304, known)
    assert.equal(again.bytes.length, 0)
    assert.equal(again.headers.etag, etag)
  }
  assert.equal((await house.ask({ path, headers: { ...lari.headers, 'If-None-Match': '"x"' } })).status, 200)
})

test('[HTTP13] a stretch of a file is served as asked for, and only where the file is the one that was begun', async (t) => {
  const house = await openFileHouse(t)
  const bytes = noise(200_000)
  const { lari, path } = await withFile(house, 'dados.bin', bytes)
  const ask = (range: string, more = {}): ReturnType<FileHouse['ask']> =>
    house.ask({ path, headers: { ...lari.headers, Range: range, ...more } })
  const middle = await ask('bytes=70000-139999')
  assert.equal(middle.status, 206)
  assert.equal(middle.headers['content-range'], 'bytes 70000-139999/200000')
  assert.equal(middle.headers['content-length'], '70000')
  assert.deepEqual(middle.bytes, bytes.subarray(70_000, 140_000))
  const last = await ask('bytes=-1')
  assert.deepEqual(last.bytes, bytes.subarray(-1))
  const beyond = await ask('bytes=200000-')
  assert.equal(beyond.status, 416)
  assert.equal(beyond.headers['content-range'], 'bytes */200000')
  assert.equal((await ask('bytes=0-1,5-6')).status, 200)
  const same = await ask('bytes=0-9', { 'If-Range': `"${hashOf(bytes)}"` })
  assert.equal(same.status, 206)
  for (const other of ['"x"', 'Sat, 21 Nov 2026 10:00:00 GMT']) {
    const whole = await ask('bytes=0-9', { 'If-Range': other })
    assert.equal(whole.status, 200)
    assert.equal(whole.bytes.length, 200_000)
  }
})

for (const [name, content] of Object.entries(wouldRun)) {
  test(`[HTTP12] [reliability 23] ${name} is bytes to be saved, whatever is asked`, async (t) => {
    const house = await openFileHouse(t)
    const { lari, path } = await withFile(house, name, content)
    for (const query of ['', '?w=480', '?download'])
      for (const accept of ['text/html', 'image/svg+xml', '*/*']) {
        const { status, headers, body } = await house.ask({
          path: path + query,
          headers: { ...lari.headers, Accept: accept },
        })
        assert.equal(status, 200)
        assert.equal(body, content)
        assert.match(String(headers['content-disposition']), /^attachment; /)
        assert.match(String(headers['content-type']), /^application\/(?:octet-stream|pdf)$/)
        assert.equal(headers['x-content-type-options'], 'nosniff')
        assert.match(String(headers['content-security-policy']), /^sandbox; default-src 'none'/)
      }
  })
}

test('[HTTP12] [reliability 23] a picture that is a script too is a picture, and no browser runs it as another thing', async (t) => {
  const house = await openFileHouse(t)
  for (const name of ['foto.gif', 'foto.js', 'foto.html']) {
    const nick = `Lari_${name.slice(5)}`
    const lari = await house.someone(nick)
    const { files } = await house.postFiles(lari, { [name]: gifThatRuns })
    const { headers } = await house.ask({ path: `/a/${files[0]?.id}/${name}`, headers: lari.headers })
    assert.match(String(headers['content-type']), /^(?:image\/gif|application\/octet-stream)$/)
    assert.equal(headers['x-content-type-options'], 'nosniff')
  }
})

test('[HTTP12] a PDF is shown in the browser only where the owner wants it so', async (t) => {
  const house = await openFileHouse(t, { uploads: { isPdfInline: true } })
  const { lari, path } = await withFile(house, 'paper.pdf', wouldRun['paper.pdf'])
  const { headers } = await house.ask({ path, headers: lari.headers })
  assert.equal(headers['content-type'], 'application/pdf')
  assert.match(String(headers['content-disposition']), /^inline; /)
  assert.match(String(headers['content-security-policy']), /^default-src 'none'/)
  const saved = await house.ask({ path: `${path}?baixar`, headers: lari.headers })
  assert.match(String(saved.headers['content-disposition']), /^attachment; /)
})

test('[FILE2] who has no token and no link is asked for one, and is not told what is there', async (t) => {
  const house = await openFileHouse(t)
  const { path } = await withFile(house, 'foto.png', png())
  for (const asked of [path, `/a/${'A'.repeat(22)}/foto.png`]) {
    assert.equal((await house.ask({ path: asked })).status, 401)
    assert.equal((await house.ask({ path: asked, headers: { Authorization: 'Bearer nope' } })).status, 401)
  }
})

test('[FILE2] a browser has it by its cookie, without an Origin', async (t) => {
  const house = await openFileHouse(t)
  const { lari, path } = await withFile(house, 'foto.png', png())
  const headers = { Cookie: `papo-${house.port}=${lari.token}` }
  assert.equal((await house.ask({ path, headers })).status, 200)
})

test('[HTTP12] a file is only read: any other method is refused', async (t) => {
  const house = await openFileHouse(t)
  const { lari, path } = await withFile(house, 'foto.png', png())
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const { status, headers } = await house.ask({ method, path, headers: lari.headers })
    assert.equal(status, 405)
    assert.equal(headers.allow, 'GET, HEAD')
  }
})
