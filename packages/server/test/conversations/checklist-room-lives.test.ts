import { test } from 'node:test'
import { openLineHouse, says } from '../support/line-house.ts'
import { playScene } from '../support/scene.ts'
import { until } from '../support/until.ts'

const created = "✅ Sala 'REDES' criada com sucesso!"
const taken = '⚠️ Essa sala já existe! Tente outro nome.'

const leaves = `
  Lari arrives
  Lari > /criar REDES
  Lari < ✅ Sala 'REDES' criada com sucesso!
  Lari > /entrar REDES
  Lari < ✅ Você entrou na sala 'REDES'.
  Lari > até já
  Lari > /sair
  Lari < 🔹 Você saiu da sala.
  Lari > /salas`

test('checklist: Empty rooms removed (S1 S4), option to keep them (S2)', async () => {
  await playScene(`
    # temporary-rooms 0
    ${leaves}
    Lari < Salas disponíveis: Nenhuma sala disponível.
    Lari > /criar REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Lari > /entrar REDES
    Lari < ✅ Você entrou na sala 'REDES'.
    Lari ~`)
  await playScene(`
    # temporary-rooms never
    ${leaves}
    Lari < Salas disponíveis: REDES
    Lari ~`)
})

test('checklist: Maximum number of rooms, configurable, default 10, with its error (S1)', async () => {
  const ten = Array.from({ length: 10 }, (_, index) => {
    const nick = index < 5 ? 'Ana' : 'Bia'
    return `${nick} > :create r${index}\n${nick} < Room r${index} created\n${nick} < Joined room r${index}`
  })
  await playScene(`
    # language en
    # rooms 10
    Ana arrives
    Bia arrives
    ${ten.join('\n')}
    Bia > :create r10
    Bia < Maximum number of rooms already reached
    Bia > :users
    Bia < 👤 Bia
    Bia ~`)
  await playScene(`
    # rooms 1
    Lari arrives
    Lari > /criar REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Lari > /criar REDES2
    Lari < ⚠️ O número máximo de salas já foi atingido.
    Lari ~`)
})

test('checklist: A common room for all with no command needed (S3)', async () => {
  await playScene(`
    # landing on
    Lari > Lari
    Lari is asked
    Lari is welcomed
    Lari < ✅ Você entrou na sala 'geral'.
    Math > Math
    Math is asked
    Math is welcomed
    Math < ✅ Você entrou na sala 'geral'.
    Lari < 📝 Math entrou na sala 'geral'.
    Math > oi
    Lari < [Math] oi
    Lari ~`)
  await playScene(`
    Lari arrives
    Lari > /salas
    Lari < Salas disponíveis: Nenhuma sala disponível.
    Lari > /entrar geral
    Lari < ✅ Você entrou na sala 'geral'.
    Lari > /salas
    Lari < Salas disponíveis: geral
    Lari <     1  geral                Lari
    Lari ~`)
})

for (const [setting, temporaryRoomMs, list] of [
  ['0', 0, 'Nenhuma sala disponível.'],
  ['never', undefined, 'REDES'],
] as const) {
  for (const how of ['/sair', '/sair_chat', 'FIN', 'RST'] as const) {
    test(`checklist: Rooms deleted/kept identically on crash of the last member (fixes S1 S4): ${how}, ${setting}`, async (t) => {
      const house = await openLineHouse(t, { settings: { temporaryRoomMs } })
      const lari = await house.enter('Lari')
      const math = await house.enter('Math', 'REDES')
      if (how === 'FIN') math.hangUp()
      else if (how === 'RST') math.reset()
      else math.send(`${how}\n`)
      await until('nobody is in the room', () => Array.from(house.hub.directory.open).every((room) => room.size === 0))
      await says(lari, '/salas', `Salas disponíveis: ${list}`)
      await says(lari, '/criar REDES', setting === '0' ? created : taken)
    })
  }
}
