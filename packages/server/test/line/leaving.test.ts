import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@papo/protocol'
import { HandClock } from '../support/hand-clock.ts'
import { hears, openLineHouse, says } from '../support/line-house.ts'
import { until } from '../support/until.ts'

test('[classic 29] connection, nick and disconnect are written down with the reason', async (t) => {
  const house = await openLineHouse(t)
  const lari = await house.enter('Lari')
  await says(lari, '/sair_chat', '👋 Você saiu do chat.')
  await lari.ended()
  const nameless = await house.connectPeer()
  await nameless.hangUp()
  const reset = await house.enter('Math')
  reset.reset()
  await until('the third end', () => house.events.filter(({ event }) => event === 'disconnected').length === 3)
  const shown = house.events.map(({ event, ...rest }) => [
    event,
    'nick' in rest ? rest.nick : '',
    'reason' in rest ? rest.reason : '',
  ])
  assert.deepEqual(shown, [
    ['connected', '', ''],
    ['named', 'Lari', ''],
    ['disconnected', 'Lari', 'quit'],
    ['connected', '', ''],
    ['disconnected', '', 'gone'],
    ['connected', '', ''],
    ['named', 'Math', ''],
    ['disconnected', 'Math', 'reset'],
  ])
  assert.ok(house.events.every(({ address, port }) => address === '127.0.0.1' && port > 0))
})

for (const end of ['FIN', 'RST'] as const) {
  test(`[LINE5] [S5] whoever goes by ${end} has left the room, and the nick is free`, async (t) => {
    const house = await openLineHouse(t)
    const lari = await house.enter('Lari', 'REDES')
    const math = await house.enter('Math')
    await says(math, '/entrar REDES', "✅ Você entrou na sala 'REDES'.")
    if (end === 'FIN') math.hangUp()
    else math.reset()
    await hears(lari, "📝 Math entrou na sala 'REDES'.", "📝 Math saiu da sala 'REDES'.")
    await house.enter('Math')
    assert.equal(house.hub.online, 2)
  })
}

test('when the server stops everyone is told, and every connection ends', async (t) => {
  const house = await openLineHouse(t)
  const [lari, math] = [await house.enter('Lari', 'REDES'), await house.connect()]
  await math.readLine()
  void house.hub.stop()
  await hears(lari, '📝 O servidor está parando. Volte em seguida.')
  await lari.ended()
  await math.ended()
})

test('who is connected and does not finish its side is cut after a while', async (t) => {
  const house = await openLineHouse(t)
  const peer = await house.connectPeer()
  peer.send('rafa\n/sair_chat\n')
  await peer.ended()
  assert.ok(!peer.socket.writableEnded)
  // the peer never ends its side; what it writes then meets a connection that is gone
  await until('the connection is gone', () => peer.socket.destroyed || !peer.socket.write('x'))
})

test('who takes too long for a nick is told why, on a line of its own', async (t) => {
  const clock = new HandClock()
  const house = await openLineHouse(t, { clock })
  const peer = await house.connectPeer()
  await peer.hears('Digite seu apelido: ')
  clock.advance(limits.nickPromptMs)
  const text = await peer.ended()
  assert.ok(text.endsWith('apelido: \r\n⚠️ O apelido demorou demais. Conecte de novo quando quiser.\r\n'))
  await until('it is written down', () => house.events.some((one) => one.event === 'disconnected'))
  assert.equal(house.hub.sessions.size, 0)
})

test('a connection that was greeted and turns out to be a browser is nobody in the chat', async (t) => {
  const clock = new HandClock()
  const house = await openLineHouse(t, { clock, kind: 'any' })
  const peer = await house.connectPeer()
  await until('somebody waits', () => clock.timers > 0)
  clock.advance(limits.greetingDelayMs)
  await peer.hears('Digite seu apelido: ')
  assert.equal(house.hub.sessions.size, 1)
  peer.send('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  assert.match(await peer.ended(), /apelido: HTTP\/1\.1 200 /)
  assert.equal(house.hub.sessions.size, 0)
})
