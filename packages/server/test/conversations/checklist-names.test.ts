import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inEnglish } from '../support/opening-scenes.ts'
import { Person } from '../support/person.ts'
import { playScene } from '../support/scene.ts'
import { openServer } from '../support/test-server.ts'

test('checklist: TCP terminal client and server, many clients at once (S1 S2 S3 S5)', async (t) => {
  const { port } = await openServer(t, {}, ['--rate-limit=off'])
  const people = await Promise.all(Array.from({ length: 50 }, (_, index) => Person.enter(t, port, `p${index}`)))
  const [first, ...others] = people
  await first?.enterRoom('REDES')
  for (const person of others) await person.enterRoom('REDES')
  for (const [index, person] of people.entries()) person.say(`linha de p${index}`)
  for (const [index, person] of people.entries()) {
    const own = `[p${index}] linha de p${index}`
    const said = (): string[] => person.lines.filter((line) => line.startsWith('['))
    await person.finds('what all the others said', () => said().length >= people.length - 1)
    const wanted = people.map((_, other) => `[p${other}] linha de p${other}`).filter((line) => line !== own)
    assert.deepEqual(said().toSorted(), wanted.toSorted())
  }
})

test('checklist: Welcome text and command list sent on connect (S1); after the nickname, `Bem-vindo(a) ao chat, <nome>!` (S2)', async () => {
  await playScene(`
    # language en
    Ana connects
    Ana < Welcome to the server!
    Ana < ==================================================
    Ana < Checkout the commands below:
    Ana < 🔸 :help - List all available commands
    Ana < 🔸 :list - List all existing rooms
    Ana < 🔸 :users - List all users in the current room
    Ana < 🔸 :create <room_name> - Create a new room (joins automatically)
    Ana < 🔸 :join <room_name> - Join named room (if not already in a room)
    Ana < 🔸 :leave - Leaves current room (goes back to lobby)
    Ana < 🔸 :checkout <room_name> - switches from your current room to named room
    Ana < 🔸 :end - Ends connection with the server
    Ana <
    Ana < ==================================================
    Ana <| Please tell us your username: \n`)
  await playScene(`
    Lari > Lari
    Lari is asked
    Lari <
    Lari < __Conectado ao servidor__
    Lari <
    Lari < Bem-vindo(a) ao chat, Lari! Use os comandos:
    Lari < /salas - listar salas disponíveis
    Lari < /criar <sala> - criar uma nova sala
    Lari < /entrar <sala> - entrar em uma sala existente
    Lari < /sair - sair da sala atual
    Lari < /sair_chat - desconectar
    Lari ~`)
})

test("checklist: Ask for a user name until valid; not beginning with ':' (S1)", () =>
  playScene(`
    # language en
    Ana > :ana
    Ana is asked
    Ana < Invalid username
    Ana < ":ana" will not do: it cannot begin with : / # & @ + or ~
    Ana <| Please tell us your username: \n
    Ana > a
    Ana < Invalid username
    Ana < "a" will not do: it needs at least 2 characters
    Ana <| Please tell us your username: \n
    Ana > ana
    Ana is welcomed as ana`))

test("checklist: Refuse a name in use, clear text, ask again (S1; S2's wish)", async () => {
  await playScene(`
    # language en
    Ana arrives as ana
    B > ana
    B is asked
    B < Username already in use
    B < Try: ana2, ana-lab
    B <| Please tell us your username: \n
    B > ana2
    B is welcomed as ana2`)
  await playScene(`
    Lari arrives
    B > lari
    B is asked
    B < ⚠️ "lari" já está em uso. Tente: lari2, lari-lab
    B <| Digite seu apelido: \n
    B > lari2
    B is welcomed as lari2`)
})

test('checklist: Name trimmed; spaces allowed inside; blank -> default `Usuário-<porta>` or re-ask (S2)', () =>
  playScene(`
    Fox >   Fox Mulder  \n
    Fox is asked
    Fox is welcomed as Fox Mulder
    Blank >
    Blank is asked
    Blank <| Digite seu apelido: \n
    Blank > \x20\x20
    Blank <| Digite seu apelido: \n
    Blank >
    Blank <
    Blank < __Conectado ao servidor__
    Blank <
    Blank < Bem-vindo(a) ao chat, Usuário-…! Use os comandos:`))

test('checklist: Leave at the name prompt (`:end`) (S1)', () =>
  playScene(`
    # language en
    Ana connects
    Ana is asked
    Ana > :end
    Ana < Goodbye!
    Ana ends`))

test('checklist: Name and room given together, validated, confirmed by a message (S5, S4)', () =>
  playScene(`
    Lari arrives
    Lari > /criar REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Math > Math #REDS
    Math is asked
    Math < ❌ Sala não encontrada. Dê só o apelido; depois use /salas ou /criar.
    Math < Você quis dizer 'REDES'? <apelido> #REDES
    Math <| Digite seu apelido: \n
    Math > M #REDES
    Math < ⚠️ "M" não serve: precisa de pelo menos 2 caracteres
    Math <| Digite seu apelido: \n
    Math > Math #REDES
    Math is welcomed
    Math < ✅ Você entrou na sala 'REDES'.
    Math ~`))

for (const [how, end, last] of [
  [':end', '> :end', 'Bia < Goodbye!'],
  ['FIN', 'hangs up', ''],
  ['RST', 'resets', ''],
] as const) {
  test(`checklist: Name freed when the user goes, however he goes (fixes S1 S4): by ${how}`, () =>
    playScene(`
      ${inEnglish}
      Bia ${end}
      ${last}
      Ana < Bia has left the room
      Other arrives as Bia`))
}
