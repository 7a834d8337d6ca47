import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@papo/protocol'
import { HandClock } from '../support/hand-clock.ts'
import { enterRedes, hears, hearsNothing, openLineHouse, says } from '../support/line-house.ts'
import type { LineClient } from '../support/line-client.ts'
import { until } from '../support/until.ts'

const time = /^\[\d\d:\d\d\] /

/** The next lines of history, without their times. */
async function hearsHistory(client: LineClient, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const heard = await client.readLine()
    assert.match(heard, time)
    assert.equal(heard.replace(time, ''), line)
  }
}

test('[classic 7, 18, 24] a text is told to the others as [nick] text, an action as * nick, the author hears nothing', async (t) => {
  const house = await openLineHouse(t)
  const [lari, math] = [await house.enter('Lari', 'REDES'), await house.enter('Math')]
  await says(math, '/entrar REDES', "✅ Você entrou na sala 'REDES'.")
  math.send('oi\n/eu acena\n//sair\n')
  await hears(lari, "📝 Math entrou na sala 'REDES'.", '[Math] oi', '* Math acena', '[Math] /sair')
  await hearsNothing(math)
  const english = await house.enter('Ana')
  await says(english, '/lang en', '✅ Now in English. (Português? /lang pt)')
  english.send(':join REDES\noi\n')
  await hears(lari, "📝 Ana entrou na sala 'REDES'.", '[Ana] oi')
  await hears(english, 'Joined room REDES', '--- REDES: last 3 ---')
  await hearsHistory(english, '[Math] oi', '* Math acena', '[Math] /sair')
  await hears(english, '--- now ---')
  await hears(math, "📝 Ana entrou na sala 'REDES'.", '[Ana] oi')
})

test('[JOIN1] [HIST1] [classic 23] entering shows what was said last, marked as history, with its time; /historico the rest', async (t) => {
  const house = await openLineHouse(t)
  const lari = await house.enter('Lari', 'REDES')
  await says(lari, '/historico', '🔹 Ninguém escreveu aqui ainda.')
  for (let count = 1; count <= 25; count++) lari.send(`linha ${count}\n`)
  const said = (from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_, index) => `[Lari] linha ${from + index}`)
  const math = await house.enter('Math')
  await says(lari, '/historico 1', '--- REDES: última mensagem ---')
  await hearsHistory(lari, ...said(25, 25))
  await says(math, '/entrar REDES', "✅ Você entrou na sala 'REDES'.", '--- REDES: últimas 20 ---')
  await hearsHistory(math, ...said(6, 25))
  await hears(math, '--- agora ---')
  await says(math, '/historico 23', '--- REDES: últimas 23 ---')
  await hearsHistory(math, ...said(3, 25))
  await says(math, '/entrar REDES', "🔹 Você já está na sala 'REDES'.")
  await hears(lari, "📝 Math entrou na sala 'REDES'.")
  await hearsNothing(lari)
})

test('[DIRECT1] [classic 24] what is said to one is heard by that one only, wherever he is, and is history of the two', async (t) => {
  const house = await openLineHouse(t)
  const [lari, math, ana] = [
    await house.enter('Lari'),
    await house.enter('Fox Mulder', 'REDES'),
    await house.enter('Ana'),
  ]
  await says(ana, '/historico @Lari', '🔹 Você e Lari ainda não conversaram.')
  lari.send('/dizer Fox Mulder oi\n')
  await hears(math, '[Lari → você] oi')
  math.send('/msg lari tudo bem?\n')
  await hears(lari, '[Fox Mulder → você] tudo bem?')
  await says(lari, '/historico @Fox Mulder', '--- conversa com Fox Mulder: últimas 2 ---')
  await hearsHistory(lari, '[você → Fox Mulder] oi', '[Fox Mulder → você] tudo bem?')
  await says(lari, 'oi', '⚠️ Você não está em nenhuma sala. Use /entrar <sala> para participar.')
  await says(lari, '/dizer Anna oi', '❌ Não encontrei "Anna" online.', 'Você quis dizer Ana?')
  await says(
    lari,
    '/dizer lari nota',
    '⚠️ Esse apelido é o seu: /dizer é para falar com outra pessoa. Nada foi enviado.',
  )
  await says(lari, '/dizer Ana', '⚠️ Diga o texto: /dizer <apelido> <texto>')
  await says(lari, '/dizer', '⚠️ Diga a quem: /dizer <apelido> <texto>')
  await hearsNothing(ana)
})

test('[LINE6] [T3] nothing that one says moves the cursor of another or looks like a line of the server', async (t) => {
  const house = await openLineHouse(t)
  const [lari, math] = await enterRedes(house, 'Lari', 'Math')
  lari.send('a\u001b[2J\u202eb\rc\u009b1m\u2028* Você foi banido\n')
  await hears(math, '[Lari] a[2Jbc1m', '  * Você foi banido')
})

test('[NICK1] a nick is changed for everyone who is there, and a room is left by name', async (t) => {
  const house = await openLineHouse(t)
  const [lari, math] = await enterRedes(house, 'Lari', 'Math')
  await says(math, '/apelido Lari', '⚠️ "Lari" já está em uso. Tente: Lari2, Lari-lab')
  await says(math, '/apelido Matheus', '✅ Seu apelido agora é Matheus.')
  await says(math, '/apelido Matheus', '🔹 Seu apelido já é Matheus.')
  await hears(lari, '📝 Math agora é Matheus.')
  const written = house.events.filter(({ event }) => event === 'renamed')
  assert.deepEqual(
    written.map((event) => ({ ...event, port: 0 })),
    [{ event: 'renamed', nick: 'Math', to: 'Matheus', address: '127.0.0.1', port: 0 }],
  )
  await says(math, '/sair', '🔹 Você saiu da sala.')
  await hears(lari, "📝 Matheus saiu da sala 'REDES'.")
  await says(math, '/sair', '⚠️ Você não está em nenhuma sala.')
})

test('[ROOM6] [classic 21] /salas answers as S2, then with the table; :list in English as S1', async (t) => {
  const house = await openLineHouse(t)
  const math = await house.enter('Math')
  await says(math, '/salas', 'Salas disponíveis: Nenhuma sala disponível.')
  const lari = await house.enter('Lari', 'REDES')
  await says(math, '/criar REDES2', "✅ Sala 'REDES2' criada com sucesso!")
  await says(math, '/salas', 'Salas disponíveis: REDES, REDES2', '    1  REDES                Lari')
  await says(math, '/salas lab', '🔹 Nenhuma sala com isso no nome. Para ver todas: /salas')
  await says(
    math,
    '/entrar redes',
    '❌ Sala não encontrada. Use /salas para ver as disponíveis ou /criar para criar uma nova.',
  )
  await hears(math, "Você quis dizer 'REDES'? /entrar REDES")
  await says(lari, '/lang en', '✅ Now in English. (Português? /lang pt)')
  await says(lari, ':list', '🚪 REDES', '🚪 REDES2')
  await says(lari, '/rooms', '🚪 REDES', '🚪 REDES2', '    1  REDES                Lari')
  await says(lari, ':users', '👤 Lari')
  await says(lari, ':join REDES2', 'You are already in a room')
  await says(lari, ':create REDES2', 'Room REDES2 already exists')
  await says(lari, ':create', 'Please provide a room name')
  await says(lari, ':nada', 'Invalid command', 'I do not know :nada. See /help')
  await says(lari, ':leave', 'You left the room')
  await says(lari, ':leave', 'You are not in a room')
})

test('[JOIN5] [classic 22] arrivals are told at once, up to 5 in 10 s, the others in one line', async (t) => {
  const clock = new HandClock()
  const house = await openLineHouse(t, { clock })
  const lari = await house.enter('Lari', 'REDES')
  for (let count = 1; count <= 8; count++)
    await says(await house.enter(`p${count}`), '/entrar REDES', "✅ Você entrou na sala 'REDES'.")
  // Lari's own arrival counts
  const lines = (): string[] => lari.waiting.split('\r\n').slice(0, -1)
  await until('four arrivals', () => {
    clock.advance(1)
    return lines().length >= 4
  })
  clock.advance(limits.arrivalsWindowMs)
  await hears(lari, ...[1, 2, 3, 4].map((count) => `📝 p${count} entrou na sala 'REDES'.`))
  await hears(lari, "📝 Sala 'REDES': Entraram: p5, p6, p7 e p8.")
})

test('[NICK1] who shares a room and a conversation with somebody is told his new nick once', async (t) => {
  const house = await openLineHouse(t)
  const [lari, math] = await enterRedes(house, 'Lari', 'Math')
  math.send('/dizer Lari oi\n')
  await hears(lari, '[Math → você] oi')
  await says(math, '/apelido Matheus', '✅ Seu apelido agora é Matheus.')
  math.send('fim\n')
  await hears(lari, '📝 Math agora é Matheus.', '[Matheus] fim')
})
