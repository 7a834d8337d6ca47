import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inRedes } from '../support/opening-scenes.ts'
import { playScene } from '../support/scene.ts'
import { SeedClient } from '../support/seed-client.ts'
import { openServer } from '../support/test-server.ts'

for (const say of [(word: string) => word, (word: string) => word.toUpperCase(), (word: string) => `  ${word}`]) {
  test(`checklist: \`:help :list :users :create :join :leave :checkout :end\`, any case, leading spaces (S1): "${say(':list')}"`, () =>
    playScene(`
      # language en
      Ana arrives
      Ana > ${say(':help')}
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
      Ana > ${say(':list')}
      Ana < No existing rooms
      Ana > ${say(':create')} r1
      Ana < Room r1 created
      Ana < Joined room r1
      Ana > ${say(':leave')}
      Ana < You left the room
      Ana > ${say(':join')} r1
      Ana < Joined room r1
      Ana > ${say(':users')}
      Ana < 👤 Ana
      Ana > ${say(':create')} r2
      Ana < Room r2 created
      Ana < Joined room r2
      Ana > ${say(':checkout')} r1
      Ana < Joined room r1
      Ana > ${say(':end')}
      Ana < Goodbye!
      Ana ends`))
}

for (const quit of ['/sair_chat', '/sair_CHAT', '/SAIR_CHAT']) {
  test(`checklist: \`/salas /criar /entrar /sair /sair_chat\`; \`/sair_chat\` in any case, really quitting with \`👋\` texts (S2, S3 \`/sair\`): ${quit}`, () =>
    playScene(`
      ${inRedes}
      Lari > /sair
      Lari < 🔹 Você saiu da sala.
      Math < 📝 Lari saiu da sala 'REDES'.
      Lari > /salas
      Lari < Salas disponíveis: REDES
      Lari <     1  REDES                Math
      Math > ${quit}
      Math < 👋 Você saiu do chat.
      Math ends
      Other arrives as Math`))
}

test('checklist: Good-bye text on quitting (S1 `Goodbye!`, S2 `__Desconectado__`)', async (t) => {
  await playScene(`
    # language en
    Ana arrives
    Ana > :end
    Ana < Goodbye!
    Ana ends`)
  await playScene(`
    Lari arrives
    Lari > /quit
    Lari < 👋 Você saiu do chat.
    Lari ends`)
  const { port } = await openServer(t, {})
  const program = new SeedClient(t, 's2', port)
  await program.asks('Math', '/sair_chat - desconectar')
  await program.asks('/sair_chat', '__Desconectado__')
  assert.equal(await program.ended(), 0)
})

test("checklist: Seeds' own client programs work unchanged on a compatibility port (S1 S2 S3)", async (t) => {
  const { log } = await openServer(t, {}, ['--listen=line:127.0.0.1:0', '--language=en'])
  const [, port = 0] = log.flatMap((one) => (one.event === 'listening' ? [one.port] : []))
  const ana = new SeedClient(t, 's1', port)
  await ana.prints('Please tell us your username: ')
  await ana.asks('ana', 'Welcome ana!')
  await ana.asks(':create geral', 'Joined room geral')
  const lari = new SeedClient(t, 's2', port)
  await lari.asks('Lari', 'Welcome Lari!')
  await lari.asks('/entrar geral', 'Joined room geral')
  await ana.prints('Lari has joined the room')
  const bia = new SeedClient(t, 's3', port)
  bia.type('bia')
  await ana.prints('BIA has joined the room')
  await lari.prints('BIA has joined the room')
  await bia.prints('Joined room geral')
  bia.type('oi')
  await ana.prints('[BIA] oi')
  await lari.prints('[BIA] oi')
  lari.type('olá')
  await bia.prints('[Lari] olá')
  await ana.asks(':end', 'Goodbye!')
  assert.equal(await ana.ended(), 0)
})
