import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hears, hearsNothing, openLineHouse, says } from '../support/line-house.ts'
import type { LineClient } from '../support/line-client.ts'

const welcome = [
  '',
  '__Conectado ao servidor__',
  '',
  'Bem-vindo(a) ao chat, rafa! Use os comandos:',
  '/salas - listar salas disponíveis',
  '/criar <sala> - criar uma nova sala',
  '/entrar <sala> - entrar em uma sala existente',
  '/sair - sair da sala atual',
  '/sair_chat - desconectar',
]

async function prompted(client: LineClient, prompt = 'Digite seu apelido: '): Promise<void> {
  assert.equal(await client.readPart(prompt.length), prompt)
}

async function greeted(client: LineClient): Promise<void> {
  await client.readLine()
  await client.readLine()
  await prompted(client)
}

test('[classic 27] the greeting, the question, and S2 word for word', async (t) => {
  const house = await openLineHouse(t, { settings: { serverName: 'Lab 3' } })
  const client = await house.connect()
  await hears(
    client,
    'Papo 0.1.0 · Lab 3                                 (English? /lang en)',
    'Ninguém online ainda. Só o apelido, sem cadastro.',
  )
  await prompted(client)
  await says(client, '  rafa ', ...welcome)
  const second = await house.connect()
  await second.readLine()
  await hears(second, '1 pessoa online. Só o apelido, sem cadastro.')
  await hearsNothing(client)
})

test('[classic 27] in English the greeting is that of S1, letter for letter', async (t) => {
  const house = await openLineHouse(t, { language: 'en' })
  const client = await house.connect()
  const rule = '='.repeat(50)
  await hears(
    client,
    'Welcome to the server!',
    rule,
    'Checkout the commands below:',
    '🔸 :help - List all available commands',
    '🔸 :list - List all existing rooms',
    '🔸 :users - List all users in the current room',
    '🔸 :create <room_name> - Create a new room (joins automatically)',
    '🔸 :join <room_name> - Join named room (if not already in a room)',
    '🔸 :leave - Leaves current room (goes back to lobby)',
    '🔸 :checkout <room_name> - switches from your current room to named room',
    '🔸 :end - Ends connection with the server',
    '',
    rule,
  )
  await prompted(client, 'Please tell us your username: ')
  await says(client, ':foo', 'Invalid username', '":foo" will not do: it cannot begin with : / # & @ + or ~')
  await prompted(client, 'Please tell us your username: ')
  await says(client, 'ana', 'Welcome ana!')
  const second = await house.connect()
  await until(second, 'username: ')
  await says(second, 'Ana', 'Username already in use', 'Try: Ana2, Ana-lab')
  await prompted(second, 'Please tell us your username: ')
  await says(second, ':end', 'Goodbye!')
  await second.ended()
})

test('[HELLO2] [classic 6] a nick in use is refused with suggestions and asked for again', async (t) => {
  const house = await openLineHouse(t)
  await house.enter('rafa')
  const client = await house.connect()
  await greeted(client)
  await says(client, 'rafa', '⚠️ "rafa" já está em uso. Tente: rafa2, rafa-lab')
  await prompted(client)
  await says(client, 'rafa2', '')
})

test('[LINE9] [classic 11] a blank name is asked for again, after three it is Usuário-<porta>', async (t) => {
  const house = await openLineHouse(t)
  const client = await house.connect()
  await greeted(client)
  client.send('\n')
  await prompted(client)
  client.send('   \n')
  await prompted(client)
  const port = house.events.find(({ event }) => event === 'connected')?.port
  await says(client, '', ...welcome.map((line) => line.replace('rafa', `Usuário-${port}`)))
})

test('[classic 11] :end, /sair_chat and /quit leave at the question', async (t) => {
  const house = await openLineHouse(t)
  for (const word of [':end', '/SAIR_CHAT', '/quit']) {
    const client = await house.connect()
    await greeted(client)
    await says(client, word, '👋 Você saiu do chat.')
    await client.ended()
  }
  assert.equal(house.hub.sessions.size, 0)
})

test('[HELLO5] [LINE10] [S5] name and room are given together and confirmed by a message', async (t) => {
  const house = await openLineHouse(t)
  const lari = await house.enter('Lari', 'Sala de Aula')
  const client = await house.connect()
  await greeted(client)
  await says(client, 'rafa #Sala do Café', '❌ Sala não encontrada. Dê só o apelido; depois use /salas ou /criar.')
  await prompted(client)
  await says(
    client,
    'rafa #sala de aula',
    '❌ Sala não encontrada. Dê só o apelido; depois use /salas ou /criar.',
    "Você quis dizer 'Sala de Aula'? <apelido> #Sala de Aula",
  )
  await prompted(client)
  // the nick was not taken by the attempt that failed
  await says(client, 'rafa #Sala de Aula', ...welcome, "✅ Você entrou na sala 'Sala de Aula'.")
  await hears(lari, "📝 rafa entrou na sala 'Sala de Aula'.")
})

test('[classic 13] the language may be chosen before the nick', async (t) => {
  const house = await openLineHouse(t)
  const client = await house.connect()
  await greeted(client)
  await says(client, '/idioma', '🔹 O idioma é português. Use /idioma pt ou /idioma en (English)')
  await prompted(client)
  await says(client, '/idioma klingon', '⚠️ Não conheço esse idioma. Use /idioma pt ou /idioma en')
  await prompted(client)
  await says(client, '/lang en', 'Welcome to the server!')
  await until(client, 'username: ')
  await says(client, 'rafa', 'Welcome rafa!')
  await says(client, ':list', 'No existing rooms')
})

test('help, and lines that can not be read, are answered before the question', async (t) => {
  const house = await openLineHouse(t)
  const client = await house.connect()
  await greeted(client)
  await says(client, '/ajuda sair_chat', '/sair_chat - sai do chat', '  Também: /quit, /exit, :end')
  await prompted(client)
  await says(client, 'a\0b', '⚠️ Essa linha não foi lida: há um NUL (byte 0) nela.')
  await prompted(client)
  await says(client, '/salas', '⚠️ "/salas" não serve: não pode começar com : / # & @ + ou ~')
  await prompted(client)
})

test('[classic 17] people land in no room, unless the setting says so', async (t) => {
  const house = await openLineHouse(t, { landing: true })
  const client = await house.connect()
  await greeted(client)
  await says(client, 'rafa', ...welcome, "✅ Você entrou na sala 'geral'.")
})

async function until(client: LineClient, end: string): Promise<void> {
  let text = ''
  while (!text.endsWith(end)) text += await client.readPart(1)
}
