import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { lineTexts } from '@papo/protocol'
import { inviteAddress, inviteLines } from './invite.ts'

const texts = lineTexts.en
const room = { id: 7, kind: 'open', name: 'Olá já', slug: 'olá-já', maker: 1, head: 3, n: 2, lastAt: 0 } as const

test('the link of the room, or of the server, stands over its code', async () => {
  const inviting = { address: 'http://10.0.0.1:6789', texts, ascii: false }
  const [title, link, ...code] = await inviteLines({ ...inviting, room })
  assert.equal(title, texts.inviteRoom('Olá já'))
  assert.equal(link, '  http://10.0.0.1:6789/s/ol%C3%A1-j%C3%A1')
  assert.ok(code.length > 10)
  assert.match(code.join(''), /^[█▀▄ ]+$/)
  const plain = await inviteLines({ ...inviting, room: undefined, ascii: true })
  assert.deepEqual(plain, [texts.inviteServer, '  http://10.0.0.1:6789'])
})

test('a name of this machine alone becomes its address in the network, where the server answers there', async (t) => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  for (const host of ['localhost', '127.0.0.1', '[::1]'])
    assert.equal(await inviteAddress(`http://${host}:${port}`, ['127.0.0.1']), `http://127.0.0.1:${port}`)
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port: free } = closed.address() as AddressInfo
  closed.close()
  await once(closed, 'close')
  assert.equal(await inviteAddress(`http://localhost:${free}`, ['127.0.0.1']), `http://localhost:${free}`)
})

test('an address that others know too stays as it was given', async () => {
  assert.equal(await inviteAddress('http://papo.example:6789', ['127.0.0.1']), 'http://papo.example:6789')
  assert.equal(await inviteAddress('https://localhost/', ['127.0.0.1']), 'https://localhost')
})
