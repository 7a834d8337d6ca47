import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@papo/protocol'
import { HandClock } from '../support/hand-clock.ts'
import { openLineHouse } from '../support/line-house.ts'
import { playScene } from '../support/scene.ts'
import { until } from '../support/until.ts'

test("decision 6: a name in use is refused with free ones like it, in English after S1's line, and asked again", async () => {
  await playScene(`
    Rafa arrives as rafa
    B > rafa
    B is asked
    B < ⚠️ "rafa" já está em uso. Tente: rafa2, rafa-lab
    B <| Digite seu apelido: \n
    B > rafa2
    B is welcomed as rafa2
    C > Rafa2
    C is asked
    C < ⚠️ "Rafa2" já está em uso. Tente: Rafa-lab, Rafa3
    C <| Digite seu apelido: \n`)
  await playScene(`
    # language en
    Rafa arrives as rafa
    B > rafa
    B is asked
    B < Username already in use
    B < Try: rafa2, rafa-lab
    B <| Please tell us your username: \n`)
})

test('decision 11: a blank name is asked again; after 3 blanks it is `Usuário-<porta>`', () =>
  playScene(`
    A >
    A is asked
    A <| Digite seu apelido: \n
    A > \t
    A <| Digite seu apelido: \n
    A >
    A <
    A < __Conectado ao servidor__
    A <
    A < Bem-vindo(a) ao chat, Usuário-…! Use os comandos:`))

for (const word of [':end', '/sair_chat', '/SAIR_CHAT', '/quit', '/exit']) {
  test(`decision 11: ${word} at the name prompt leaves`, () =>
    playScene(`
      A > ${word}
      A is asked
      A < 👋 Você saiu do chat.
      A ends`))
}

test('decision 11: the prompt takes `nome #sala`: name and room in one step, confirmed by a message', () =>
  playScene(`
    Lari arrives
    Lari > /criar Sala de Aula
    Lari < ✅ Sala 'Sala de Aula' criada com sucesso!
    Lari > /entrar Sala de Aula
    Lari < ✅ Você entrou na sala 'Sala de Aula'.
    Fox > Fox Mulder #Sala de Aula
    Fox is asked
    Fox is welcomed as Fox Mulder
    Fox < ✅ Você entrou na sala 'Sala de Aula'.
    Lari < 📝 Fox Mulder entrou na sala 'Sala de Aula'.
    Fox > cheguei
    Lari < [Fox Mulder] cheguei`))

test('decision 12: the server waits 1 s for the client to speak, then greets', async (t) => {
  const clock = new HandClock()
  const house = await openLineHouse(t, { clock, kind: 'any' })
  const peer = await house.connectPeer()
  await until('it waits', () => clock.timers > 0)
  clock.advance(limits.greetingDelayMs - 1)
  const other = await house.connectPeer()
  other.send('Lari\n')
  await other.hears('/sair_chat - desconectar\r\n')
  assert.equal(peer.text, '')
  clock.advance(1)
  await peer.hears('Digite seu apelido: ')
})

test("decision 13: the session's language is the server's; only /idioma changes it, never a command's own language", async () => {
  await playScene(`
    Lari arrives
    Lari > /create lab
    Lari < ✅ Sala 'lab' criada com sucesso!
    Lari > :join lab
    Lari < ✅ Você entrou na sala 'lab'.
    Lari > /leave
    Lari < 🔹 Você saiu da sala.
    Lari > /lang en
    Lari < ✅ Now in English. (Português? /lang pt)
    Lari > /entrar lab
    Lari < Joined room lab
    Lari > /sair
    Lari < You left the room
    Lari > /idioma pt
    Lari < ✅ Agora em português. (English? /lang en)
    Lari > /leave
    Lari < ⚠️ Você não está em nenhuma sala.`)
  await playScene(`
    # language en
    Ana arrives
    Ana > /criar lab
    Ana < Room lab created
    Ana > /entrar lab
    Ana < Joined room lab
    Ana > /idioma pt
    Ana < ✅ Agora em português. (English? /lang en)
    Ana > :leave
    Ana < 🔹 Você saiu da sala.`)
})

test('decision 17: people land in no room unless the setting says so; the entry room is made by who enters it first', async () => {
  await playScene(`
    Lari arrives
    Lari > /quem
    Lari < ⚠️ Você não está em nenhuma sala.
    Lari > /salas
    Lari < Salas disponíveis: Nenhuma sala disponível.
    Lari > /entrar geral
    Lari < ✅ Você entrou na sala 'geral'.
    Lari > /salas
    Lari < Salas disponíveis: geral
    Lari <     1  geral                Lari
    Lari ~`)
  await playScene(`
    # landing on
    # entry-room praça
    Lari > Lari
    Lari is asked
    Lari is welcomed
    Lari < ✅ Você entrou na sala 'praça'.
    Lari > /sair
    Lari < 🔹 Você saiu da sala.
    Lari > /entrar praça
    Lari < ✅ Você entrou na sala 'praça'.`)
})

test("decision 27: the greeting in Portuguese: name and version, how to get English, people and rooms; then S2's text", () =>
  playScene(`
    # name Lab3
    Lari connects
    Lari < Papo …  (English? /lang en)
    Lari < Ninguém online ainda. Só o apelido, sem cadastro.
    Lari <| Digite seu apelido: \n
    Lari > Lari
    Lari is welcomed
    Lari > :create REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Lari < ✅ Você entrou na sala 'REDES'.
    Math > Math
    Math < Papo … · Lab3 …(English? /lang en)
    Math < 1 pessoa online em 1 sala. Só o apelido, sem cadastro.
    Math <| Digite seu apelido: \n
    Math is welcomed
    Jade > Jade
    Jade < Papo …
    Jade < 2 pessoas online em 1 sala. Só o apelido, sem cadastro.
    Jade <| Digite seu apelido: \n
    Jade is welcomed
    Lari ~`))

test("decision 27: the greeting in English is S1's text, and no prompt is printed while chatting", () =>
  playScene(`
    # language en
    # name Lab3
    Ana arrives
    Bia arrives
    Ana > :create r1
    Ana < Room r1 created
    Ana < Joined room r1
    Bia > :join r1
    Bia < Joined room r1
    Ana < Bia has joined the room
    Ana > hi
    Bia < [Ana] hi
    Bia > :leave
    Bia < You left the room
    Ana < Bia has left the room
    Ana ~
    Bia ~`))
