import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { RefusedError } from '@papo/sdk'
import { putFile } from './put-file.ts'
import type { Putting } from './put-file.ts'

const size = 300_000

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown

async function put(t: TestContext, answer: Answer, rest: Partial<Putting> = {}): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'papo-put-'))
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const path = join(folder, 'a b.bin')
  writeFileSync(path, Buffer.alloc(size, 7))
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/s/geral?envio=x`)
  const { signal } = new AbortController()
  return putFile({ path, size, url, language: 'pt-BR', signal, onSent: () => undefined, ...rest })
}

test('a file goes out whole, and its sender hears how far it is', async (t) => {
  const sent: number[] = []
  let got: Buffer | undefined
  let asked: string | undefined
  await put(
    t,
    async (request, response) => {
      asked = `${request.method} ${request.url} ${request.headers['content-length']}`
      got = await buffer(request)
      response.writeHead(201).end('1\n')
    },
    { onSent: (bytes) => void sent.push(bytes) },
  )
  assert.equal(asked, `PUT /s/geral?envio=x ${size}`)
  assert.deepEqual(got, Buffer.alloc(size, 7))
  assert.equal(sent.at(-1), size)
  assert.deepEqual(
    sent,
    sent.toSorted((one, other) => one - other),
  )
})

test('what the server refuses is told as it tells it, also before it has taken all', async (t) => {
  const error = { code: 'file_too_big', text: '⚠️ grande', detail: { size, max: 10 } }
  const refusal = put(t, (_, response) => void response.writeHead(413).end(JSON.stringify({ error })))
  await assert.rejects(refusal, (thrown) => {
    assert.ok(thrown instanceof RefusedError)
    assert.deepEqual([thrown.code, thrown.detail, thrown.text], [error.code, error.detail, error.text])
    return true
  })
  const unknown = put(t, (_, response) => void response.writeHead(502).end('<html>'))
  await assert.rejects(unknown, (thrown) => thrown instanceof RefusedError && thrown.code === 'internal')
})

test('a cut, and an end that is wanted, end it', async (t) => {
  await assert.rejects(put(t, (request) => void request.destroy()))
  const gone = new AbortController()
  const ended = put(t, () => gone.abort(), { signal: gone.signal })
  await assert.rejects(ended, { name: 'AbortError' })
})
