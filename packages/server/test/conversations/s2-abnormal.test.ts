import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LineClient } from '../support/line-client.ts'
import { enterRedes, hears, openLineHouse, says } from '../support/line-house.ts'
import { inRedes } from '../support/opening-scenes.ts'
import { playScene } from '../support/scene.ts'

test('S2, abnormal: a blank message closes no connection', () =>
  playScene(`
    ${inRedes}
    Math > \x20\x20
    Math >
    Math > ainda aqui
    Lari < [Math] ainda aqui
    Math ~`))

for (const [end, leave] of [
  ['FIN', 'hangs up'],
  ['RST', 'resets'],
] as const) {
  test(`S2, abnormal: when one goes by ${end} the others are told, and who speaks next stays`, () =>
    playScene(`
      ${inRedes}
      Jade arrives
      Jade > /entrar REDES
      Jade < ✅ Você entrou na sala 'REDES'.
      Lari < 📝 Jade entrou na sala 'REDES'.
      Math < 📝 Jade entrou na sala 'REDES'.
      Math ${leave}
      Lari < 📝 Math saiu da sala 'REDES'.
      Jade < 📝 Math saiu da sala 'REDES'.
      Jade > oi
      Lari < [Jade] oi
      Lari > oi, Jade
      Jade < [Lari] oi, Jade
      Lari ~`))
}

test('S2, abnormal: who dies while texts are on the way to him disconnects nobody', async (t) => {
  const house = await openLineHouse(t)
  const [lari, math] = await enterRedes(house, 'Lari', 'Math')
  for (let round = 0; round < 20; round += 1) {
    const nick = `fantasma${round}`
    const ghost = await house.enter(nick)
    ghost.send('/entrar REDES\n')
    await ghost.readLine()
    lari.send(`linha ${round}\n`)
    ghost.reset()
    math.send(`resposta ${round}\n`)
    await hearsTextAmongNotices(math, `[Lari] linha ${round}`)
    await hearsTextAmongNotices(lari, `[Math] resposta ${round}`)
  }
  await says(lari, '/apelido Lara', '✅ Seu apelido agora é Lara.')
})

test('S2, abnormal: two lines in one segment are two commands, and 1,500 bytes are one line', async (t) => {
  const house = await openLineHouse(t)
  const [lari, math] = [await house.enter('Lari'), await house.enter('Math', 'r2')]
  await says(lari, '/criar r1\n/entrar r1', "✅ Sala 'r1' criada com sucesso!", "✅ Você entrou na sala 'r1'.")
  await says(math, '/entrar r1', "✅ Você entrou na sala 'r1'.")
  const long = `${'y'.repeat(1_490)}ção 👋`
  math.send(`${long}\n`)
  await hears(lari, "📝 Math entrou na sala 'r1'.", `[Math] ${long}`)
})

test('S2, abnormal: bytes that are no UTF-8, as a nickname and later, are answered and drop nobody', async (t) => {
  const house = await openLineHouse(t)
  const peer = await house.connectPeer()
  peer.send(Buffer.from([0x4c, 0xe1, 0x0a]))
  await peer.hears('⚠️ Essa linha não foi lida: não é texto UTF-8.\r\nDigite seu apelido: ')
  peer.send('Lari\n')
  peer.send(Buffer.from([0xc3, 0x28, 0x0a]))
  peer.send('/salas\n')
  await peer.hears('não é texto UTF-8.\r\nSalas disponíveis: Nenhuma sala disponível.\r\n')
})

/** The next line that is not about somebody who came or went. */
async function hearsTextAmongNotices(client: LineClient, text: string): Promise<void> {
  let line = await client.readLine()
  while (line.startsWith('📝')) line = await client.readLine()
  assert.equal(line, text)
}
