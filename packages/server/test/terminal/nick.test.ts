import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { atEnd } from '../support/at-end.ts'
import { Person } from '../support/person.ts'
import { requireTool } from '../support/system-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openServer } from '../support/test-server.ts'
import { Terminal } from './terminal.ts'

const program = join(import.meta.dirname, '../../bin/papo.js')

/** What `papo join` writes, and the code it leaves with, when this comes through its pipe. */
async function runPiped(
  t: TestContext,
  { args, lines }: { readonly args: readonly string[]; readonly lines: string },
): Promise<{ readonly out: string; readonly code: number | null }> {
  const env = { ...process.env, PAPO_STATE: temporaryFolder(t) }
  const papo = spawn(process.execPath, [program, 'join', ...args], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  atEnd(t, () => void papo.kill())
  const exited = new Promise<number | null>((resolve) => papo.on('exit', resolve))
  papo.stdin.end(lines)
  const out = await text(papo.stdout)
  return { out, code: await exited }
}

test('[classic 6] two fresh starts with one nick: the second is told, with nicks that are free, and asked again', async (t) => {
  const tmux = requireTool(t, 'tmux')
  if (tmux === undefined) return
  const { port } = await openServer(t, {})
  const args = [`127.0.0.1:${port}`, '--nick', 'Lari', '--room', 'geral', '--language', 'pt-BR']
  const first = new Terminal(t, { tmux, args })
  await first.showing("✅ Você entrou na sala 'geral'.")
  const second = new Terminal(t, { tmux, args })
  await second.showing('⚠️ "Lari" já está em uso. Tente: Lari2, Lari-lab\nDigite seu apelido:')
  second.type('-l', 'lári')
  second.type('Enter')
  await second.showing('⚠️ "lári" já está em uso.')
  second.type('-l', 'Lari2')
  second.type('Enter')
  await second.showing("✅ Você entrou na sala 'geral'.")
  await first.showing('Lari2 entrou')
  second.type('-l', 'cheguei')
  second.type('Enter')
  await first.showing('[Lari2] cheguei')
})

test('[classic 11] at the question one asks for help, chooses the language, names a room, or leaves', async (t) => {
  const tmux = requireTool(t, 'tmux')
  if (tmux === undefined) return
  const { port } = await openServer(t, {})
  const bia = await Person.enter(t, port, 'Bia')
  await bia.enterRoom('REDES')
  const args = [`127.0.0.1:${port}`, '--language', 'pt-BR']
  const terminal = new Terminal(t, { tmux, args, columns: 90 })
  const say = (line: string): void => {
    terminal.type('-l', line)
    terminal.type('Enter')
  }
  await terminal.showing('Digite seu apelido:')
  say('/ajuda salass')
  await terminal.showing('⚠️ Não conheço salass. Você quis dizer /salas?')
  say('/ajuda sair')
  await terminal.showing('/sair - sai da sala atual')
  say('/lang xx')
  await terminal.showing('⚠️ Não conheço esse idioma.')
  say('/lang en')
  await terminal.showing('Please tell us your username:')
  say('Rafa #REDES')
  await terminal.showing('Joined room REDES')
  const other = new Terminal(t, { tmux, args })
  await other.showing('Digite seu apelido:')
  other.type('-l', '/sair_chat')
  other.type('Enter')
  await other.showing('👋 Você saiu do chat.')
})

test('behind a pipe a nick in use ends the program: what comes next was written to be said, and is no nick', async (t) => {
  const { port } = await openServer(t, {})
  const lari = await Person.enter(t, port, 'Lari')
  await lari.enterRoom('geral')
  const args = [`127.0.0.1:${port}`, '--nick', 'Lari', '--room', 'geral', '--language', 'en']
  const { out, code } = await runPiped(t, { args, lines: 'segredo\n' })
  assert.deepEqual([out, code], ['Username already in use\nTry: Lari2, Lari-lab\n', 1])
  const asked = await runPiped(t, { args: [`127.0.0.1:${port}`, '--language', 'en'], lines: 'Lari\nRafa #geral\noi\n' })
  assert.equal(asked.code, 0)
  assert.ok(asked.out.includes('Username already in use'))
  await lari.hears('[Rafa] oi')
  assert.ok(!lari.lines.some((line) => line.includes('segredo')))
})
