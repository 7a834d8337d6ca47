import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { limits } from '@papo/protocol'
import type { Asked } from '../asked.ts'
import type { WebOptions } from '../web-door.ts'
import { sendBytes } from './send-bytes.ts'

/** A request whose asker has gone before its answer. */
async function abandoned(t: TestContext): Promise<ServerResponse> {
  const server = createServer().listen(0, '127.0.0.1')
  t.after(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const asked = request({ port, host: '127.0.0.1' })
  asked.on('error', () => undefined).end()
  const [, outgoing] = (await once(server, 'request')) as [IncomingMessage, ServerResponse]
  asked.destroy()
  await once(outgoing, 'close')
  return outgoing
}

test('[HTTP18] who goes before the first byte of a file is no fault of the server, and the file is closed', async (t) => {
  const outgoing = await abandoned(t)
  const errors: unknown[] = []
  // no more of either is looked at
  const asked = { env: { outgoing } } as unknown as Asked
  const options = { limits, onError: (error: unknown) => errors.push(error) } as unknown as WebOptions
  const stream = Readable.from([Buffer.from('conteúdo')])
  await sendBytes(asked, { stream, status: 200, headers: {} }, options)
  assert.deepEqual(errors, [])
  assert.equal(stream.destroyed, true)
})
