import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { FaultProxy } from '../support/fault-proxy.ts'
import { Person } from '../support/person.ts'
import { requireTool } from '../support/system-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openServer } from '../support/test-server.ts'
import { until } from '../support/until.ts'
import { Terminal } from './terminal.ts'

const status = '🔹 Enviando vídeo da aula.bin: '

interface House {
  readonly terminal: Terminal
  readonly proxy: FaultProxy
  readonly bia: Person
  readonly folder: string
}

/** Somebody at a terminal, behind a proxy, beside a video of 24 MB, and Bia in the same room. */
async function open(t: TestContext): Promise<House | undefined> {
  const tmux = requireTool(t, 'tmux')
  if (tmux === undefined) return undefined
  const { port } = await openServer(t, {}, ['--rate-limit=off'])
  const proxy = await FaultProxy.open(t, port)
  const folder = temporaryFolder(t)
  writeFileSync(join(folder, 'vídeo da aula.bin'), Buffer.alloc(24_000_000, 1))
  const args = [`127.0.0.1:${proxy.port}`, '--nick', 'Lari', '--room', 'geral', '--language', 'pt-BR']
  const terminal = new Terminal(t, { tmux, args, columns: 80 })
  await terminal.showing("✅ Você entrou na sala 'geral'.")
  const bia = await Person.enter(t, port, 'Bia')
  await bia.enterRoom('geral')
  await terminal.showing('Bia entrou')
  return { terminal, proxy, bia, folder }
}

test('how far a file is stands in one line above what is typed, while others speak, and goes when it is sent', async (t) => {
  const opened = await open(t)
  if (!opened) return
  const { terminal, proxy, bia, folder } = opened
  // it lasts longer than any machine needs for what follows
  proxy.forth = { bytesPerSecond: 300_000 }
  terminal.type('-l', `/enviar ${folder}/víd`)
  terminal.type('Tab')
  await until('its name', () => terminal.shows.endsWith('/vídeo da aula.bin'))
  terminal.type('Enter')
  await terminal.showing(status)
  terminal.type('-l', 'meia linha')
  await until('what is typed', () => terminal.shows.endsWith('VOCÊ: meia linha'))
  for (let i = 1; i <= 5; i += 1) bia.say(`mensagem ${i}`)
  await terminal.showing('[Bia] mensagem 5')
  const shown = (): string[] => terminal.shows.split('\n')
  const percent = (): number => Number(/: (\d+)% de 23 MB \(Ctrl\+C cancela\)$/m.exec(terminal.shows)?.[1] ?? -1)
  const before = percent()
  assert.ok(before >= 0, terminal.shows)
  await until('it goes on', () => percent() > before)
  assert.deepEqual(
    shown()
      .slice(-3)
      .map((line) => line.replace(/\d+%/, 'n%')),
    ['[Bia] mensagem 5', `${status}n% de 23 MB (Ctrl+C cancela)`, 'VOCÊ: meia linha'],
  )
  assert.equal(terminal.shows.split(status).length, 2)

  proxy.forth = {}
  await terminal.showing('VOCÊ: [arquivo] vídeo da aula.bin, 23 MB http://')
  await until('the line is gone', () => !terminal.shows.includes(status))
  await until('what is typed', () => terminal.shows.endsWith('VOCÊ: meia linha'))
  assert.equal(terminal.shows.split('mensagem').length, 6)
  terminal.type('Enter')
  await bia.hears('[Lari] meia linha')
})

test('who leaves a terminal while a file is on its way is not held up by it, and is told that it is not sent', async (t) => {
  const opened = await open(t)
  if (!opened) return
  const { terminal, proxy, bia, folder } = opened
  proxy.forth = { bytesPerSecond: 100_000 }
  terminal.type('-l', `/enviar ${folder}/vídeo da aula.bin`)
  terminal.type('Enter')
  await terminal.showing(status)
  terminal.type('C-d')
  await terminal.showing('❌ Não foi enviado: vídeo da aula.bin')
  await terminal.showing('👋 Você saiu do chat.')
  assert.ok(!terminal.shows.includes(status))
  await bia.isAnswered()
  assert.ok(!bia.lines.some((line) => line.includes('vídeo')))
})

test('Ctrl+C ends the file that is on its way and nothing else; with none on its way it leaves', async (t) => {
  const opened = await open(t)
  if (!opened) return
  const { terminal, proxy, bia, folder } = opened
  writeFileSync(join(folder, 'nota.txt'), 'a nota')
  proxy.forth = { bytesPerSecond: 100_000 }
  terminal.type('-l', `/enviar ${folder}/vídeo da aula.bin`)
  terminal.type('Enter')
  await terminal.showing(status)
  terminal.type('-l', `/enviar ${folder}/nota.txt`)
  terminal.type('Enter')
  terminal.type('-l', 'meia linha')
  await until('what is typed', () => terminal.shows.endsWith('VOCÊ: meia linha'))
  terminal.type('C-c')
  await terminal.showing('🔹 Envio cancelado: vídeo da aula.bin')
  await bia.hears(/nota\.txt/)
  await until('the line is gone', () => !terminal.shows.includes('🔹 Enviando'))
  await until('what is typed', () => terminal.shows.endsWith('VOCÊ: meia linha'))
  terminal.type('C-c')
  await terminal.showing('👋 Você saiu do chat.')
  await bia.isAnswered()
  assert.ok(!bia.lines.some((line) => line.includes('vídeo')))
})
