import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { atEnd } from '../support/at-end.ts'
import { FaultProxy } from '../support/fault-proxy.ts'
import { Person } from '../support/person.ts'
import { until } from '../support/until.ts'

/** A server that answers every byte with itself, and remembers in which pieces they came. */
async function openEcho(t: TestContext): Promise<{ port: number; pieces: string[]; sockets: Socket[] }> {
  const pieces: string[] = []
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      pieces.push(String(chunk))
      socket.write(chunk)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  atEnd(t, () => server.close())
  const address = server.address()
  assert.ok(address !== null && typeof address === 'object')
  return { port: address.port, pieces, sockets }
}

async function openBoth(t: TestContext) {
  const echo = await openEcho(t)
  const proxy = await FaultProxy.open(t, echo.port)
  return { echo, proxy, person: await Person.connect(t, proxy.port) }
}

test('the proxy brings bytes to and fro, in pieces and later, and the end too', async (t) => {
  const { echo, proxy, person } = await openBoth(t)
  proxy.forth = { pieceBytes: 2, delayMs: 20 }
  const begin = performance.now()
  person.send('um dois\r\n')
  await person.hears('um dois')
  assert.ok(performance.now() - begin >= 19)
  assert.equal(echo.pieces.join(''), 'um dois\r\n')
  person.hangUp()
  await person.ended()
})

test('the proxy limits the rate', async (t) => {
  const { proxy, person } = await openBoth(t)
  proxy.back = { bytesPerSecond: 10_000, pieceBytes: 100 }
  const begin = performance.now()
  person.send(`${'x'.repeat(998)}\r\n`)
  await person.hears('x'.repeat(998))
  assert.ok(performance.now() - begin >= 85)
})

test('the proxy stalls without a word, and lets flow what it held', async (t) => {
  const { echo, proxy, person } = await openBoth(t)
  proxy.stall()
  person.send('retido\r\n')
  const other = await Person.connect(t, echo.port)
  other.send('livre\r\n')
  await other.hears('livre')
  assert.deepEqual(person.lines, [])
  proxy.flow()
  await person.hears('retido')
})

test('the proxy loses what flows back, and nothing else', async (t) => {
  const { echo, proxy, person } = await openBoth(t)
  proxy.back = { isLost: true }
  person.send('perdido\r\n')
  await until('it has come', () => echo.pieces.includes('perdido\r\n'))
  await until('its answer is lost', () => proxy.lost === 'perdido\r\n'.length)
  proxy.back = {}
  person.send('achado\r\n')
  await person.hears('achado')
  assert.deepEqual(person.lines, ['achado'])
})

test('the proxy cuts both sides by RST, refuses, and accepts again', async (t) => {
  const { echo, proxy, person } = await openBoth(t)
  person.send('oi\r\n')
  await person.hears('oi')
  const [failed] = echo.sockets.map((socket) => once(socket, 'error').catch((error: unknown) => [error]))
  proxy.cut()
  await person.ended()
  const [error] = (await failed) as [NodeJS.ErrnoException]
  assert.equal(error.code, 'ECONNRESET')
  proxy.refuse()
  const refused = connect({ port: proxy.port, host: '127.0.0.1' }).on('error', () => undefined)
  await new Promise((resolve) => refused.on('close', resolve))
  assert.equal(echo.sockets.length, 1)
  proxy.accept()
  const accepted = await Person.connect(t, proxy.port)
  accepted.send('oi\r\n')
  await accepted.hears('oi')
})
