import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { Peer } from '../../../test/support/peer.ts'
import { innerServer } from './inner-server.ts'

const brief = { httpHeadMs: 50, httpRequestMs: 50, httpKeepAliveMs: 75_000 }

test('[DOOR9] a request head that never ends is cut by the HTTP server, though it does not listen', async () => {
  const inner = innerServer(brief, 'pt-BR', () => assert.fail('no request came'))
  const outer = createServer({ allowHalfOpen: true }, (socket) => inner.emit('connection', socket))
  outer.listen(0, '127.0.0.1')
  await once(outer, 'listening')
  const address = outer.address()
  const client = await Peer.connect(typeof address === 'object' ? (address?.port ?? 0) : 0)
  client.send('GET / HTTP/1.1\r\nHost: x\r\n')
  assert.match(await client.ended(), /^HTTP\/1\.1 408 /)
  inner.close()
  outer.close()
})
