import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { connect } from '@papo/sdk'
import type { Client, ConnectOptions, OutboxStorage, StoredSending } from '@papo/sdk'
import { atEnd } from '../support/at-end.ts'
import { Chatter } from '../support/chatter.ts'
import { FaultProxy } from '../support/fault-proxy.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { until } from '../support/until.ts'

/** What a device keeps, whoever uses it. */
function keepOnDevice(): OutboxStorage & { readonly kept: ReadonlyMap<string, StoredSending> } {
  const kept = new Map<string, StoredSending>()
  return {
    kept,
    list: () => Promise.resolve([...kept.values()]),
    put: async (sending) => void kept.set(sending.key, sending),
    delete: async (key) => void kept.delete(key),
  }
}

function come(t: TestContext, options: ConnectOptions): Client {
  const client = connect(options)
  atEnd(t, () => client.close())
  return client
}

test('after the data folder was replaced, what waited is not sent by the new person of the same number', async (t) => {
  const [first, second] = [temporaryFolder(t), temporaryFolder(t)]
  const before = await RunningPapo.start(t, { data: first })
  const network = await FaultProxy.open(t, before.port)
  const url = `127.0.0.1:${network.port}`
  const storage = keepOnDevice()
  const lari = come(t, { url, nick: 'Lari', ports: { storage } })
  const secret = await lari.create('segredo')
  const room = await lari.join('geral')
  network.refuse()
  network.cut()
  await until('she is cut off', () => lari.state.type !== 'ready')
  room.send('para a geral')
  secret.send('para a outra')
  lari.sendDirect('Caio', 'para ele')
  await until('all are kept', () => storage.kept.size === 3)
  lari.close()
  before.signal('SIGKILL')
  await before.ended()

  const now = await RunningPapo.start(t, { data: second })
  network.target = now.port
  network.accept()
  const davi = come(t, { url, nick: 'Davi', ports: { storage } })
  await davi.ready()
  assert.equal(davi.me?.id, 1)
  // the same number as the room that is no more
  const other = await davi.create('outra')
  assert.equal(other.id, secret.id)
  const caio = await Chatter.enter(t, now.port, 'Caio')
  const here = await davi.join('geral')
  await until('all are there', () => davi.sendings.length === 3)
  assert.deepEqual(
    davi.sendings.map(({ state, place, room: to }) => [state, place, to?.view.slug]),
    [
      ['failed', 'geral', 'geral'],
      ['failed', 'segredo', undefined],
      ['failed', '@Caio', undefined],
    ],
  )
  assert.deepEqual(other.sendings, [])
  await here.send('bom dia').answered
  await until('he hears', () => caio.texts.includes('bom dia'))
  assert.deepEqual(caio.texts, ['bom dia'])

  here.sendings.find(({ state }) => state === 'failed')?.retry()
  await until('it comes, as he wanted', () => caio.texts.length === 2)
  assert.deepEqual(caio.texts, ['bom dia', 'para a geral'])
  await until('it is answered', () => davi.sendings.length === 2)
  for (const sending of davi.sendings) assert.ok(sending.discard())
  await until('nothing is kept', () => storage.kept.size === 0)
  assert.deepEqual(other.timeline.messages, [])
})
