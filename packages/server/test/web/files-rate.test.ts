import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '../../src/system/clock.ts'
import { openFileHouse } from '../support/file-house.ts'
import type { FileHouse } from '../support/file-house.ts'
import { formBody, formType } from '../support/form-body.ts'

const hour = 60 * 60_000

/** A house where two messages an hour may be said, and who has said them; time goes by when it is told to. */
async function afterTwoMessages(t: Parameters<typeof openFileHouse>[0]) {
  let ahead = 0
  const clock = { ...systemClock, monotonic: () => systemClock.monotonic() + ahead }
  const limits = { messageBurst: 2, messageRefill: 2, messageRefillMs: hour, uploadLinkMs: 3 * hour }
  const house = await openFileHouse(t, { clock, limits, isRateLimited: true })
  const lari = await house.someone('Lari')
  const { path: address } = await lari.person.ask<'upload_link'>({ verb: 'upload_link', room: lari.room })
  const say = (body: string) => house.ask({ method: 'POST', path: '/s/geral', headers: lari.headers, body })
  for (const body of ['um', 'dois']) assert.equal((await say(body)).status, 201)
  return { house, lari, address, say, wait: () => void (ahead += hour) }
}

/** The answer to a request of which only the head was sent, and a first piece of its long body. */
async function answerToHead(house: FileHouse, head: readonly string[]): Promise<string> {
  const peer = await house.connectPeer()
  peer.send([...head, 'Host: x', `Content-Length: ${25 * 1024 * 1024}`, '', 'the first bytes'].join('\r\n'))
  await peer.hears('\r\n\r\n')
  await peer.hears('tente de novo')
  return peer.text
}

test('[HTTP8] who is too fast with messages is told so before his file comes', async (t) => {
  const { house, lari, address } = await afterTwoMessages(t)
  const who = `Authorization: Bearer ${lari.token}`
  const form = `Content-Type: ${formType['Content-Type']}`
  const heads = [
    ['PUT /s/geral?nome=a.bin HTTP/1.1', who],
    [`PUT ${address} HTTP/1.1`],
    ['POST /s/geral/arquivos HTTP/1.1', who, form],
  ]
  for (const head of heads) {
    const answer = await answerToHead(house, head)
    assert.match(answer, /^HTTP\/1\.1 429 /, head.join())
    assert.match(answer, /\r\nretry-after: \d+\r\n/i)
    assert.match(answer, /5 mensagens em 3 segundos/)
  }
  assert.deepEqual(house.onDisk(), [])
})

test('[FILE11] an address for one file is good still when its asker was too fast, or the request would not do', async (t) => {
  const { house, address, wait } = await afterTwoMessages(t)
  const put = (headers: Readonly<Record<string, string>> = {}) =>
    house.ask({ method: 'PUT', path: address, headers, body: 'oi' })
  assert.equal((await put()).status, 429)
  wait()
  assert.equal((await put({ 'Idempotency-Key': 'x'.repeat(65) })).status, 400)
  assert.equal((await put({ 'Content-Encoding': 'gzip' })).status, 415)
  assert.equal((await put()).status, 201)
  assert.equal((await put()).status, 410)
})

test('[HTTP8] to be asked whether one is too fast counts for nothing: each message is counted once', async (t) => {
  const { house, lari, say, wait } = await afterTwoMessages(t)
  wait()
  const body = formBody([{ name: 'arquivo', filename: 'a.txt', body: 'A' }])
  const headers = { ...lari.headers, ...formType }
  assert.equal((await house.ask({ method: 'POST', path: '/s/geral/arquivos', headers, body })).status, 201)
  assert.equal((await say('oi')).status, 201)
  assert.equal((await say('oi')).status, 429)
})
