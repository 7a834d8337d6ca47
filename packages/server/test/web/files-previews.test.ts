import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFileHouse } from '../support/file-house.ts'
import { hashOf, png } from '../support/sample-files.ts'

test('[HTTP12] a picture is shown smaller where a smaller one is there, else as it is', async (t) => {
  const house = await openFileHouse(t)
  const lari = await house.someone('Lari')
  const bytes = png(2000, 100)
  const { files } = await house.postFiles(lari, { 'larga.png': bytes, 'nota.txt': 'oi' })
  const [picture, note] = files
  for (const width of [480, 1280]) {
    const {
      status,
      headers,
      bytes: got,
    } = await house.ask({ path: `/a/${picture?.id}/x?w=${width}`, headers: lari.headers })
    assert.equal(status, 200)
    assert.equal(headers['content-type'], 'image/webp')
    assert.equal(got.subarray(8, 12).toString(), 'WEBP')
    assert.equal(headers.etag, `"${hashOf(bytes)}-${width}"`)
    assert.match(String(headers['content-security-policy']), /^sandbox; default-src 'none'/)
  }
  assert.deepEqual((await house.ask({ path: `/a/${picture?.id}/x?w=7`, headers: lari.headers })).bytes, bytes)
  assert.equal((await house.ask({ path: `/a/${note?.id}/x?w=480`, headers: lari.headers })).body, 'oi')
})
