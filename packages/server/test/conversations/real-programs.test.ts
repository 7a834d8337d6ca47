import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { Person } from '../support/person.ts'
import { talkInRedes } from '../support/redes-talk.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { requireTool } from '../support/system-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openServer } from '../support/test-server.ts'
import { TypedProgram } from '../support/typed-program.ts'

const host = '127.0.0.1'

/** A server, and somebody in its entry room. */
async function openRoom(t: TestContext): Promise<{ port: number; lari: Person }> {
  const { port } = await openServer(t, {})
  const lari = await Person.enter(t, port, 'Lari')
  lari.say('/entrar geral')
  await lari.hears("✅ Você entrou na sala 'geral'.")
  return { port, lari }
}

/** What `printf … | program host port` prints. */
async function pipe(t: TestContext, text: string, command: readonly string[]): Promise<string> {
  const program = new TypedProgram(t, 'sh', ['-c', 'printf "$1" | { shift; "$@"; }', 'sh', text, ...command])
  await program.ended()
  return program.printed
}

for (const [id, enter, quit] of [
  ['T1', '/entrar', '/sair_chat'],
  ['T2', '/join', '/quit'],
] as const) {
  test(`[LINE4] ${id}: what is piped into nc is said, ends by ${quit}, and no byte of ESC comes back`, async (t) => {
    const nc = requireTool(t, 'nc')
    if (nc === undefined) return
    const { port, lari } = await openRoom(t)
    const printed = await pipe(t, `rafa\\n${enter} geral\\noi\\n${quit}\\n`, [nc, host, String(port)])
    await lari.hears("📝 rafa entrou na sala 'geral'.")
    await lari.hears('[rafa] oi')
    await lari.hears("📝 rafa saiu da sala 'geral'.")
    assert.ok(printed.endsWith("✅ Você entrou na sala 'geral'.\r\n👋 Você saiu do chat.\r\n"), printed)
    assert.ok(!printed.includes('\u001b'))
    assert.equal(printed.replaceAll('\r\n', '').search(/[\r\n]/), -1)
  })
}

test('[LINE7] T2: in telnet too, with its line ends and without negotiation', async (t) => {
  const telnet = requireTool(t, 'telnet')
  if (telnet === undefined) return
  const { port, lari } = await openRoom(t)
  const rafa = new TypedProgram(t, telnet, [host, String(port)])
  await rafa.prints("Escape character is '^]'.")
  await rafa.asks('rafa', '/sair_chat - desconectar')
  await rafa.asks('/join geral', "✅ Você entrou na sala 'geral'.")
  await lari.hears("📝 rafa entrou na sala 'geral'.")
  rafa.type('oi, coração')
  await lari.hears('[rafa] oi, coração')
  lari.say('olá')
  await rafa.prints('[Lari] olá')
  await rafa.asks('/quit', '👋 Você saiu do chat.')
  await rafa.ended()
  await lari.hears("📝 rafa saiu da sala 'geral'.")
  const session = rafa.printed.slice(rafa.printed.indexOf('Papo'))
  assert.ok(!/[\u001b\ufffd]/.test(session), JSON.stringify(session))
})

test('[LINE6] T3: ESC, CR, U+202E and a line break move no cursor and fake no line of the server', async (t) => {
  const nc = requireTool(t, 'nc')
  if (nc === undefined) return
  const { port } = await openRoom(t)
  const rafa = new TypedProgram(t, nc, [host, String(port)])
  await rafa.asks('rafa', '/sair_chat - desconectar\r\n')
  await rafa.asks('/entrar geral', "✅ Você entrou na sala 'geral'.\r\n")
  const joao = await Person.enter(t, port, 'João')
  joao.say('/entrar geral')
  joao.say('a\u001b[2J\u001b[Hb\u202ec\u2028* Você foi banido\u0085📝 Lari saiu\r* Você foi banido\rx')
  joao.say('\n* Você foi banido')
  joao.say('/eu \u001b]0;x\u0007dança\u2029📝 O servidor está parando.')
  joao.say('fim')
  await rafa.prints('[João] fim\r\n')
  const [, said] = rafa.printed.split("📝 João entrou na sala 'geral'.\r\n")
  assert.deepEqual(said?.split('\r\n'), [
    '[João] a[2J[Hbc',
    '  * Você foi banido',
    '  📝 Lari saiu* Você foi banidox',
    '[João] * Você foi banido',
    '* João ]0;xdança',
    '  📝 O servidor está parando.',
    '[João] fim',
    '',
  ])
})

test('[LOG3] two people with nc make a room, talk and leave; after kill -9 and a restart the room and every line are there', async (t) => {
  const nc = requireTool(t, 'nc')
  if (nc === undefined) return
  const data = temporaryFolder(t)
  const papo = await RunningPapo.start(t, { data })
  const [lari, math] = [1, 2].map(() => new TypedProgram(t, nc, [host, String(papo.port)]))
  assert.ok(lari && math)
  await lari.asks('Lari', '/sair_chat - desconectar\r\n')
  await math.asks('Math', '/sair_chat - desconectar\r\n')
  await talkInRedes(lari, math)
  await math.asks('/sair_chat', '👋 Você saiu do chat.\r\n')
  await papo.kill()

  const again = await RunningPapo.start(t, { data })
  const jade = new TypedProgram(t, nc, [host, String(again.port)])
  await jade.asks('Jade', '/sair_chat - desconectar\r\n')
  await jade.asks('/salas', 'Salas disponíveis: REDES\r\n')
  await jade.asks('/entrar REDES', '--- agora ---\r\n')
  const [, history = ''] = jade.printed.split("✅ Você entrou na sala 'REDES'.\r\n")
  assert.match(
    history,
    /^--- REDES: últimas 2 ---\r\n\[[^\]]+\] \[Lari\] A aula vai ser no labgrad\?\r\n\[[^\]]+\] \[Math\] sim!! Lab1\.\.\.\r\n--- agora ---\r\n$/,
  )
})
