import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { text } from 'node:stream/consumers'
import { atEnd } from '../support/at-end.ts'
import { Person } from '../support/person.ts'
import { requireTool } from '../support/system-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openServer } from '../support/test-server.ts'
import { until } from '../support/until.ts'
import { Terminal } from './terminal.ts'

const program = join(import.meta.dirname, '../../bin/papo.js')

async function open(t: TestContext): Promise<{ terminal: Terminal; bia: Person } | undefined> {
  const tmux = requireTool(t, 'tmux')
  if (tmux === undefined) return undefined
  const { port } = await openServer(t, {}, ['--rate-limit=off'])
  const args = [`127.0.0.1:${port}`, '--nick', 'Lari', '--room', 'geral', '--language', 'pt-BR']
  const terminal = new Terminal(t, { tmux, args })
  await terminal.showing("✅ Você entrou na sala 'geral'.")
  const bia = await Person.enter(t, port, 'Bia')
  await bia.enterRoom('geral')
  await terminal.showing('Bia entrou')
  return { terminal, bia }
}

test('half a line typed stays whole while 20 others come, and one’s own stands among them', async (t) => {
  const opened = await open(t)
  if (!opened) return
  const { terminal, bia } = opened
  const half = 'uma linha pela metade, mais longa do que cabe na largura de um'
  terminal.type('-l', half)
  await terminal.showing(half)
  for (let i = 1; i <= 20; i++) bia.say(`mensagem ${i}`)
  await terminal.showing('[Bia] mensagem 20')
  await until('what is typed is at the end', () => terminal.shows.endsWith(`VOCÊ: ${half}`))
  assert.equal(terminal.shows.split('VOCÊ: ').length, 2)
  terminal.type('-l', ' terminal')
  terminal.type('Enter')
  await bia.hears(`[Lari] ${half} terminal`)
  await until('it was said', () => terminal.shows.endsWith(`VOCÊ: ${half} terminal\nVOCÊ:`))
  const said = Array.from({ length: 20 }, (_, i) => `[Bia] mensagem ${i + 1}`)
  assert.ok(terminal.shows.includes([...said, `VOCÊ: ${half} terminal`].join('\n')))
})

test('Tab completes commands, rooms and nicks; arrows bring back what was typed', async (t) => {
  const opened = await open(t)
  if (!opened) return
  const { terminal, bia } = opened
  terminal.type('/hi', 'Tab')
  await until('the command', () => terminal.shows.endsWith('VOCÊ: /historico'))
  terminal.type('C-u')
  terminal.type('-l', 'oi @b')
  terminal.type('Tab')
  await until('the nick', () => terminal.shows.endsWith('VOCÊ: oi @Bia'))
  terminal.type('Enter')
  await bia.hears((line) => line.startsWith('[Lari] oi @Bia'))
  terminal.type('Up')
  await until('the line again', () => terminal.shows.endsWith('VOCÊ: oi @Bia'))
})

test('who leaves while others speak leaves cleanly', async (t) => {
  const opened = await open(t)
  if (!opened) return
  const { terminal, bia } = opened
  for (let i = 1; i <= 200; i++) bia.say(`mensagem ${i}`)
  terminal.type('C-d')
  for (let i = 201; i <= 400; i++) bia.say(`mensagem ${i}`)
  await terminal.showing('👋 Você saiu do chat.')
  assert.doesNotMatch(terminal.shows, /Error/)
})

test('a terminal that changes its width shows what is typed once', async (t) => {
  const opened = await open(t)
  if (!opened) return
  const { terminal, bia } = opened
  const half = 'uma linha digitada que passa de quarenta colunas'
  terminal.type('-l', half)
  await terminal.showing(half)
  for (const columns of [40, 100, 30]) {
    await terminal.resize(columns)
    bia.say(`com ${columns} colunas`)
    await terminal.showing(`[Bia] com ${columns} colunas`)
    await until('what is typed is at the end', () => terminal.shows.endsWith(`VOCÊ: ${half}`))
    assert.equal(terminal.shows.split('VOCÊ: ').length, 2, terminal.shows)
  }
  terminal.type('Enter')
  await bia.hears(`[Lari] ${half}`)
  terminal.type('C-d')
  await terminal.showing('👋 Você saiu do chat.')
})

test('/convite shows the address of the room and its code, and without signs the address alone', async (t) => {
  const opened = await open(t)
  if (!opened) return
  const { terminal } = opened
  terminal.type('/convite', 'Enter')
  await until('address and code', () =>
    /gente para a sala 'geral':\n {2}http:\/\/[\d.]+:\d+\/s\/geral\n(?:[█▀▄ ]+\n){13,}VOCÊ:$/u.test(terminal.shows),
  )
  terminal.type('/limpar', 'Enter')
  terminal.type('/ascii sim', 'Enter')
  await terminal.showing('(ok) Sem acentos')
  terminal.type('/convite', 'Enter')
  await until('the address alone', () =>
    /gente para a sala 'geral':\n {2}http:\/\/[\d.]+:\d+\/s\/geral\nVOCE:$/u.test(terminal.shows),
  )
})

test('through a pipe it says each line, shows no escape, and leaves cleanly', async (t) => {
  const { port } = await openServer(t, {})
  const bia = await Person.enter(t, port, 'Bia')
  await bia.enterRoom('geral')
  const env = { ...process.env, PAPO_STATE: temporaryFolder(t) }
  const papo = spawn(process.execPath, [program, 'join', `127.0.0.1:${port}`, '--language', 'en'], { env })
  atEnd(t, () => void papo.kill())
  papo.stdin.end('Lari\n/join geral\nhi\n/quit\n')
  const out = await text(papo.stdout)
  await bia.hears('[Lari] hi')
  assert.ok(out.includes('Joined room geral\n'))
  assert.ok(out.endsWith('YOU: hi\nGoodbye!\n'))
  assert.ok(!out.includes('\x1b'))
})
