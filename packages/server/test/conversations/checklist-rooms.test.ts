import { test } from 'node:test'
import { inEnglish } from '../support/opening-scenes.ts'
import { playScene } from '../support/scene.ts'

test('checklist: Several rooms at once; text only to members of that room, never leaking (S1 S2 S4 S5)', () =>
  playScene(`
    ${inEnglish}
    Caio arrives
    Caio > :create r2
    Caio < Room r2 created
    Caio < Joined room r2
    Dora arrives
    Dora > :join r2
    Dora < Joined room r2
    Caio < Dora has joined the room
    Eva arrives
    Ana > in r1
    Bia < [Ana] in r1
    Caio > in r2
    Dora < [Caio] in r2
    Bia > :checkout r2
    Bia < Joined room r2
    Bia < --- r2: last message ---
    Bia < […] [Caio] in r2
    Bia < --- now ---
    Ana < Bia has left the room
    Caio < Bia has joined the room
    Dora < Bia has joined the room
    Ana > alone in r1
    Caio ~
    Dora ~
    Bia ~
    Eva ~
    Ana ~`))

test('checklist: Create a room; refuse a taken name (S1 S2)', async () => {
  await playScene(`
    # language en
    Ana arrives
    Ana > :create r1
    Ana < Room r1 created
    Ana < Joined room r1
    Ana > :create r1
    Ana < Room r1 already exists
    Ana ~`)
  await playScene(`
    Lari arrives
    Lari > /criar REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Lari > /criar REDES
    Lari < ⚠️ Essa sala já existe! Tente outro nome.
    Lari ~`)
})

test('checklist: Create-and-enter (`:create`) and create-only (`/criar`) (S1, S2)', async () => {
  await playScene(`
    Lari arrives
    Lari > /criar REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Lari > /sair
    Lari < ⚠️ Você não está em nenhuma sala.
    Lari > :create lab
    Lari < ✅ Sala 'lab' criada com sucesso!
    Lari < ✅ Você entrou na sala 'lab'.
    Lari > /sair
    Lari < 🔹 Você saiu da sala.`)
  await playScene(`
    # language en
    Ana arrives
    Ana > /create r1
    Ana < Room r1 created
    Ana > :leave
    Ana < You are not in a room
    Ana > :create r2
    Ana < Room r2 created
    Ana < Joined room r2
    Ana > :leave
    Ana < You left the room`)
})

test('checklist: Enter an existing room; error if missing (S1 S2); enter-or-create from the web (S4)', async () => {
  await playScene(`
    # language en
    Ana arrives
    Ana > :create r1
    Ana < Room r1 created
    Ana < Joined room r1
    Bia arrives
    Bia > :join zoo
    Bia < Room zoo does not exist
    Bia > :join r1
    Bia < Joined room r1`)
  await playScene(`
    Lari arrives
    Lari > /entrar REDES
    Lari < ❌ Sala não encontrada. Use /salas para ver as disponíveis ou /criar para criar uma nova.
    Lari > /criar REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Lari > /entrar REDES
    Lari < ✅ Você entrou na sala 'REDES'.`)
})

test('checklist: `:join` refuses when already in a room (S1); `/entrar` and `:checkout` switch, with leave notice in the old room (S1 S2)', () =>
  playScene(`
    ${inEnglish}
    Caio arrives
    Caio > :create r2
    Caio < Room r2 created
    Caio < Joined room r2
    Bia > :join r2
    Bia < You are already in a room
    Bia > /entrar r2
    Bia < Joined room r2
    Ana < Bia has left the room
    Caio < Bia has joined the room
    Bia > :checkout r1
    Bia < Joined room r1
    Caio < Bia has left the room
    Ana < Bia has joined the room
    Ana ~`))

test('checklist: Switching to the room one is in does no harm (fixes S1 crash, S2 false notices)', () =>
  playScene(`
    ${inEnglish}
    Bia > :checkout r1
    Bia < You are already in room r1
    Bia > /entrar r1
    Bia < You are already in room r1
    Ana ~
    Bia > still here
    Ana < [Bia] still here
    Bia > :leave
    Bia < You left the room
    Ana < Bia has left the room
    Ana > :checkout r1
    Ana < You are already in room r1
    Ana > :users
    Ana < 👤 Ana
    Ana ~`))

test('checklist: Leave the room and go back to the lobby, with confirmation (S2 `🔹 Você saiu da sala.`; S1 lacks it)', () =>
  playScene(`
    Lari arrives
    Lari > /criar REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Lari > /entrar REDES
    Lari < ✅ Você entrou na sala 'REDES'.
    Lari > /sair
    Lari < 🔹 Você saiu da sala.
    Lari > oi
    Lari < ⚠️ Você não está em nenhuma sala. Use /entrar <sala> para participar.
    Lari > :leave
    Lari < ⚠️ Você não está em nenhuma sala.
    Lari ~`))

test('checklist: List rooms (`:list`, `/salas`, web `Salas Ativas` + refresh) with empty-list text (S1 S2 S4)', async () => {
  await playScene(`
    # language en
    Ana arrives
    Ana > :list
    Ana < No existing rooms
    Ana > :create r1
    Ana < Room r1 created
    Ana < Joined room r1
    Ana > :create r2
    Ana < Room r2 created
    Ana < Joined room r2
    Ana > :list
    Ana < 🚪 r1
    Ana < 🚪 r2
    Ana ~`)
  await playScene(`
    Lari arrives
    Lari > /salas
    Lari < Salas disponíveis: Nenhuma sala disponível.
    Lari > /criar REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Lari > /criar REDES2
    Lari < ✅ Sala 'REDES2' criada com sucesso!
    Lari > /salas
    Lari < Salas disponíveis: REDES, REDES2
    Lari ~`)
})

test('checklist: List users of the current room (`:users`) (S1)', () =>
  playScene(`
    ${inEnglish}
    Caio arrives
    Caio > :users
    Caio < You are not in a room
    Bia > :users
    Bia < 👤 Ana
    Bia < 👤 Bia
    Bia ~`))

test('checklist: Room names with spaces (S2), emoji (S1); case-sensitive (S1 S2)', () =>
  playScene(`
    Lari arrives
    Lari > /criar Sala de Aula 🚀
    Lari < ✅ Sala 'Sala de Aula 🚀' criada com sucesso!
    Lari > /criar 🚀
    Lari < ✅ Sala '🚀' criada com sucesso!
    Lari > /entrar sala de aula 🚀
    Lari < ❌ Sala não encontrada. Use /salas para ver as disponíveis ou /criar para criar uma nova.
    Lari < Você quis dizer 'Sala de Aula 🚀'? /entrar Sala de Aula 🚀
    Lari > /entrar Sala de Aula 🚀
    Lari < ✅ Você entrou na sala 'Sala de Aula 🚀'.
    Lari > /entrar 🚀
    Lari < ✅ Você entrou na sala '🚀'.
    Lari ~`))
