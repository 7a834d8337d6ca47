import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { Person } from '../support/person.ts'
import { talkInRedes } from '../support/redes-talk.ts'
import { SeedClient } from '../support/seed-client.ts'
import { openServer } from '../support/test-server.ts'

const noRates = '--rate-limit=off'

/** A server's main door, and one for older programs beside it, as `--listen line:12345` opens it. */
async function openDoors(t: TestContext, ...flags: string[]): Promise<{ main: number; second: number }> {
  const { log } = await openServer(t, {}, [noRates, '--listen=line:127.0.0.1:0', ...flags])
  const [main = 0, second = 0] = log.flatMap((one) => (one.event === 'listening' ? [one.port] : []))
  return { main, second }
}

for (const door of ['main', 'second'] as const) {
  test(`[LINE3] decision 16: S1's program works unmodified on the ${door} port`, async (t) => {
    const ports = await openDoors(t, '--language=en')
    const port = ports[door]
    const ana = new SeedClient(t, 's1', port)
    await ana.prints('Welcome to the server!\r\n')
    await ana.prints('Please tell us your username: ')
    await ana.asks(':foo', 'Invalid username\r\n')
    await ana.prints('Please tell us your username: ')
    await ana.asks('ana', 'Welcome ana!\r\n')
    await ana.asks(':create r1', 'Room r1 created\r\nJoined room r1\r\n')
    const bia = new SeedClient(t, 's1', port)
    await bia.prints('Please tell us your username: ')
    await bia.asks('bia', 'Welcome bia!\r\n')
    await bia.asks(':join r1', 'Joined room r1\r\n')
    await ana.prints('bia has joined the room\r\n')
    bia.type('')
    bia.type('é só um teste 👋')
    await ana.prints('[bia] é só um teste 👋\r\n')
    await ana.asks(':users', '👤 ana\r\n👤 bia\r\n')
    await bia.asks(':END', 'Goodbye!\r\n')
    assert.equal(await bia.ended(), 0)
    await ana.prints('bia has left the room\r\n')
    ana.kill()
  })

  test(`[LINE3] decision 16: S2's program works unmodified on the ${door} port`, async (t) => {
    const ports = await openDoors(t)
    const port = ports[door]
    const lari = new SeedClient(t, 's2', port)
    await lari.prints('Digite seu apelido: ')
    await lari.asks('Lari', 'Bem-vindo(a) ao chat, Lari! Use os comandos:\r\n')
    await lari.prints('/sair_chat - desconectar\r\n')
    const math = new SeedClient(t, 's2', port)
    await math.asks('Math', '/sair_chat - desconectar\r\n')
    await talkInRedes(lari, math)
    await math.asks('/sair_CHAT', '__Desconectado__')
    assert.equal(await math.ended(), 0)
  })
}

for (const door of ['main', 'second'] as const) {
  test(`[LINE3] decisions 16, 25: S3's program talks in the entry room on the ${door} port, with a name of its own`, async (t) => {
    const ports = await openDoors(t)
    const port = ports[door]
    const lari = await Person.enter(t, ports.main, 'Lari')
    lari.say('/entrar geral')
    await lari.hears("✅ Você entrou na sala 'geral'.")
    const ana = new SeedClient(t, 's3', port)
    await ana.prints('Digite seu nome: ')
    ana.type('ana')
    await lari.hears("📝 ANA entrou na sala 'geral'.")
    await ana.prints("✅ Você entrou na sala 'geral'.\r\n")
    const twin = new SeedClient(t, 's3', port)
    twin.type('Ana')
    await lari.hears("📝 ANA-2 entrou na sala 'geral'.")
    await twin.prints("✅ Você entrou na sala 'geral'.\r\n")
    const third = new SeedClient(t, 's3', port)
    third.type('ANA')
    await lari.hears("📝 ANA-3 entrou na sala 'geral'.")
    ana.type('oi')
    await lari.hears('[ANA] oi')
    await twin.prints('[ANA] oi\r\n')
    twin.type('tudo bem?')
    await ana.prints('[ANA-2] tudo bem?\r\n')
    ana.type('/Sair')
    assert.equal(await ana.ended(), 0)
    await lari.hears("📝 ANA saiu da sala 'geral'.")
    // the program sends an empty text too
    twin.type('')
    twin.type('/sair')
    assert.equal(await twin.ended(), 0)
    await lari.isAnswered()
    assert.deepEqual(
      lari.lines.filter((line) => line.startsWith('[')),
      ['[ANA] oi', '[ANA-2] tudo bem?'],
    )
  })
}

test('[LINE3] decision 26: a program that decodes each read of 1,024 bytes alone reads a long history whole', async (t) => {
  const { main } = await openDoors(t)
  const math = await Person.enter(t, main, 'Math')
  await math.enterRoom('REDES')
  for (let count = 1; count <= 20; count += 1) math.say(`${count} ${'x'.repeat(count)}${'ção 👋 '.repeat(40)}fim`)
  await math.isAnswered()
  const lari = new SeedClient(t, 's2', main)
  await lari.asks('Lari', '/sair_chat - desconectar\r\n')
  await lari.asks('/entrar REDES', '--- agora ---\r\n')
  const flow = lari.printed.replaceAll(/(?<!\r)\n/g, '')
  for (let count = 1; count <= 20; count += 1)
    assert.ok(flow.includes(`[Math] ${count} ${'x'.repeat(count)}${'ção 👋 '.repeat(40)}fim\r\n`), `message ${count}`)
  await lari.asks('/salas', 'Salas disponíveis: REDES\r\n')
})
