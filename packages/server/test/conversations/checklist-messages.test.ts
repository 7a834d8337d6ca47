import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inEnglish, inRedes } from '../support/opening-scenes.ts'
import { SeedClient } from '../support/seed-client.ts'
import { enterRedes, hears, hearsNothing, openLineHouse, says } from '../support/line-house.ts'
import { Person } from '../support/person.ts'
import { playScene } from '../support/scene.ts'
import { openServer } from '../support/test-server.ts'

test('checklist: `name: text` / `[name] text` / `NAME: text` to the others, author not echoed on TCP (S1 S2 S3); echoed on the web (S4)', async () => {
  await playScene(`
    ${inRedes}
    Lari > oi
    Math < [Lari] oi
    Lari ~
    Math ~`)
  await playScene(`
    ${inEnglish}
    Ana > hi
    Bia < [Ana] hi
    Ana ~
    Bia ~`)
})

test('checklist: Enter and leave notices to the room (S1 S2 S4); `<NOME> entrou no chat.` on connecting (S3)', async (t) => {
  await playScene(`
    ${inRedes}
    Math > /sair
    Math < 🔹 Você saiu da sala.
    Lari < 📝 Math saiu da sala 'REDES'.
    Lari ~`)
  await playScene(`
    ${inEnglish}
    Bia > :leave
    Bia < You left the room
    Ana < Bia has left the room
    Ana ~`)
  const { port } = await openServer(t, {})
  const lari = await Person.enter(t, port, 'Lari')
  lari.say('/entrar geral')
  await lari.hears("✅ Você entrou na sala 'geral'.")
  const program = new SeedClient(t, 's3', port)
  program.type('ana')
  await lari.hears("📝 ANA entrou na sala 'geral'.")
})

for (const [how, end] of [
  ['FIN', 'hangs up'],
  ['RST', 'resets'],
] as const) {
  test(`checklist: Abrupt disconnect: detected, resources freed, room notified (S5; fixes S1 S2 S3 S4): by ${how}`, () =>
    playScene(`
      ${inRedes}
      Math ${end}
      Lari < 📝 Math saiu da sala 'REDES'.
      Lari > /quem
      Lari < REDES: 1 pessoa
      Lari <   Online: Lari (você)
      Again arrives as Math
      Again > /entrar REDES
      Again < ✅ Você entrou na sala 'REDES'.
      Lari < 📝 Math entrou na sala 'REDES'.`))
}

test('checklist: Text outside a room answered with a hint (S2); unknown command answered with an error (S1)', async () => {
  await playScene(`
    Lari arrives
    Lari > oi
    Lari < ⚠️ Você não está em nenhuma sala. Use /entrar <sala> para participar.
    Lari > /dança
    Lari < ⚠️ Não conheço /dança. Veja /ajuda
    Lari > :dança
    Lari < ⚠️ Não conheço :dança. Veja /ajuda
    Lari ~`)
  await playScene(`
    # language en
    Ana arrives
    Ana > hi
    Ana < ⚠️ You are not in a room. Use /join <room> to take part.
    Ana > :dance
    Ana < Invalid command
    Ana < I do not know :dance. See /help
    Ana ~`)
})

test('checklist: Command without its argument answered (`Please provide a room name`) (S1; fixes S2)', async () => {
  await playScene(`
    # language en
    Ana arrives
    Ana > :create
    Ana < Please provide a room name
    Ana > :join
    Ana < Please provide a room name
    Ana > :checkout
    Ana < Please provide a room name
    Ana > /create
    Ana < Please provide a room name
    Ana > /join
    Ana < Please provide a room name
    Ana > /create ""
    Ana < Please provide a room name
    Ana > /create "
    Ana < Please provide a room name
    Ana > /nick
    Ana < ⚠️ Give the new nick: /nick <new>
    Ana > /me
    Ana < ⚠️ Say what you do: /me <action>
    Ana > /msg
    Ana < ⚠️ Say to whom: /msg <nick> <text>
    Ana > /lang
    Ana < 🔹 The language is English. Use /lang en or /lang pt (Português)
    Ana ~`)
  await playScene(`
    Lari arrives
    Lari > /criar
    Lari < ⚠️ Diga o nome da sala.
    Lari > /entrar
    Lari < ⚠️ Diga o nome da sala.
    Lari > /apelido
    Lari < ⚠️ Diga o apelido novo: /apelido <novo>
    Lari > /eu
    Lari < ⚠️ Diga o que você faz: /eu <ação>
    Lari > /dizer
    Lari < ⚠️ Diga a quem: /dizer <apelido> <texto>
    Lari > /idioma
    Lari < 🔹 O idioma é português. Use /idioma pt ou /idioma en (English)
    Lari ~`)
})

test('checklist: Empty or blank message harmless (fixes S1 S2; S1 client and S4 page do not send it)', () =>
  playScene(`
    ${inRedes}
    Math >
    Math > \x20\x20\x20\x20
    Math > \t
    Math ~
    Math > oi
    Lari < [Math] oi
    Lari ~`))

test('checklist: Any length of text up to a stated limit, UTF-8 safe, framed: one message = one message (fixes the 1024-byte cut of S1 S2 S3)', async (t) => {
  const house = await openLineHouse(t)
  const [lari, math] = await enterRedes(house, 'Lari', 'Math')
  for (const text of ['a', 'é'.repeat(512), `${'x'.repeat(1_023)}👋`, '👩‍👩‍👧‍👦'.repeat(100), 'ç'.repeat(2_048)]) {
    math.send(`${text}\n`)
    await hears(lari, `[Math] ${text}`)
  }
  await says(math, 'ç'.repeat(2_049), '⚠️ Essa linha não foi lida: passa de 4096 bytes.')
  await says(math, 'x'.repeat(4_001), '⚠️ A mensagem é longa demais: 4001 caracteres, e o máximo é 4000.')
  math.send(`${'x'.repeat(4_000)}\n`)
  await hears(lari, `[Math] ${'x'.repeat(4_000)}`)
  await hearsNothing(lari)
  await hearsNothing(math)
  assert.equal(lari.waiting, '')
})
