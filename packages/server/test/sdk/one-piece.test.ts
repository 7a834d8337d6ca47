import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { Command, Event } from '@papo/protocol'
import { connect } from '@papo/sdk'
import { WebSocketServer } from 'ws'

const room = { id: 1, kind: 'open', name: 'geral', slug: 'geral', maker: 1, head: 1, n: 0, lastAt: 0 }
const membership = { room, marker: { seq: 1, n: 0 }, mentions: [], notice: 'all' }
const page = { messages: [], quoted: [], asOf: 1, more: false, newer: false }
const message = { room: 1, at: 1, author: 2, nick: 'Bia', kind: 'message', style: 'say' } as const
const said: readonly Event[] = [2, 3].map((seq) => ({ ...message, seq, n: seq - 1, text: `${seq}` }))
const joined = { type: 'joined', room: 1, user: 2, nick: 'Bia', quiet: false, channel: 'web' }
const greeting = { user: { id: 1, nick: 'Ana' }, server: '', epoch: 'e', at: 0, rooms: [], ignored: [], token: 't' }
const entered = { membership, page, people: [], count: 0, already: false }

/** What is answered to a command, and what comes in one piece with the answer. */
function framesFor({ verb, ref }: Command): object[] {
  if (verb === 'hello') return [{ ref, answer: greeting }]
  if (verb !== 'join') return [{ ref, answer: {} }]
  return [{ ref, answer: entered }, { signal: joined }, ...said.map((event) => ({ event }))]
}

test('what comes in one piece with an answer is told after it, and nothing of it is lost', async (t) => {
  const sockets = new WebSocketServer({ noServer: true })
  const server = createServer().listen(0, '127.0.0.1')
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (websocket) => {
      websocket.on('message', (data: Buffer) => {
        socket.cork()
        for (const frame of framesFor(JSON.parse(data.toString()) as Command)) websocket.send(JSON.stringify(frame))
        socket.uncork()
      })
    })
  })
  await new Promise((resolve) => server.once('listening', resolve))
  const client = connect({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, nick: 'Ana' })
  t.after(() => {
    client.close()
    for (const websocket of sockets.clients) websocket.terminate()
    server.close()
  })
  const told: number[] = []
  const heard = new Promise<void>((resolve) => {
    client.on('event', ({ seq }) => {
      told.push(seq)
      if (told.length === said.length) resolve()
    })
  })
  const entry = await client.join('geral')
  await heard
  assert.deepEqual(told, [2, 3])
  assert.deepEqual(
    [...entry.people.values()].map(({ nick }) => nick),
    ['Bia'],
  )
})
