import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { doorTexts } from '@papo/protocol'
import { atEnd } from '../support/at-end.ts'
import { enterRedes, hears, openLineHouse, says } from '../support/line-house.ts'
import { PapoProcess } from '../support/papo-process.ts'
import { Peer } from '../support/peer.ts'
import { Person } from '../support/person.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { requireTool } from '../support/system-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openServer } from '../support/test-server.ts'
import { until } from '../support/until.ts'

function run(t: TestContext, folder: string, args: readonly string[]): PapoProcess {
  const papo = new PapoProcess(args, { folder })
  atEnd(t, async () => {
    papo.kill('SIGKILL')
    await papo.ended()
  })
  return papo
}

test('checklist: `.env`: SERVER_IP, SERVER_PORT; sane defaults when missing (S1; fixes its crash)', async (t) => {
  const folder = temporaryFolder(t)
  const bare = await run(t, folder, ['config', '--language=en']).ended()
  assert.equal(bare.code, 0)
  assert.match(bare.out, /^port +6789 +default$/m)
  writeFileSync(join(folder, '.env'), 'SERVER_IP="127.0.0.1"\nSERVER_PORT="0"\n')
  const papo = run(t, folder, ['serve', '--data=memory:', '--log=json'])
  await papo.writes(/"event":"listening".*"host":"127\.0\.0\.1"/)
  const ana = await Person.enter(t, await papo.port(), 'Ana')
  await ana.isAnswered()
})

test('checklist: Configurable host and port for each listener (S1 S2 S4)', async (t) => {
  const { log } = await openServer(t, {}, ['--listen=line:127.0.0.1:0', '--listen=any:127.0.0.2:0'])
  const doors = log.flatMap((one) => (one.event === 'listening' ? [one] : []))
  assert.deepEqual(
    doors.map(({ kind, host }) => [kind, host]),
    [
      ['any', '127.0.0.1'],
      ['line', '127.0.0.1'],
      ['any', '127.0.0.2'],
    ],
  )
  assert.equal(new Set(doors.map(({ port }) => port)).size, doors.length)
  const people: Person[] = []
  for (const [index, { host, port }] of doors.entries()) {
    const person = await Person.connect(t, port, { host })
    await person.introduce(`p${index}`)
    await person.enterRoom('REDES')
    people.push(person)
  }
  people[0]?.say('oi')
  for (const person of people.slice(1)) await person.hears('[p0] oi')
})

test('checklist: Log of listening, connection, nickname, disconnection with address (S2); `Servidor rodando em ip:porta` (S2 S3)', async (t) => {
  const folder = temporaryFolder(t)
  const papo = run(t, folder, ['serve', '--data=memory:', '--log=text', '--host=127.0.0.1', '--port=0'])
  const [, port] = await papo.writes(/^Servidor rodando em 127\.0\.0\.1:(\d+)$/m)
  const lari = await Person.enter(t, Number(port), 'Lari')
  const [, own] = await papo.writes(/^Nova conexão de \('127\.0\.0\.1', (\d+)\) \(aguardando apelido\.\.\.\)$/m)
  await papo.writes(new RegExp(`^Cliente conectado: Lari \\(\\('127\\.0\\.0\\.1', ${own}\\)\\)$`, 'm'))
  lari.say('/sair_chat')
  await papo.writes(new RegExp(`^Lari \\('127\\.0\\.0\\.1', ${own}\\) desconectou do chat\\..*saiu`, 'm'))
  const math = await Person.enter(t, Number(port), 'Math')
  math.reset()
  await papo.writes(/^Math \('127\.0\.0\.1', \d+\) desconectou do chat\..*a conexão caiu/m)
})

test('checklist: Ctrl+C ends cleanly, tells clients, immediate restart possible (S2; fixes S1-S3 `Address already in use`)', async (t) => {
  const folder = temporaryFolder(t)
  const args = ['serve', '--data=memory:', '--log=json', '--host=127.0.0.1']
  const first = run(t, folder, [...args, '--port=0'])
  const port = await first.port()
  const people = [await Person.enter(t, port, 'Lari'), await Person.enter(t, port, 'Math')]
  first.kill('SIGINT')
  for (const person of people) {
    await person.hears('📝 O servidor está parando. Volte em seguida.')
    await person.ended()
    person.hangUp()
  }
  assert.equal((await first.ended()).code, 0)
  const again = run(t, folder, [...args, `--port=${port}`])
  assert.equal(await again.port(), port)
  await Person.enter(t, port, 'Lari')
})

test('checklist: One failing client never hurts another or the server (fixes S1 S2)', async (t) => {
  const house = await openLineHouse(t)
  const [lari, math] = await enterRedes(house, 'Lari', 'Math')
  const garbage = [
    Buffer.from([0xff, 0xfa, 0x01, 0x02]),
    Buffer.alloc(100_000, 'x'),
    Buffer.from([0, 0, 0, 0x0a]),
    Buffer.from([0xc3, 0x28, 0x0a, 0xf0, 0x9f]),
    Buffer.from('\u001b[2J\u202e\n/nada\n:end\n'),
    Buffer.from('fulano\n/entrar\n/dizer\n/criar ,\n/historico x\n'),
  ]
  for (const bytes of garbage) {
    const peer = await house.connectPeer()
    peer.send(bytes)
    peer.socket.end()
    await peer.ended()
    const other = await house.connectPeer()
    other.send(bytes)
    other.socket.resetAndDestroy()
    math.send(`ainda ${bytes.length}\n`)
    await hears(lari, `[Math] ainda ${bytes.length}`)
    await says(lari, '/apelido Lari', '🔹 Seu apelido já é Lari.')
  }
  await until('only the two are left', () => house.hub.sessions.size === 2)
})

test('checklist: Out of file descriptors: refuse politely and go on (fixes S1 S2 S3)', async (t) => {
  const prlimit = requireTool(t, 'prlimit')
  if (prlimit === undefined) return
  const { full, crowded } = doorTexts['pt-BR']
  const data = temporaryFolder(t)
  const papo = await RunningPapo.start(t, { data, within: [prlimit, '--nofile=128'] })
  const lari = await Person.enter(t, papo.port, 'Lari')
  await lari.enterRoom('REDES')
  const crowd = await Promise.all(Array.from({ length: 200 }, () => Peer.connect(papo.port)))
  t.after(() => crowd.forEach(({ socket }) => socket.destroy()))
  await until('everyone is asked or refused', () => crowd.every((peer) => peer.text !== ''))
  const refused = crowd.filter((peer) => peer.hasEnded)
  assert.ok(refused.length > 0)
  for (const { text } of refused)
    assert.ok(
      [full, crowded].some((reason) => text.endsWith(`${reason}\r\n`)),
      text,
    )
  await lari.isAnswered()
  for (const { socket } of crowd) socket.destroy()
  await lari.isAnswered()
  await until('newcomers are let in again', () => isLetIn(papo.port))
  assert.ok(papo.isAlive)
})

/** Whether somebody who comes now is welcomed. */
async function isLetIn(port: number): Promise<boolean> {
  const peer = await Peer.connect(port)
  peer.send('Math\n/sair_chat\n')
  const text = await peer.ended()
  peer.socket.destroy()
  return text.includes('Bem-vindo(a) ao chat, Math!')
}

test("checklist: 600 simultaneous connects all served (S2's limit); 1000, 2000, 5000 connections (S2's test); above S4's cap of 1024 on WebSocket", async (t) => {
  const data = temporaryFolder(t)
  const papo = await RunningPapo.start(t, { data, flags: ['--rate-limit=off'] })
  const lari = await Person.enter(t, papo.port, 'Lari')
  await lari.enterRoom('sala_unica')
  const people = await Promise.all(Array.from({ length: 600 }, (_, index) => Person.enter(t, papo.port, `p${index}`)))
  for (const person of people) person.say('/entrar sala_unica', '/quem')
  for (const person of people) await person.hears(/^ {2}Online: /)
  lari.say('Olá, sala!')
  for (const person of people) await person.hears('[Lari] Olá, sala!')
  for (const person of people) person.say('/sair_chat')
  for (const person of people) await person.hears('👋 Você saiu do chat.')
})
