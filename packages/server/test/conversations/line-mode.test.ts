import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HandClock } from '../support/hand-clock.ts'
import { enterRedes, hears, openLineHouse, says } from '../support/line-house.ts'
import { playScene } from '../support/scene.ts'
import { until } from '../support/until.ts'

/** What a line of the server may begin with, where it is no answer to a command. */
const serverLine = /^(?:📝|⚠️|❌|✅|🔹|👋|\[|\* |--- | {2}|$)/u

test('line mode: a session of rafa: the room, its history, live lines, who leaves', () =>
  playScene(`
    Helena arrives
    Helena > :create algoritmos
    Helena < ✅ Sala 'algoritmos' criada com sucesso!
    Helena < ✅ Você entrou na sala 'algoritmos'.
    Helena > Por que o bubble dispara depois de 4 mil itens? A melhor explicação ganha o cafezinho.
    Helena ~
    Caio > Caio #algoritmos
    Caio is asked
    Caio is welcomed
    Caio < ✅ Você entrou na sala 'algoritmos'.
    Caio < --- algoritmos: última mensagem ---
    Caio < […] [Helena] Por que o bubble dispara depois de 4 mil itens? A melhor explicação ganha o cafezinho.
    Caio < --- agora ---
    Helena < 📝 Caio entrou na sala 'algoritmos'.
    Caio > Cada item se compara com todos os outros: n².\vdef quick(v):\v    if len(v) < 2: return v
    Helena < [Caio] Cada item se compara com todos os outros: n².
    Helena <   def quick(v):
    Helena <       if len(v) < 2: return v
    Rafa arrives as rafa
    Rafa > /salas
    Rafa < Salas disponíveis: algoritmos
    Rafa <     2  algoritmos           Helena e Caio
    Rafa > /entrar algoritmos
    Rafa < ✅ Você entrou na sala 'algoritmos'.
    Rafa < --- algoritmos: últimas 2 ---
    Rafa < […] [Helena] Por que o bubble dispara depois de 4 mil itens? A melhor explicação ganha o cafezinho.
    Rafa < […] [Caio] Cada item se compara com todos os outros: n².
    Rafa <   def quick(v):
    Rafa <       if len(v) < 2: return v
    Rafa < --- agora ---
    Helena < 📝 rafa entrou na sala 'algoritmos'.
    Caio < 📝 rafa entrou na sala 'algoritmos'.
    Rafa > Rodei agora: bubble 6,1 s, quick 0,03 s
    Helena < [rafa] Rodei agora: bubble 6,1 s, quick 0,03 s
    Caio < [rafa] Rodei agora: bubble 6,1 s, quick 0,03 s
    Rafa ~
    Helena > boa, rafa!
    Rafa < [Helena] boa, rafa!
    Rafa > /quem
    Rafa < algoritmos: 3 pessoas
    Rafa <   Online: Caio, Helena, rafa (você)
    Rafa > /sair
    Rafa < 🔹 Você saiu da sala.
    Rafa > /sair_chat
    Rafa < 👋 Você saiu do chat.
    Rafa ends`))

test('line mode: the table of rooms: those with most people first, three names each', async (t) => {
  const house = await openLineHouse(t)
  const crowd = ['Ana', 'Zé', 'Mari', 'Davi', 'Téo', 'Yuri']
  for (const [index, nick] of crowd.entries()) {
    const person = await house.enter(nick, index === 0 ? 'geral' : undefined)
    if (index > 0) await says(person, '/entrar geral', "✅ Você entrou na sala 'geral'.")
  }
  await house.enter('Gui', 'projeto-integrador')
  await says(await house.enter('Luísa'), '/entrar projeto-integrador', "✅ Você entrou na sala 'projeto-integrador'.")
  const rafa = await house.enter('rafa')
  await says(rafa, '/criar vazia', "✅ Sala 'vazia' criada com sucesso!")
  await says(
    rafa,
    '/salas',
    'Salas disponíveis: geral, projeto-integrador, vazia',
    '    6  geral                Ana, Zé, Mari e mais 3',
    '    2  projeto-integrador   Gui e Luísa',
  )
})

test('line mode: CRLF out whatever comes in, no escape sequence, no negotiation, no echo, no prompt while chatting', async (t) => {
  const house = await openLineHouse(t)
  const [unix, dos] = [await house.connectPeer(), await house.connectPeer()]
  unix.send('Lari\n/criar REDES\n/entrar REDES\n')
  await unix.hears("entrou na sala 'REDES'.\r\n")
  dos.send('Math\r\n/entrar REDES\r\noi\r\n\r\n/ajuda\r\n/salas\r\n/nada\r\n')
  await unix.hears('[Math] oi\r\n')
  unix.send('tudo bem?\n/sair_chat\n')
  await unix.ended()
  dos.send('/sair_chat\r\n')
  await dos.ended()
  for (const { text, bytes } of [unix, dos]) {
    assert.equal(text.replaceAll('\r\n', '').search(/[\x00-\x1f\x7f]/), -1)
    assert.ok(!bytes.includes(0xff))
    assert.equal(text.split('Digite seu apelido: ').length, 2)
  }
  assert.ok(!unix.text.includes('tudo bem?'))
  assert.ok(!dos.text.includes('[Math]'))
})

test('line mode: lines of people are `[nick] text`, those of the server begin with their signs', async (t) => {
  const house = await openLineHouse(t)
  const [lari, math] = [await house.enter('Lari', 'REDES'), await house.enter('Math')]
  math.send('/entrar REDES\noi\n/eu acena\n/dizer Lari psiu\n')
  await hears(lari, "📝 Math entrou na sala 'REDES'.", '[Math] oi', '* Math acena', '[Math → você] psiu')
  math.send('/apelido Matheus\n/sair\n/sair\n/dizer Ninguem oi\n/nada\n/historico @Lari\n/sair_chat\n')
  await math.ended()
  await hears(lari, '📝 Math agora é Matheus.', "📝 Matheus saiu da sala 'REDES'.")
  const lines = math.waiting.split('\r\n')
  assert.equal(lines.length, 10, math.waiting)
  for (const line of lines) assert.match(line, serverLine)
})

test('line mode: live lines carry no time, those of history do', async (t) => {
  const house = await openLineHouse(t, { clock: new HandClock() })
  const [lari, math] = [await house.enter('Lari', 'REDES'), await house.enter('Math')]
  await says(math, '/entrar REDES', "✅ Você entrou na sala 'REDES'.")
  lari.send('oi\n')
  await hears(math, '[Lari] oi')
  const at = new Date(new HandClock().now())
  const time = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
  await says(math, '/historico', '--- REDES: última mensagem ---', `[${time}] [Lari] oi`)
})

test('[RATE1] line mode: pasted lines wait their turn; beyond 20 waiting they are refused in one sentence', async (t) => {
  const clock = new HandClock()
  const house = await openLineHouse(t, { clock, settings: { isRateLimited: true } })
  const [lari, math] = await enterRedes(house, 'Lari', 'Math')
  math.send(Array.from({ length: 37 }, (_, index) => `linha ${index + 1}\n`).join(''))
  await hears(lari, ...Array.from({ length: 10 }, (_, index) => `[Math] linha ${index + 1}`))
  await until('it is refused', () => {
    clock.advance(10)
    return math.waiting.includes('\r\n')
  })
  assert.match(
    await math.readLine(),
    /^⚠️ Calma: 5 mensagens em 3 segundos\. As últimas 7 linhas não foram enviadas; tente de novo em \d+ s\.$/,
  )
  clock.advance(12_000)
  await hears(lari, ...Array.from({ length: 20 }, (_, index) => `[Math] linha ${index + 11}`))
  assert.equal(lari.waiting, '')
})
