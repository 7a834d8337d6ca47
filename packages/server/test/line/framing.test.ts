import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hears, hearsNothing, openLineHouse, says } from '../support/line-house.ts'
import { until } from '../support/until.ts'

test('[LINE2] a line over 4,096 bytes, invalid UTF-8 and NUL are each answered, and the connection stays', async (t) => {
  const house = await openLineHouse(t)
  const ana = await house.enter('Ana', 'REDES')
  const peer = await house.connectPeer()
  peer.send('rafa\n/entrar REDES\n')
  await hears(ana, "📝 rafa entrou na sala 'REDES'.")
  peer.send(`${'x'.repeat(4_097)}\n`)
  peer.send(Buffer.from([0x61, 0xc3, 0x28, 0x0a]))
  peer.send('a\0b\n')
  peer.send('tudo bem\n')
  await hears(ana, '[rafa] tudo bem')
  await peer.hears('⚠️ Essa linha não foi lida: passa de 4096 bytes.\r\n')
  await peer.hears('⚠️ Essa linha não foi lida: não é texto UTF-8.\r\n')
  await peer.hears('⚠️ Essa linha não foi lida: há um NUL (byte 0) nela.\r\n')
  await hearsNothing(ana)
})

test('[LINE1] half a character in each of two packets, and a command sent byte by byte, are what was meant', async (t) => {
  const house = await openLineHouse(t)
  const ana = await house.enter('Ana', 'REDES')
  const peer = await house.connectPeer()
  // each byte is a segment of its own: the next one goes when the socket has taken the last
  const bytes = Buffer.from('joão\r\n/entrar REDES\r\numa ação 👋\r\n')
  for (const byte of bytes)
    await new Promise<void>((done) => peer.socket.write(Buffer.of(byte), () => setImmediate(done)))
  await hears(ana, "📝 joão entrou na sala 'REDES'.", '[joão] uma ação 👋')
})

test("[LINE7] telnet's negotiation is dropped, whole or in pieces, and its line ends are line ends", async (t) => {
  const house = await openLineHouse(t)
  const ana = await house.enter('Ana', 'REDES')
  const peer = await house.connectPeer()
  peer.send(Buffer.from([0xff, 0xfb, 0x1f, 0xff, 0xfa, 0x1f, 0, 80, 0, 24, 0xff]))
  await peer.hears('Digite seu apelido: ')
  peer.send(Buffer.concat([Buffer.of(0xf0), Buffer.from('rafa\r\0/entrar REDES\r\0oi\r\0')]))
  await hears(ana, "📝 rafa entrou na sala 'REDES'.", '[rafa] oi')
  assert.ok(!peer.bytes.includes(0xff))
})

test('[LINE4] [T1] what was piped in is done and answered before the end', async (t) => {
  const house = await openLineHouse(t)
  const ana = await house.enter('Ana', 'REDES')
  const peer = await house.connectPeer()
  peer.send('rafa\n/entrar REDES\noi\n/quem\nhalf a line')
  const text = await peer.hangUp()
  assert.match(text, /REDES: 2 pessoas\r\n {2}Online: Ana, rafa \(você\)\r\n$/)
  assert.ok(!text.includes('\u001b'))
  await hears(ana, "📝 rafa entrou na sala 'REDES'.", '[rafa] oi', "📝 rafa saiu da sala 'REDES'.")
})

test('10,000 commands in one write are each answered, in order', async (t) => {
  const house = await openLineHouse(t)
  const peer = await house.connectPeer()
  const names = Array.from({ length: 2_500 }, (_, index) => `n${index}`)
  peer.send(['rafa', ...names.flatMap((name) => [`/apelido ${name}`, ':list', '/nada', ''])].join('\n') + '\n:end\n')
  const text = await peer.ended()
  const changes = Array.from(text.matchAll(/Seu apelido agora é (n\d+)\./g), ([, name]) => name)
  assert.deepEqual(changes, names)
  assert.equal(text.match(/Não conheço \/nada/g)?.length, names.length)
  assert.ok(text.endsWith('👋 Você saiu do chat.\r\n'))
})

test('who asks and never reads is not read on, loses nothing, and hurts nobody', async (t) => {
  const house = await openLineHouse(t)
  const ana = await house.enter('Ana', 'REDES')
  const peer = await house.connectPeer()
  peer.socket.pause()
  const help = '/ajuda\n'.repeat(20_000)
  peer.send(`rafa\n${help}/entrar REDES\n/sair_chat\n`)
  const [session] = await some(() => [...house.hub.sessions].filter(({ user }) => user?.nick === 'rafa'))
  await until('the session asks for no more', () => session?.isFull ?? false)
  assert.ok((session?.outbox.bytes ?? 0) < 2 * house.hub.limits.outboxBytes)
  await says(ana, '/quem', 'REDES: 1 pessoa', '  Online: Ana (você)')
  peer.socket.resume()
  const text = await peer.ended()
  assert.equal(text.match(/Mais sobre um comando/g)?.length, 20_000)
  await hears(ana, "📝 rafa entrou na sala 'REDES'.", "📝 rafa saiu da sala 'REDES'.")
})

async function some<T>(list: () => readonly T[]): Promise<readonly T[]> {
  await until('somebody', () => list().length > 0)
  return list()
}
