import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HandClock } from '../support/hand-clock.ts'
import { enterRedes, hears, hearsNothing, openLineHouse, says, webAddress } from '../support/line-house.ts'
import { playScene } from '../support/scene.ts'
import { until } from '../support/until.ts'

test('/ignorar hides what somebody says, live and in the history, from oneself only, until it is said again', () =>
  playScene(`
    # rate-limit off
    Lari arrives
    Lari > :create REDES
    Lari < ✅ Sala 'REDES' criada com sucesso!
    Lari < ✅ Você entrou na sala 'REDES'.
    Fox > Fox Mulder #REDES
    Fox is asked
    Fox is welcomed as Fox Mulder
    Fox < ✅ Você entrou na sala 'REDES'.
    Lari < 📝 Fox Mulder entrou na sala 'REDES'.
    Ana > Ana #REDES
    Ana is asked
    Ana is welcomed
    Ana < ✅ Você entrou na sala 'REDES'.
    Lari < 📝 Ana entrou na sala 'REDES'.
    Fox < 📝 Ana entrou na sala 'REDES'.
    Lari > /ignorar
    Lari < ⚠️ Diga quem: /ignorar <apelido>
    Lari > /ignorar Ninguem
    Lari < ❌ Não encontrei "Ninguem" online.
    Lari > /ignorar lari
    Lari < ⚠️ Não dá para ignorar a si mesmo.
    Lari > /ignorar fox mulder
    Lari < ✅ Você não verá mais o que Fox Mulder diz. Para voltar: /ignorar Fox Mulder
    Fox > spam @Lari
    Ana < [Fox Mulder] spam @Lari
    Fox > /editar spam!
    Fox < ✅ Mensagem editada.
    Ana < ✏️ Fox Mulder corrigiu: spam!
    Fox > /dizer Lari spam
    Fox ~
    Ana > oi
    Lari < [Ana] oi
    Lari > /historico -n
    Lari < --- REDES: última mensagem ---
    Lari < #1 […] [Ana] oi
    Lari > /responder 1 oi
    Ana < [Lari → Ana] oi
    Fox < [Ana] oi
    Fox < [Lari → Ana] oi
    Lari > /ignore Fox Mulder
    Lari < ✅ Você volta a ver o que Fox Mulder diz.
    Fox > desculpa
    Lari < [Fox Mulder] desculpa`))

test('[CMD6] /cores colours nicks and nothing else, and sends no escape sequence to who has not asked for it', async (t) => {
  const house = await openLineHouse(t)
  const [lari, caio] = await enterRedes(house, 'Lari', 'Caio')
  const [on, off] = ['\u001b[38;5;63m', '\u001b[0m']
  await says(caio, '/limpar', '🔹 Para limpar a tela o servidor manda um código ao terminal: permita com /cores sim')
  await says(caio, '/cores', '⚠️ Diga sim ou não: /cores sim ou /cores nao')
  await says(caio, '/cores SIM', '✅ Apelidos em cores. Para voltar: /cores nao')
  lari.send('oi \u001b[38;5;9mvermelho\u001b[0m\u001b[2J\v✅ falso\n/eu acena\n/editar \u001b[0mpara\n/apagar\n')
  await hears(caio, `[${on}Lari${off}] oi [38;5;9mvermelho[0m[2J`, '  ✅ falso', `* ${on}Lari${off} acena`)
  await hears(caio, `✏️ ${on}Lari${off} corrigiu: [0mpara`, `🗑️ Uma mensagem de ${on}Lari${off} foi apagada.`)
  caio.send('/historico 1\n/limpar\n/cores nao\n')
  await hears(caio, '--- REDES: última mensagem ---')
  assert.ok((await caio.readLine()).endsWith(`🗑️ Uma mensagem de ${on}Lari${off} foi apagada.`))
  await hears(caio, '\u001b[2J\u001b[3J\u001b[H✅ Sem cores.')
  await hears(lari, '✅ Mensagem editada.', '✅ Mensagem apagada.')
  await says(lari, 'sem', ...[])
  await hears(caio, '[Lari] sem')
})

test('[CMD6] /ascii writes nothing but ASCII, whoever says what; the others read it as it was said', async (t) => {
  const house = await openLineHouse(t)
  const [zé, caio] = [await house.enter('Zé', 'REDES'), await house.enter('Caio')]
  await says(caio, '/entrar REDES', "✅ Você entrou na sala 'REDES'.")
  await says(caio, '/ascii sim', '(ok) Sem acentos nem sinais. Para voltar: /ascii nao')
  zé.send('olá “você” │ não → já… 👍 🦖 ┌─┐ œuvre Привет\u0301\v⚠️ falso\n/dizer Caio é só p/ você\n/apelido Zeca\n')
  const said = '[Ze] ola "voce" | nao -> ja... :joinha: :emoji: +-+ oeuvre ??????'
  const heard = [await caio.readLine(), await caio.readLine(), await caio.readLine(), await caio.readLine()]
  assert.deepEqual(heard.toSorted(), ['  (aviso) falso', '(nota) Ze agora e Zeca.', '[Ze -> voce] e so p/ voce', said])
  await says(caio, '/nada', '(aviso) Nao conheco /nada. Veja /ajuda')
  await says(caio, '/ascii nao', '✅ Com acentos e sinais.')
})

test('[CMD6] /horas puts the time before what happens, not before answers', async (t) => {
  const house = await openLineHouse(t, { language: 'en', clock: new HandClock() })
  const [lari, caio] = [await house.enter('Lari', 'REDES'), await house.enter('Caio')]
  await says(lari, '/times yes', '✅ The time before each line. To undo: /times no')
  await says(caio, '/join REDES', 'Joined room REDES')
  caio.send('oi\n')
  const [came, spoke] = [await lari.readLine(), await lari.readLine()]
  assert.match(came, /^\[\d\d:\d\d\] Caio has joined the room$/)
  assert.match(spoke, /^\[\d\d:\d\d\] \[Caio\] oi$/)
  await says(lari, '/who', '👤 Lari', '👤 Caio')
  await says(lari, '/times no', '✅ No time before lines.')
})

test('[CMD6] /avisos beeps at what it says, and nobody who has not asked for it', async (t) => {
  const house = await openLineHouse(t)
  const [lari, caio, ana] = [await house.connectPeer(), await house.connectPeer(), await house.enter('Ana', 'REDES')]
  lari.send('Lari\n/avisos mencoes\n/entrar REDES\n')
  await lari.hears("entrou na sala 'REDES'.\r\n")
  caio.send('Caio\n/entrar REDES\n/avisos tudo\n')
  await caio.hears('✅ Aviso sonoro a cada mensagem.\r\n')
  await hears(ana, "📝 Lari entrou na sala 'REDES'.", "📝 Caio entrou na sala 'REDES'.")
  ana.send('oi\noi @Lari\n/dizer Lari psiu\n')
  await lari.hears('[Ana] oi @Lari <<\r\n\u0007')
  await lari.hears('[Ana → você] psiu\r\n\u0007')
  await caio.hears('[Ana] oi\r\n\u0007[Ana] oi @Lari\r\n\u0007')
  lari.send('/avisos nada\n')
  await lari.hears('✅ Sem aviso sonoro.\r\n')
  ana.send('ei @Lari\n')
  await lari.hears('[Ana] ei @Lari <<\r\n')
  lari.send('@Ana tchau\n')
  await hears(ana, '[Lari] @Ana tchau <<')
  assert.equal(lari.text.split('\u0007').length, 3)
  await hearsNothing(ana)
})

test('/convite shows the link of the room and its QR code; in ASCII the link alone', async (t) => {
  const house = await openLineHouse(t)
  const lari = await house.enter('Lari', 'Sala de Aula')
  lari.send('/convite\n/ascii sim\n/invite\n/sair\n/convite\n')
  await hears(lari, "🔹 Para chamar gente para a sala 'Sala de Aula':", `  ${webAddress}/s/sala-de-aula`)
  const code = []
  for (let line = await lari.readLine(); /^[█▀▄ ]+$/u.test(line); line = await lari.readLine()) code.push(line)
  assert.ok(code.length >= 13, `${code.length} lines`)
  assert.equal(new Set(code.map(({ length }) => length)).size, 1)
  assert.ok(code[0]!.length <= 80)
  await hears(lari, "(info) Para chamar gente para a sala 'Sala de Aula':", `  ${webAddress}/s/sala-de-aula`)
  await hears(lari, '(info) Voce saiu da sala.', '(info) Para chamar gente:', `  ${webAddress}`)
})

test('[LINE6] whatever somebody says, who reads it in colours or in ASCII is sent only what was asked for', async (t) => {
  const house = await openLineHouse(t)
  const [colors, ascii, author] = [await house.connectPeer(), await house.connectPeer(), await house.enter('Autora')]
  colors.send('Cores\n/cores sim\n/criar REDES\n/entrar REDES\n')
  await colors.hears("entrou na sala 'REDES'.\r\n")
  ascii.send('Ascii\n/ascii sim\n/entrar REDES\n')
  await ascii.hears("entrou na sala 'REDES'.\r\n")
  await says(author, '/entrar REDES', "✅ Você entrou na sala 'REDES'.")
  const codes = [...Array(0x20).keys(), 0x7f, ...Array.from({ length: 0x20 }, (_, index) => 0x80 + index)]
  for (const code of codes.filter((one) => one !== 0 && one !== 0x0a)) {
    const control = String.fromCharCode(code)
    author.send(`a${control}[0mb${control}[38;5;1mc${control}]0;d\u0007\n/editar ${control}[0me${control}[2J\n`)
  }
  author.send('/responder ultima fim\n')
  for (const reader of [colors, ascii]) await reader.hears('] fim\r\n')
  const shown = colors.text.replaceAll(/\u001b\[38;5;\d{1,3}m[A-Za-z]+\u001b\[0m/g, 'NICK').replaceAll('\r\n', '')
  assert.doesNotMatch(shown, /[\x00-\x08\x0a-\x1f\x7f-\x9f]/)
  assert.doesNotMatch(ascii.text.slice(ascii.text.indexOf('(ok) Sem')).replaceAll('\r\n', ''), /[^\x09\x20-\x7e]/)
  await until('all is written', () => !author.waiting.includes('❌'))
})
