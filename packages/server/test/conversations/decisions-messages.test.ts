import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@papo/protocol'
import { HandClock } from '../support/hand-clock.ts'
import type { LineClient } from '../support/line-client.ts'
import { hears, hearsNothing, openLineHouse, says } from '../support/line-house.ts'
import { inRedes } from '../support/opening-scenes.ts'
import { PapoProcess } from '../support/papo-process.ts'
import { Person } from '../support/person.ts'
import { playScene } from '../support/scene.ts'
import { atEnd } from '../support/at-end.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test("decision 7: the author's own text is not echoed", () =>
  playScene(`
    ${inRedes}
    Math > oi
    Lari < [Math] oi
    Math ~
    Math > /eu acena
    Lari < * Math acena
    Math ~
    Math > /dizer Lari só para você
    Lari < [Math → você] só para você
    Math ~
    Lari ~`))

test('decision 8: an unknown command is an error with the nearest one; //text sends a slash', () =>
  playScene(`
    ${inRedes}
    Math > /saals
    Math < ⚠️ Não conheço /saals. Você quis dizer /salas?
    Math > /entra REDES
    Math < ⚠️ Não conheço /entra. Você quis dizer /entrar?
    Math > :creat lab
    Math < ⚠️ Não conheço :creat. Você quis dizer :create?
    Math > /qwxyz
    Math < ⚠️ Não conheço /qwxyz. Veja /ajuda
    Lari ~
    Math > //salas é um comando
    Lari < [Math] /salas é um comando
    Math > ///três
    Lari < [Math] //três
    Math ~`))

test("decision 9: text outside a room is answered with S2's hint", () =>
  playScene(`
    ${inRedes}
    Math > /sair
    Math < 🔹 Você saiu da sala.
    Lari < 📝 Math saiu da sala 'REDES'.
    Math > oi
    Math < ⚠️ Você não está em nenhuma sala. Use /entrar <sala> para participar.
    Lari ~`))

test('decision 14: commands in any case, accents optional', () =>
  playScene(`
    ${inRedes}
    Math > /QUEM
    Math < REDES: 2 pessoas
    Math <   Online: Lari, Math (você)
    Math > /Histórico
    Math < 🔹 Ninguém escreveu aqui ainda.
    Math > /HISTORICO
    Math < 🔹 Ninguém escreveu aqui ainda.
    Math > /SÁLAS
    Math < Salas disponíveis: REDES
    Math <     2  REDES                Lari e Math
    Math > /SaIr
    Math < 🔹 Você saiu da sala.
    Lari < 📝 Math saiu da sala 'REDES'.`))

test("decision 18: in Portuguese S2's words, in English S1's, in one room at the same time; people's lines are the same", () =>
  playScene(`
    ${inRedes}
    Ana arrives
    Ana > /lang en
    Ana < ✅ Now in English. (Português? /lang pt)
    Ana > :join REDES
    Ana < Joined room REDES
    Lari < 📝 Ana entrou na sala 'REDES'.
    Math < 📝 Ana entrou na sala 'REDES'.
    Ana > hi
    Lari < [Ana] hi
    Math < [Ana] hi
    Lari > oi
    Ana < [Lari] oi
    Math < [Lari] oi
    Math > /sair
    Math < 🔹 Você saiu da sala.
    Ana < Math has left the room
    Lari < 📝 Math saiu da sala 'REDES'.
    Math > /entrar REDES
    Math < ✅ Você entrou na sala 'REDES'.
    Math < --- REDES: últimas 2 ---
    Math < […] [Ana] hi
    Math < […] [Lari] oi
    Math < --- agora ---
    Ana < Math has joined the room
    Ana ~`))

test('decision 18: name: text is only a text, and so is what looks like a notice', () =>
  playScene(`
    ${inRedes}
    Math > Lari: dou a senha
    Lari < [Math] Lari: dou a senha
    Math > 📝 Jade entrou na sala 'REDES'.
    Lari < [Math] 📝 Jade entrou na sala 'REDES'.
    Math > * Jade acena
    Lari < [Math] * Jade acena
    Math > [Jade] oi
    Lari < [Math] [Jade] oi`))

test('decision 20: an argument that names a room or a person may hold spaces: the longest known name, or quotes', () =>
  playScene(`
    Fox arrives as Fox Mulder
    Short arrives as Fox
    Lari arrives
    Lari > /dizer Fox Mulder oi
    Fox < [Lari → você] oi
    Lari > /dizer Fox oi
    Short < [Lari → você] oi
    Lari > /dizer "Fox Mulder" "oi"
    Fox < [Lari → você] "oi"
    Lari > /criar Sala
    Lari < ✅ Sala 'Sala' criada com sucesso!
    Lari > /criar Sala de Aula
    Lari < ✅ Sala 'Sala de Aula' criada com sucesso!
    Lari > /entrar Sala de Aula segredo
    Lari < ✅ Você entrou na sala 'Sala de Aula'.
    Lari > /entrar "Sala"
    Lari < ✅ Você entrou na sala 'Sala'.
    Lari > /quem Sala de Aula
    Lari < Sala de Aula: ninguém
    Short ~
    Fox ~`))

test('decision 22: "entrou" and "saiu" are printed at once, up to 5 in 10 s; beyond that merged into one line', async (t) => {
  const clock = new HandClock()
  const house = await openLineHouse(t, { clock })
  const lari = await house.enter('Lari', 'REDES')
  // what she did herself is out of the window
  clock.advance(limits.arrivalsWindowMs)
  const names = Array.from({ length: 8 }, (_, index) => `p${index + 1}`)
  for (const name of names) await says(await house.enter(name), '/entrar REDES', "✅ Você entrou na sala 'REDES'.")
  await hears(lari, ...names.slice(0, 5).map((name) => `📝 ${name} entrou na sala 'REDES'.`))
  await hearsNothing(lari)
  clock.advance(limits.arrivalsWindowMs)
  await hears(lari, "📝 Sala 'REDES': Entraram: p6, p7 e p8.")
})

test('decision 23: one event, one line, not wrapped; history between two marks, with its time', async (t) => {
  const house = await openLineHouse(t)
  const [lari, math] = [await house.enter('Lari', 'REDES'), await house.enter('Math')]
  const long = 'palavra '.repeat(60).trim()
  lari.send(`${long}\n`)
  await hearsNothing(lari)
  await says(math, '/entrar REDES', "✅ Você entrou na sala 'REDES'.", '--- REDES: última mensagem ---')
  assert.match(await math.readLine(), new RegExp(`^\\[\\d\\d:\\d\\d\\] \\[Lari\\] ${long}$`))
  await hears(math, '--- agora ---')
  await hears(lari, "📝 Math entrou na sala 'REDES'.")
  lari.send(`${long}\num\u2028dois\n`)
  await hears(math, `[Lari] ${long}`, '[Lari] um', '  dois')
})

test('decision 23: 80 columns hold for the table and /ajuda', async (t) => {
  const house = await openLineHouse(t)
  const long = 'a'.repeat(24)
  const room = 'Uma sala com um nome comprido de cinquenta letras'
  for (let count = 0; count < 5; count += 1) {
    const person = await house.enter(`${count}${long.slice(1)}`, count === 0 ? room : undefined)
    if (count > 0) await says(person, `/entrar ${room}`, `✅ Você entrou na sala '${room}'.`)
  }
  const lari = await house.enter('Lari')
  for (const ask of ['/salas', '/ajuda', '/lang en', '/help']) lari.send(`${ask}\n`)
  const lines = await readUpTo(lari, (line) => line.startsWith('More about a command'))
  for (const line of lines) assert.ok(line.length <= 80, line)
  assert.ok(lines.some((line) => line.startsWith('    5  Uma sala com um nome')))
})

test('decision 24: direct `[Lari → você] oi`, action `* Lari acena`, which no text can begin with', () =>
  playScene(`
    ${inRedes}
    Lari > /dizer Math oi
    Math < [Lari → você] oi
    Lari > /eu acena
    Math < * Lari acena
    Lari > * Lari acena
    Math < [Lari] * Lari acena
    Math > /lang en
    Math < ✅ Now in English. (Português? /lang pt)
    Lari > /dizer Math oi
    Math < [Lari → you] oi
    Math ~`))

test("decision 29: S2's and S3's log lines are the terminal log in pt-BR, with the reason of a disconnect", async (t) => {
  const papo = new PapoProcess(['serve', '--data=memory:', '--log=text', '--host=127.0.0.1', '--port=0'], {
    folder: temporaryFolder(t),
  })
  atEnd(t, async () => {
    papo.kill('SIGKILL')
    await papo.ended()
  })
  const [, port] = await papo.writes(/^Servidor rodando em 127\.0\.0\.1:(\d+)$/m)
  const lari = await Person.enter(t, Number(port), 'Lari')
  await lari.enterRoom('REDES')
  lari.say('isto é só nosso', '/sair_chat')
  await papo.writes(/^Lari \('127\.0\.0\.1', \d+\) desconectou do chat\..*saiu/m)
  const [first, ...rest] = papo.out.split('\n').filter((line) => /conexão|conectado|desconectou/.test(line))
  assert.match(first ?? '', /^Nova conexão de \('127\.0\.0\.1', \d+\) \(aguardando apelido\.\.\.\)$/)
  assert.match(rest[0] ?? '', /^Cliente conectado: Lari \(\('127\.0\.0\.1', \d+\)\)$/)
  assert.equal(rest.length, 2)
  assert.ok(!papo.out.includes('só nosso'))
})

async function readUpTo(client: LineClient, isLast: (line: string) => boolean): Promise<string[]> {
  const lines = [await client.readLine()]
  while (!isLast(lines.at(-1) ?? '')) lines.push(await client.readLine())
  return lines
}
