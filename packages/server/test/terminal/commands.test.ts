import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { lineTexts, terminalTexts } from '@papo/protocol'
import { Person } from '../support/person.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openServer } from '../support/test-server.ts'
import { PipedPapo } from './piped-papo.ts'

async function open(t: TestContext): Promise<{ lari: Person; bia: Person }> {
  const state = temporaryFolder(t)
  const { port } = await openServer(t, {}, ['--rate-limit=off'])
  const bia = await Person.enter(t, port, 'Bia')
  await bia.enterRoom('geral')
  const { person: lari } = await PipedPapo.start(t, { port, state })
  await bia.hears("📝 Lari entrou na sala 'geral'.")
  return { lari, bia }
}

test('/ascii writes what comes, what is said and what the program says without accents and signs', async (t) => {
  const { lari, bia } = await open(t)
  lari.say('/ascii sim')
  await lari.hears('(ok) Sem acentos nem sinais. Para voltar: /ascii nao')
  bia.say('ação 👍 ┌─┐')
  await lari.hears('[Bia] acao :joinha: +-+')
  lari.say('café')
  await lari.hears('VOCE: cafe')
  await bia.hears('[Lari] café')
  lari.say('/ascii nao')
  await lari.hears('✅ Com acentos e sinais.')
  bia.say('ação')
  await lari.hears('[Bia] ação')
})

test('/horas, /cores and /avisos are as on a line', async (t) => {
  const { lari, bia } = await open(t)
  lari.say('/horas sim', '/avisos tudo', '/avisos talvez')
  await lari.hears('✅ Hora antes de cada linha. Para voltar: /horas nao')
  await lari.hears('✅ Aviso sonoro a cada mensagem.')
  await lari.hears((line) => line.includes('/avisos'))
  bia.say('que horas são?')
  await lari.hears(/^\[\d\d:\d\d\] \[Bia\] que horas são\?$/)
  lari.say('/horas nao', '/cores sim')
  await lari.hears('✅ Apelidos em cores. Para voltar: /cores nao')
  bia.say('de que cor?')
  await lari.hears(/^\[\u001b\[38;5;\d+mBia\u001b\[0m\] de que cor\?$/)
  lari.say('/limpar', '/cores nao')
  await lari.hears('✅ Sem cores.')
  bia.say('cinza')
  await lari.hears('[Bia] cinza')
})

test('/ignorar hides a person, and shows her again', async (t) => {
  const { lari, bia } = await open(t)
  lari.say('/ignorar Bia')
  await lari.hears('✅ Você não verá mais o que Bia diz. Para voltar: /ignorar Bia')
  bia.say('não me ouve')
  lari.say('falei')
  await lari.hears('VOCÊ: falei')
  await bia.hears('[Lari] falei')
  lari.say('/ignorar Bia')
  await lari.hears('✅ Você volta a ver o que Bia diz.')
  bia.say('e agora?')
  await lari.hears('[Bia] e agora?')
  assert.ok(!lari.lines.includes('[Bia] não me ouve'))
})

test('messages are answered, changed, taken back and reacted to by their numbers, or the last', async (t) => {
  const { lari, bia } = await open(t)
  bia.say('alguém aí?')
  await lari.hears('[Bia] alguém aí?')
  lari.say('/responder ultima eu')
  await bia.hears('[Lari → Bia] eu')
  await lari.hears('VOCÊ → Bia: eu')
  lari.say('custa', '/editar 1500 reais')
  await bia.hears('✏️ Lari corrigiu: 1500 reais')
  await lari.hears('✏️ Lari corrigiu: 1500 reais')
  lari.say('/editar 1500 reais')
  await lari.hears('🔹 A mensagem já diz isso.')
  lari.say('/historico -n 3')
  await lari.hears(/^#1 \[.*\] \[Bia\] alguém aí\?$/)
  await lari.hears(/^#3 \[.*\] VOCÊ: 1500 reais \(editada\)$/)
  lari.say('/reagir 1 :joinha:')
  await lari.hears((line) => line.includes('👍'))
  lari.say('/reagir 1 :joinha:', '/reagir 1 - :joinha:', '/reagir 9 :joinha:')
  await lari.hears((line) => line.includes('👍') && line.startsWith('🔹'))
  lari.say('/apagar 2', '/apagar')
  for (let i = 0; i < 2; i++) await bia.hears('🗑️ Uma mensagem de Lari foi apagada.')
  lari.say('/apagar')
  await lari.hears(lineTexts['pt-BR'].usage.own_last)
  lari.say('/dizer Lari oi')
  await lari.hears(lineTexts['pt-BR'].usage.oneself)
})

test('commands are read as on a line: what is left out or wrong is answered in its words', async (t) => {
  const { lari } = await open(t)
  const { errors, usage } = lineTexts['pt-BR']
  const wrong: ReadonlyArray<readonly [string, string | undefined]> = [
    ['/ajuda salass', errors.unknown_command({ given: 'salass', nearest: '/salas' }, undefined)[0]],
    ['/criar " "', errors.room_required({}, undefined)[0]],
    ['/criar Aula senha:abc', usage.password],
    ['/entrar ""', errors.room_required({}, undefined)[0]],
    ['/entrar naoexiste', errors.room_not_found({}, 'join')[0]],
    ['/idioma', usage.languages],
    ['/idioma xx', usage.language],
    ['/apelido " "', usage.nick],
    ['/ignorar " "', usage.ignore],
    ['/ignorar ninguem', errors.user_not_found({ given: 'ninguem' }, undefined)[0]],
  ]
  for (const [line, answer = ''] of wrong) {
    lari.say(line)
    await lari.hears(answer)
  }
  for (const rest of ['0', 'abc', '1 2', 'around:1', '@', '@" "', '-n x']) {
    lari.say(`/historico ${rest}`, '/idioma')
    const answer = await lari.hears((line) => line === usage.history || line === usage.languages)
    assert.equal(answer, usage.history, rest)
    await lari.hears(usage.languages)
  }
  lari.say('/sair', '/historico')
  await lari.hears(errors.not_in_room({}, 'history')[0] ?? '')
  lari.say('/lang en', '/history abc')
  await lari.hears(lineTexts.en.usage.history)
})

test('who leaves a room by another of his connections is told so, and is in none', async (t) => {
  const options = { port: (await openServer(t, {})).port, state: temporaryFolder(t) }
  const { person: one } = await PipedPapo.start(t, options)
  const { person: other } = await PipedPapo.start(t, options)
  one.say('/sair')
  await one.hears(lineTexts['pt-BR'].leftRoom)
  await other.hears(terminalTexts['pt-BR'].exited('geral'))
  other.say('/historico')
  await other.hears(lineTexts['pt-BR'].errors.not_in_room({}, 'history')[0] ?? '')
  one.say('/historico')
  await one.hears(lineTexts['pt-BR'].errors.not_in_room({}, 'history')[0] ?? '')
  assert.ok(!one.lines.includes(terminalTexts['pt-BR'].exited('geral')))
})

test('/historico shows as many as one asks for, with numbers or without, and a conversation of two', async (t) => {
  const { lari, bia } = await open(t)
  bia.say('um', 'dois', 'três')
  await lari.hears('[Bia] três')
  lari.say('/historico 2')
  await lari.hears('--- geral: últimas 2 ---')
  await lari.hears(/^\[\d\d:\d\d\] \[Bia\] dois$/)
  await lari.hears(/^\[\d\d:\d\d\] \[Bia\] três$/)
  for (const rest of ['-n 1', '1 -n', '-1']) {
    lari.say(`/historico ${rest}`)
    await lari.hears(/^#1 \[\d\d:\d\d\] \[Bia\] três$/)
  }
  bia.say('/dizer Lari só você')
  await lari.hears('[Bia → você] só você')
  for (const rest of ['@Bia', '@Bia 5', '@bia -n']) {
    lari.say(`/historico ${rest}`)
    await lari.hears(/só você$/)
  }
})
