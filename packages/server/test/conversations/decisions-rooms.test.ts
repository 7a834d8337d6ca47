import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLineHouse, says } from '../support/line-house.ts'
import { inRedes } from '../support/opening-scenes.ts'
import { playScene } from '../support/scene.ts'

for (const quit of ['/sair_chat', '/SAIR_chat', ':end', '/quit']) {
  test(`decision 1: /sair leaves the room, the entry room too; ${quit} ends the session`, () =>
    playScene(`
      Lari arrives
      Lari > /sair
      Lari < ⚠️ Você não está em nenhuma sala.
      Lari > /entrar geral
      Lari < ✅ Você entrou na sala 'geral'.
      Lari > /sair
      Lari < 🔹 Você saiu da sala.
      Lari > /sair
      Lari < ⚠️ Você não está em nenhuma sala.
      Lari > ${quit}
      Lari < 👋 Você saiu do chat.
      Lari ends`))
}

test('decision 2: /criar only creates; :create creates and enters', () =>
  playScene(`
    ${inRedes}
    Math > /criar lab
    Math < ✅ Sala 'lab' criada com sucesso!
    Math > ainda em REDES
    Lari < [Math] ainda em REDES
    Math > :create lab2
    Math < ✅ Sala 'lab2' criada com sucesso!
    Math < ✅ Você entrou na sala 'lab2'.
    Lari < 📝 Math saiu da sala 'REDES'.
    Lari ~`))

test('decision 3: one room at a time: /entrar and :checkout switch, :join refuses, the room one is in changes nothing', () =>
  playScene(`
    ${inRedes}
    Lari > /criar lab
    Lari < ✅ Sala 'lab' criada com sucesso!
    Math > :join lab
    Math < ⚠️ Você já está em uma sala. Use :checkout <sala> para trocar ou :leave para sair.
    Math > :join REDES
    Math < ⚠️ Você já está em uma sala. Use :checkout <sala> para trocar ou :leave para sair.
    Math > /entrar REDES
    Math < 🔹 Você já está na sala 'REDES'.
    Math > :checkout REDES
    Math < 🔹 Você já está na sala 'REDES'.
    Lari ~
    Math > /entrar lab
    Math < ✅ Você entrou na sala 'lab'.
    Lari < 📝 Math saiu da sala 'REDES'.
    Math > :checkout REDES
    Math < ✅ Você entrou na sala 'REDES'.
    Lari < 📝 Math entrou na sala 'REDES'.
    Lari ~`))

test("decision 4: /entrar of a missing room: S2's error, then the nearest room; the exact name is asked for, uniqueness is by slug", () =>
  playScene(`
    Lari arrives
    Lari > /entrar REDES
    Lari < ❌ Sala não encontrada. Use /salas para ver as disponíveis ou /criar para criar uma nova.
    Lari > /criar REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Lari > /entrar redes
    Lari < ❌ Sala não encontrada. Use /salas para ver as disponíveis ou /criar para criar uma nova.
    Lari < Você quis dizer 'REDES'? /entrar REDES
    Lari > /entrar REDS
    Lari < ❌ Sala não encontrada. Use /salas para ver as disponíveis ou /criar para criar uma nova.
    Lari < Você quis dizer 'REDES'? /entrar REDES
    Lari > /entrar futebol
    Lari < ❌ Sala não encontrada. Use /salas para ver as disponíveis ou /criar para criar uma nova.
    Lari > /criar redes
    Lari < ⚠️ Essa sala já existe! Tente outro nome.
    Lari > /criar Rédes
    Lari < ⚠️ Essa sala já existe! Tente outro nome.
    Lari > /criar Sala de Aula
    Lari < ✅ Sala 'Sala de Aula' criada com sucesso!
    Lari > /criar sala-de_aula
    Lari < ⚠️ Essa sala já existe! Tente outro nome.`))

test("decision 4, in English: S1's error, then the nearest room", () =>
  playScene(`
    # language en
    Ana arrives
    Ana > :create lab
    Ana < Room lab created
    Ana < Joined room lab
    Ana > /join Lab
    Ana < Room Lab does not exist
    Ana < Did you mean 'lab'? /join lab`))

for (const [setting, rest] of [
  ['0', 'Nenhuma sala disponível.'],
  ['never', 'REDES'],
  ['7d', 'REDES'],
] as const) {
  test(`decision 5: rooms made by guests are temporary: ${setting}`, () =>
    playScene(`
      # temporary-rooms ${setting}
      ${inRedes}
      Math > /sair
      Math < 🔹 Você saiu da sala.
      Lari < 📝 Math saiu da sala 'REDES'.
      Lari > segredo
      Lari > /sair
      Lari < 🔹 Você saiu da sala.
      Lari > /salas
      Lari < Salas disponíveis: ${rest}
      Lari ~`))
}

test('decision 5: with 0 the log goes with the room', () =>
  playScene(`
    # temporary-rooms 0
    Lari arrives
    Lari > :create REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Lari < ✅ Você entrou na sala 'REDES'.
    Lari > segredo
    Lari > /sair
    Lari < 🔹 Você saiu da sala.
    Math arrives
    Math > :create REDES
    Math < ✅ Sala 'REDES' criada com sucesso!
    Math < ✅ Você entrou na sala 'REDES'.
    Math > /historico
    Math < 🔹 Ninguém escreveu aqui ainda.`))

test('decision 10: room names have 1 to 50 characters, single inner spaces allowed', async (t) => {
  const house = await openLineHouse(t)
  const lari = await house.enter('Lari')
  const fifty = 'x'.repeat(50)
  await says(lari, `/criar ${fifty}`, `✅ Sala '${fifty}' criada com sucesso!`)
  const tooLong = '⚠️ Esse nome de sala não serve: tem mais de 50 caracteres ou 100 bytes'
  await says(lari, `/criar ${fifty}y`, tooLong)
  await says(lari, `/criar ${'x'.repeat(1_000)}`, tooLong)
  await says(lari, '/criar z', "✅ Sala 'z' criada com sucesso!")
  await says(lari, '/criar Sala   do  Café', "✅ Sala 'Sala do Café' criada com sucesso!")
  for (const name of [':end', '/x', '#lab', '&lab', '@lab', '+lab', '~lab', '"lab'])
    await says(
      lari,
      `/criar ${name}`,
      '⚠️ Esse nome de sala não serve: não pode começar com aspas, nem com : / # & @ + ou ~',
    )
  await says(
    lari,
    '/criar um, dois',
    '⚠️ Esse nome de sala não serve: tem um caractere que não pode ser usado, como a vírgula',
  )
})

test("decision 15: the greatest number of rooms is a setting, with S1's error and its Portuguese twin", () =>
  playScene(`
    # rooms 2
    Lari arrives
    Lari > /criar um
    Lari < ✅ Sala 'um' criada com sucesso!
    Lari > /criar dois
    Lari < ✅ Sala 'dois' criada com sucesso!
    Lari > /criar três
    Lari < ⚠️ O número máximo de salas já foi atingido.
    Lari > /lang en
    Lari < ✅ Now in English. (Português? /lang pt)
    Lari > :create three
    Lari < Maximum number of rooms already reached
    Lari ~`))

test('decision 19: /criar and /create take the whole rest of the line; :create, :join, :checkout one word, or more in quotes', () =>
  playScene(`
    Lari arrives
    Lari > /criar Sala de Aula
    Lari < ✅ Sala 'Sala de Aula' criada com sucesso!
    Lari > /create My Room
    Lari < ✅ Sala 'My Room' criada com sucesso!
    Lari > :create lab de redes
    Lari < ✅ Sala 'lab' criada com sucesso!
    Lari < ✅ Você entrou na sala 'lab'.
    Lari > :checkout "My Room" now
    Lari < ✅ Você entrou na sala 'My Room'.
    Lari > :checkout Sala de Aula
    Lari < ❌ Sala não encontrada. Use /salas para ver as disponíveis ou /criar para criar uma nova.
    Lari > /sair
    Lari < 🔹 Você saiu da sala.
    Lari > :join "Sala de Aula"
    Lari < ✅ Você entrou na sala 'Sala de Aula'.
    Lari > :create "Lab 3"
    Lari < ✅ Sala 'Lab 3' criada com sucesso!
    Lari < ✅ Você entrou na sala 'Lab 3'.
    Lari > /criar festa senha:segredo
    Lari < ⚠️ Salas com senha ainda não existem: crie a sala sem "senha:" no nome.
    Lari > /create party password:secret
    Lari < ⚠️ Salas com senha ainda não existem: crie a sala sem "senha:" no nome.
    Lari ~`))

test("decision 21: /salas answers S2's line, then the table of rooms with people; :list in English S1's lines", () =>
  playScene(`
    ${inRedes}
    Jade arrives
    Jade > /criar vazia
    Jade < ✅ Sala 'vazia' criada com sucesso!
    Jade > :create lab
    Jade < ✅ Sala 'lab' criada com sucesso!
    Jade < ✅ Você entrou na sala 'lab'.
    Jade > /salas
    Jade < Salas disponíveis: REDES, vazia, lab
    Jade <     2  REDES                Lari e Math
    Jade <     1  lab                  Jade
    Jade > :list
    Jade < Salas disponíveis: REDES, vazia, lab
    Jade <     2  REDES                Lari e Math
    Jade <     1  lab                  Jade
    Jade > /lang en
    Jade < ✅ Now in English. (Português? /lang pt)
    Jade > :list
    Jade < 🚪 REDES
    Jade < 🚪 vazia
    Jade < 🚪 lab
    Jade ~`))

test('decision 21: the table shows at most 50 rooms', async (t) => {
  const house = await openLineHouse(t, { limits: { roomsPerGuest: 100 } })
  const lari = await house.enter('Lari')
  const names = Array.from({ length: 52 }, (_, index) => `sala${index}`)
  for (const name of names) await house.enter(`p-${name}`, name)
  lari.send('/salas\n/apelido Lari\n')
  const lines: string[] = []
  while (lines.at(-1) !== '🔹 Seu apelido já é Lari.') lines.push(await lari.readLine())
  assert.equal(lines[0], `Salas disponíveis: ${names.join(', ')}`)
  assert.equal(lines.filter((line) => /^ {4}1 {2}sala\d+ /.test(line)).length, 50)
  assert.equal(lines.at(-2), '       e mais 2 salas com gente')
})
