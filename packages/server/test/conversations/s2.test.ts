import { test } from 'node:test'
import { inRedes } from '../support/opening-scenes.ts'
import { playScene } from '../support/scene.ts'

test('S2, figures 1 and 2: Lari and Math talk in REDES', () =>
  playScene(`
    Lari arrives
    Lari > /criar REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Lari > /entrar REDES
    Lari < ✅ Você entrou na sala 'REDES'.
    Math arrives
    Math > /salas
    Math < Salas disponíveis: REDES
    Math <     1  REDES                Lari
    Math > /entrar REDES
    Math < ✅ Você entrou na sala 'REDES'.
    Lari < 📝 Math entrou na sala 'REDES'.
    Lari > A aula vai ser no labgrad?
    Math < [Lari] A aula vai ser no labgrad?
    Math > sim!! Lab1...
    Lari < [Math] sim!! Lab1...
    Lari > /sair
    Lari < 🔹 Você saiu da sala.
    Math < 📝 Lari saiu da sala 'REDES'.
    Math > /sair_chat
    Math < 👋 Você saiu do chat.
    Math ends
    Lari ~`))

test('S2, figures 5 to 8: Dipper, Jade, Stephen and Fox Mulder in two rooms', () =>
  playScene(`
    Dipper arrives
    Dipper > /criar REDES
    Dipper < ✅ Sala 'REDES' criada com sucesso!
    Dipper > /entrar REDES
    Dipper < ✅ Você entrou na sala 'REDES'.
    Jade arrives
    Jade > /salas
    Jade < Salas disponíveis: REDES
    Jade <     1  REDES                Dipper
    Jade > /entrar REDES
    Jade < ✅ Você entrou na sala 'REDES'.
    Dipper < 📝 Jade entrou na sala 'REDES'.
    Stephen arrives
    Stephen > /salas
    Stephen < Salas disponíveis: REDES
    Stephen <     2  REDES                Dipper e Jade
    Stephen > /entrar redes
    Stephen < ❌ Sala não encontrada. Use /salas para ver as disponíveis ou /criar para criar uma nova.
    Stephen < Você quis dizer 'REDES'? /entrar REDES
    Stephen > /criar REDES
    Stephen < ⚠️ Essa sala já existe! Tente outro nome.
    Stephen > /entrar REDES
    Stephen < ✅ Você entrou na sala 'REDES'.
    Dipper < 📝 Stephen entrou na sala 'REDES'.
    Jade < 📝 Stephen entrou na sala 'REDES'.
    Stephen > Ola, pessoas!
    Dipper < [Stephen] Ola, pessoas!
    Jade < [Stephen] Ola, pessoas!
    Fox arrives as Fox Mulder
    Fox > /criar REDES2
    Fox < ✅ Sala 'REDES2' criada com sucesso!
    Fox > /entrar REDES2
    Fox < ✅ Você entrou na sala 'REDES2'.
    Stephen > /salas
    Stephen < Salas disponíveis: REDES, REDES2
    Stephen <     3  REDES                Dipper, Stephen e Jade
    Stephen <     1  REDES2               Fox Mulder
    Stephen > /entrar REDES2
    Stephen < ✅ Você entrou na sala 'REDES2'.
    Dipper < 📝 Stephen saiu da sala 'REDES'.
    Jade < 📝 Stephen saiu da sala 'REDES'.
    Fox < 📝 Stephen entrou na sala 'REDES2'.
    Dipper > Oii, galera!
    Jade < [Dipper] Oii, galera!
    Stephen > Mudei de sala!
    Fox < [Stephen] Mudei de sala!
    Dipper > Hello!!
    Jade < [Dipper] Hello!!
    Jade > Hiii
    Dipper < [Jade] Hiii
    Fox > Legal!
    Stephen < [Fox Mulder] Legal!
    Dipper > /sair
    Dipper < 🔹 Você saiu da sala.
    Jade < 📝 Dipper saiu da sala 'REDES'.
    Dipper > /sair_chat
    Dipper < 👋 Você saiu do chat.
    Dipper ends
    Fox > /sair_chat
    Fox < 👋 Você saiu do chat.
    Fox ends
    Stephen < 📝 Fox Mulder saiu da sala 'REDES2'.
    Jade > /SAIR_CHAT
    Jade < 👋 Você saiu do chat.
    Jade ends
    Stephen > /sair_CHAT
    Stephen < 👋 Você saiu do chat.
    Stephen ends`))

test('S2: the client speaks first, and its nickname is trimmed', () =>
  playScene(`
    Lari >   Lari  \n
    Lari is asked
    Lari is welcomed
    Lari ~`))

test('S2: /criar takes the whole rest of the line, and does not enter', () =>
  playScene(`
    Lari arrives
    Lari > /criar Sala de Aula  2
    Lari < ✅ Sala 'Sala de Aula 2' criada com sucesso!
    Lari > /sair
    Lari < ⚠️ Você não está em nenhuma sala.
    Lari > /entrar Sala de Aula 2
    Lari < ✅ Você entrou na sala 'Sala de Aula 2'.
    Lari > /criar sala de aula 2
    Lari < ⚠️ Essa sala já existe! Tente outro nome.
    Lari ~`))

test('S2: /entrar leaves the room before, and both rooms are told', () =>
  playScene(`
    Lari arrives
    Lari > /criar REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Lari > /criar REDES2
    Lari < ✅ Sala 'REDES2' criada com sucesso!
    Lari > /entrar REDES
    Lari < ✅ Você entrou na sala 'REDES'.
    Math arrives
    Math > /entrar REDES2
    Math < ✅ Você entrou na sala 'REDES2'.
    Jade arrives
    Jade > /entrar REDES
    Jade < ✅ Você entrou na sala 'REDES'.
    Lari < 📝 Jade entrou na sala 'REDES'.
    Jade > /entrar REDES2
    Jade < ✅ Você entrou na sala 'REDES2'.
    Lari < 📝 Jade saiu da sala 'REDES'.
    Math < 📝 Jade entrou na sala 'REDES2'.
    Jade > /entrar REDES2
    Jade < 🔹 Você já está na sala 'REDES2'.
    Math ~
    Jade > /entrar REDES3
    Jade < ❌ Sala não encontrada. Use /salas para ver as disponíveis ou /criar para criar uma nova.
    Jade < Você quis dizer 'REDES'? /entrar REDES
    Jade ~`))

test('S2: text outside of a room is answered, and so is /sair', () =>
  playScene(`
    Lari arrives
    Lari > oi
    Lari < ⚠️ Você não está em nenhuma sala. Use /entrar <sala> para participar.
    Lari > /sair
    Lari < ⚠️ Você não está em nenhuma sala.
    Lari ~`))

test('S2: what it took for text is a command here: without a name, in capitals, unknown', () =>
  playScene(`
    ${inRedes}
    Math > /criar
    Math < ⚠️ Diga o nome da sala.
    Math > /entrar
    Math < ⚠️ Diga o nome da sala.
    Math > /nada
    Math < ⚠️ Não conheço /nada. Veja /ajuda
    Math > /salasxyz
    Math < ⚠️ Não conheço /salasxyz. Veja /ajuda
    Math > /SALAS
    Math < Salas disponíveis: REDES
    Math <     2  REDES                Lari e Math
    Math > /Sair
    Math < 🔹 Você saiu da sala.
    Lari < 📝 Math saiu da sala 'REDES'.
    Lari ~`))
