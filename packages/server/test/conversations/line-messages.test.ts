import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@papo/protocol'
import { HandClock } from '../support/hand-clock.ts'
import { enterRedes, hears, openLineHouse, says } from '../support/line-house.ts'
import type { LineClient } from '../support/line-client.ts'
import { playScene } from '../support/scene.ts'
import { until } from '../support/until.ts'

test('[classic 24] reply, edit and deletion in Portuguese, as they happen and in the history', () =>
  playScene(
    `
    # rate-limit off
    Helena arrives
    Helena > :create aula
    Helena < ✅ Sala 'aula' criada com sucesso!
    Helena < ✅ Você entrou na sala 'aula'.
    Helena > tem prova?
    Helena > e lista?
    Helena ~
    Caio > Caio #aula
    Caio is asked
    Caio is welcomed
    Caio < ✅ Você entrou na sala 'aula'.
    Caio < --- aula: últimas 2 ---
    Caio < […] [Helena] tem prova?
    Caio < […] [Helena] e lista?
    Caio < --- agora ---
    Helena < 📝 Caio entrou na sala 'aula'.
    Caio > /historico -n
    Caio < --- aula: últimas 2 ---
    Caio < #1 […] [Helena] tem prova?
    Caio < #2 […] [Helena] e lista?
    Caio > /responder 1 sim
    Helena < [Caio → Helena] sim
    Caio > /editar nao sei\\vmesmo
    Caio < ✅ Mensagem editada.
    Helena < ✏️ Caio corrigiu: nao sei
    Helena <   mesmo
    Caio > /responder ÚLTIMA também não
    Helena < [Caio → Helena] também não
    Caio > /apagar
    Caio < ✅ Mensagem apagada.
    Helena < 🗑️ Uma mensagem de Caio foi apagada.
    Helena > /historico
    Helena < --- aula: últimas 4 ---
    Helena < […] [Helena] tem prova?
    Helena < […] [Helena] e lista?
    Helena < […] [Caio → Helena] nao sei
    Helena <   mesmo (editada)
    Helena < […] 🗑️ Uma mensagem de Caio foi apagada.`.replaceAll('\\v', '\v'),
  ))

test('[classic 24] reply, edit and deletion in English', () =>
  playScene(`
    # language en
    # rate-limit off
    Helena arrives
    Helena > :create class
    Helena < Room class created
    Helena < Joined room class
    Helena > is there an exam?
    Helena ~
    Caio > Caio #class
    Caio is asked
    Caio is welcomed
    Caio < Joined room class
    Caio < --- class: last message ---
    Caio < […] [Helena] is there an exam?
    Caio < --- now ---
    Helena < Caio has joined the room
    Caio > /reply last yes
    Helena < [Caio → Helena] yes
    Caio > /edit no
    Caio < ✅ Message edited.
    Helena < ✏️ Caio corrected: no
    Caio > /history -n 1
    Caio < --- class: last message ---
    Caio < #1 […] [Caio → Helena] no (edited)
    Caio > /delete #1
    Caio < ✅ Message deleted.
    Helena < 🗑️ A message by Caio was deleted.
    Caio > /delete
    Caio < 🔹 That message was deleted already.
    Caio > /edit 1 yes
    Caio < ⚠️ I did not find that message; it may have been deleted.`))

test('[CMD4] numbers are those of the last showing, whatever comes after it, and of its room only', () =>
  playScene(`
    # rate-limit off
    Lari arrives
    Lari > :create um
    Lari < ✅ Sala 'um' criada com sucesso!
    Lari < ✅ Você entrou na sala 'um'.
    Lari > a
    Lari > b
    Lari > c
    Lari > /historico -2
    Lari < --- um: últimas 2 ---
    Lari < #1 […] [Lari] b
    Lari < #2 […] [Lari] c
    Lari > d
    Lari > /editar 1 B
    Lari < ✅ Mensagem editada.
    Lari > /apagar 2
    Lari < ✅ Mensagem apagada.
    Lari > /historico 2
    Lari < --- um: últimas 2 ---
    Lari < […] 🗑️ Uma mensagem de Lari foi apagada.
    Lari < […] [Lari] d
    Lari > /editar nº1 bê
    Lari < ✅ Mensagem editada.
    Lari > /editar 3 x
    Lari < ⚠️ Não há mensagem com esse número. Veja os números com /historico -n
    Lari > /historico 99 -n
    Lari < --- um: últimas 4 ---
    Lari < #1 […] [Lari] a
    Lari < #2 […] [Lari] bê (editada)
    Lari < #3 […] 🗑️ Uma mensagem de Lari foi apagada.
    Lari < #4 […] [Lari] d
    Lari > :create dois
    Lari < ✅ Sala 'dois' criada com sucesso!
    Lari < ✅ Você entrou na sala 'dois'.
    Lari > /responder 1 oi
    Lari < ⚠️ Não há mensagem com esse número. Veja os números com /historico -n`))

test('[CMD4] at most 99 messages are numbered', async (t) => {
  const lari = await (await openLineHouse(t)).enter('Lari', 'REDES')
  lari.send(Array.from({ length: 101 }, (_, index) => `m${index + 1}\n`).join(''))
  lari.send('/historico -n 150\n')
  await hears(lari, '--- REDES: últimas 99 ---')
  for (let number = 1; number <= 99; number += 1)
    assert.match(await lari.readLine(), new RegExp(`^#${number} \\[\\d\\d:\\d\\d\\] \\[Lari\\] m${number + 2}$`))
  await says(lari, '/apagar 99', '✅ Mensagem apagada.')
})

test('[CMD5] /editar and /apagar mean what was said last, also in the same packet and between two only', async (t) => {
  const house = await openLineHouse(t)
  const [lari, caio] = await enterRedes(house, 'Lari', 'Caio')
  caio.send('um\n/editar 1500 reais\ndois\n/apagar\n/dizer Lari psiu\n/editar psit\n/eu acena\n/editar saiu\n')
  const edited = '✅ Mensagem editada.'
  await hears(caio, edited, '✅ Mensagem apagada.', edited, edited)
  const heard: string[] = []
  for (let count = 0; count < 8; count += 1) heard.push(await lari.readLine())
  assert.deepEqual(
    heard.filter((line) => !/psi[ut]/.test(line)),
    [
      '[Caio] um',
      '✏️ Caio corrigiu: 1500 reais',
      '[Caio] dois',
      '🗑️ Uma mensagem de Caio foi apagada.',
      '* Caio acena',
      '✏️ Caio corrigiu: saiu',
    ],
  )
  assert.deepEqual(
    heard.filter((line) => /psi[ut]/.test(line)),
    ['[Caio → você] psiu', '✏️ Caio corrigiu: psit'],
  )
})

const misuses = [
  ['/responder', '⚠️ Diga a qual mensagem e o texto: /responder 3 sim, ou /responder ultima sim'],
  ['/responder 1', '⚠️ Diga a qual mensagem e o texto: /responder 3 sim, ou /responder ultima sim'],
  ['/responder sim', '⚠️ Diga a qual mensagem e o texto: /responder 3 sim, ou /responder ultima sim'],
  ['/responder 0 sim', '⚠️ Não há mensagem com esse número. Veja os números com /historico -n'],
  ['/responder 999999999 sim', '⚠️ Não há mensagem com esse número. Veja os números com /historico -n'],
  ['/editar', '⚠️ Diga o texto novo: /editar <texto>, ou /editar 3 <texto>'],
  ['/editar 1', '⚠️ Diga o texto novo: /editar <texto>, ou /editar 3 <texto>'],
  ['/editar 1 meu agora', '⚠️ Só dá para editar o que você mesmo disse.'],
  ['/editar meu agora', '⚠️ Você ainda não disse nada aqui. Outra mensagem: veja o número dela com /historico -n'],
  ['/apagar 1', '⚠️ Só dá para apagar o que você mesmo disse.'],
  ['/apagar', '⚠️ Você ainda não disse nada aqui. Outra mensagem: veja o número dela com /historico -n'],
  ['/apagar isso', '⚠️ Diga qual mensagem: /apagar para a sua última, ou /apagar 3'],
  ['/reagir 1', '⚠️ Diga a qual mensagem e com o quê: /reagir 3 👍 ou /reagir 3 :joinha:'],
  [
    '/reagir 1 :cebola:',
    '⚠️ Não conheço esse emoji. Use um emoji, ou :joinha: :coracao: :risada: :festa: :olhos: :palmas:',
  ],
  [
    '/reagir 1 👍👍',
    '⚠️ Não conheço esse emoji. Use um emoji, ou :joinha: :coracao: :risada: :festa: :olhos: :palmas:',
  ],
  ['/reagir 7 👍', '⚠️ Não há mensagem com esse número. Veja os números com /historico -n'],
] as const

test('[CMD3] what is missing or wrong is said in one sentence, and changes nothing', async (t) => {
  const house = await openLineHouse(t)
  const [lari, caio] = [await house.enter('Lari', 'REDES'), await house.enter('Caio')]
  await says(caio, '/entrar REDES', "✅ Você entrou na sala 'REDES'.")
  await says(caio, '/responder ultima oi', '⚠️ Ainda não há mensagem a que responder.')
  lari.send('da Lari\n')
  await hears(caio, '[Lari] da Lari')
  caio.send('/historico -n\n')
  await hears(caio, '--- REDES: última mensagem ---')
  assert.match(await caio.readLine(), /^#1 /)
  for (const [line, answer] of misuses) await says(caio, line, answer)
  caio.send('/sair\n/responder ultima oi\n/reagir 1 👍\n')
  await hears(caio, '🔹 Você saiu da sala.', '⚠️ Você não está em nenhuma sala. Use /entrar <sala> para participar.')
  await hears(caio, '⚠️ Não há mensagem com esse número. Veja os números com /historico -n')
  await hears(lari, "📝 Caio entrou na sala 'REDES'.", "📝 Caio saiu da sala 'REDES'.")
  assert.equal(lari.waiting, '')
})

test('a message is too old to be edited after 15 minutes', async (t) => {
  const clock = new HandClock()
  const house = await openLineHouse(t, { clock })
  const lari = await house.enter('Lari', 'REDES')
  await says(lari, 'oi\n/editar oi!', '✅ Mensagem editada.')
  await says(lari, '/editar oi!', '🔹 A mensagem já diz isso.')
  clock.advance(limits.guestEditMs + 1_000)
  await says(lari, '/editar tarde', '⚠️ Uma mensagem pode ser editada por 15 minutos; depois fica como está.')
  await says(lari, '/apagar', '✅ Mensagem apagada.')
})

/** Reads all that waits for somebody. */
async function forget(person: LineClient): Promise<void> {
  person.send('/idioma klingon\n')
  while (!(await person.readLine()).includes('Não conheço esse idioma'));
}

/** What the room tells is told at the next tick of the clock. */
async function hearsInTime(client: LineClient, clock: HandClock, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    await until(line, () => {
      clock.advance(1)
      return client.waiting.includes('\r\n')
    })
    assert.equal(await client.readLine(), line)
  }
}

test('[classic 24] reactions to what one said are one merged line in 10 s; nobody else is told', async (t) => {
  const clock = new HandClock()
  const house = await openLineHouse(t, { clock })
  const lari = await house.enter('Lari', 'REDES')
  await says(
    lari,
    'primeira\nsegunda\n/reagir 1 👍',
    '⚠️ Não há mensagem com esse número. Veja os números com /historico -n',
  )
  const people = []
  for (const nick of ['Ana', 'Beto', 'Caio']) {
    const person = await house.enter(nick)
    person.send('/entrar REDES\n/historico -n\n')
    await until('the numbers', () => person.waiting.includes('#2 '))
    while (!(await person.readLine()).startsWith('#2 '));
    people.push(person)
    await hearsInTime(lari, clock, `📝 ${nick} entrou na sala 'REDES'.`)
  }
  for (const person of people) await forget(person)
  const [ana, beto, caio] = people as [LineClient, LineClient, LineClient]
  await says(ana, '/reagir 1 :joinha:', '✅ Você reagiu com 👍')
  await says(ana, '/reagir 1 thumbsup', '🔹 Você já reagiu com 👍 Para retirar, ponha um - antes do emoji.')
  await says(beto, '/reagir 1 ❤', '✅ Você reagiu com ❤️')
  await says(
    caio,
    '/reagir 1 🎉\n/reagir 1 -🎉\n/reagir 1 -festa',
    '✅ Você reagiu com 🎉',
    '✅ Você retirou 🎉',
    '🔹 Você não tinha reagido com 🎉',
  )
  assert.equal(lari.waiting, '')
  clock.advance(limits.reactionsGatherMs)
  await hears(lari, '📝 Ana e Beto reagiram à sua mensagem "primeira": 👍 ❤️')
  await says(caio, '/reagir 1 👍\n/reagir 2 👀', '✅ Você reagiu com 👍', '✅ Você reagiu com 👀')
  await says(lari, '/idioma en', '✅ Now in English. (Português? /lang pt)')
  clock.advance(limits.reactionsGatherMs)
  await hears(lari, '📝 Caio reacted to 2 of your messages: 👍 👀')
  for (const person of [ana, beto]) assert.doesNotMatch(person.waiting, /reagi|react/)
})

test('what calls its reader ends in <<, by name and with everybody, for nobody else', () =>
  playScene(`
    # rate-limit off
    Lari arrives
    Lari > :create REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Lari < ✅ Você entrou na sala 'REDES'.
    Caio > Caio #REDES
    Caio is asked
    Caio is welcomed
    Caio < ✅ Você entrou na sala 'REDES'.
    Lari < 📝 Caio entrou na sala 'REDES'.
    Ana > Ana #REDES
    Ana is asked
    Ana is welcomed
    Ana < ✅ Você entrou na sala 'REDES'.
    Lari < 📝 Ana entrou na sala 'REDES'.
    Caio < 📝 Ana entrou na sala 'REDES'.
    Lari > com a lista quase ordenada? @caio testa
    Caio < [Lari] com a lista quase ordenada? @caio testa <<
    Ana < [Lari] com a lista quase ordenada? @caio testa
    Lari > oi @todos
    Caio < [Lari] oi @todos <<
    Ana < [Lari] oi @todos <<
    Caio > oi @todos
    Lari < [Caio] oi @todos
    Ana < [Caio] oi @todos
    Caio > /editar oi @lari
    Caio < ✅ Mensagem editada.
    Lari < ✏️ Caio corrigiu: oi @lari <<
    Ana < ✏️ Caio corrigiu: oi @lari
    Lari ~
    Caio ~
    Ana ~`))
