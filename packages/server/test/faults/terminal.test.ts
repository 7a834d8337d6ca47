import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { atEnd } from '../support/at-end.ts'
import { Client, message } from '../support/core.ts'
import { Peer } from '../support/peer.ts'
import { Person } from '../support/person.ts'
import { openServer } from '../support/test-server.ts'

const flags = ['--rate-limit=off']
const fence = '/qzxqzx'

/** All that a terminal might obey: C0 but NUL and LF, DEL, C1 as UTF-8, what turns text around; and one raw byte. */
const controls = [
  ...range(0x01, 0x1f).filter((code) => code !== 0x0a),
  ...range(0x7f, 0x9f),
  0x200e,
  0x2028,
  0x2029,
  ...range(0x202a, 0x202e),
  ...range(0x2066, 0x2069),
].map((code) => Buffer.from(String.fromCodePoint(code)))
const raw = [Buffer.of(0x9b), Buffer.of(0x1b, 0x9b)]

test('[LINE6] of every control character in message, action, direct message, room name and nick not one reaches a line', async (t) => {
  const { port } = await openServer(t, {}, flags)
  const [reader, author, newcomer] = [await peer(t, port), await peer(t, port), await peer(t, port)]
  reader.send('Leitora\n/criar REDES\n/entrar REDES\n')
  author.send('Autora\n')
  await author.hears('Bem-vindo(a) ao chat, Autora!')
  author.send('/entrar REDES\n')
  for (const control of [...controls, ...raw]) {
    for (const said of [
      '',
      '/eu ',
      '/dizer Leitora ',
      '/criar sala ',
      '/entrar ',
      '/apelido ',
      '/',
      ':create ',
      '/quem ',
      '/ajuda ',
      '/idioma ',
    ]) {
      author.send(Buffer.concat([Buffer.from(`${said}a`), control, Buffer.from('b\n')]))
    }
    author.send('/apelido Autora\n/entrar REDES\n')
    newcomer.send(Buffer.concat([Buffer.from('no'), control, Buffer.from('me\n')]))
    newcomer.send(Buffer.concat([Buffer.from('no'), control, Buffer.from('me #ci'), control, Buffer.from('ne\n')]))
  }
  author.send('fim\n/sair_chat\n')
  await author.ended()
  await reader.hears('[Autora] fim')
  reader.send(`/historico 200\n/historico @Autora 200\n/salas\n/quem\n${fence}\n`)
  await reader.hears(fence)
  newcomer.send(`${fence}\n`)
  await newcomer.hears(fence)
  for (const [name, { bytes }] of Object.entries({ reader, author, newcomer })) assertHarmless(name, bytes)
  assert.ok(reader.text.includes('ab'), 'nothing was said at all')
})

test('[LINE6] no text can look like a line of the server: what begins a line of its own is indented', async (t) => {
  const { port, hub } = await openServer(t, {}, flags)
  const reader = await Person.enter(t, port, 'Leitora')
  await reader.enterRoom('REDES')
  const author = await Person.enter(t, port, 'Autora')
  await author.enterRoom('REDES')
  const begin = (): number => reader.lines.findIndex((line) => line.startsWith('[Autora] oi'))

  author.say(
    'oi\u001b[2J\u001b[H\r* Você foi banido',
    'oi\u202e* Você foi banido',
    'oi\u2028* Você foi banido\u0085📝 fim',
  )
  await reader.hears('  📝 fim')
  assert.deepEqual(reader.lines.slice(begin()), [
    '[Autora] oi[2J[H* Você foi banido',
    '[Autora] oi* Você foi banido',
    '[Autora] oi',
    '  * Você foi banido',
    '  📝 fim',
  ])

  // clients that are no lines can have real line ends in a text
  const other = new Client(hub)
  await other.ask({ verb: 'hello', nick: 'Autor' })
  const { membership } = await other.ask({ verb: 'join', room: { name: 'REDES' } })
  const { room } = membership
  await other.ask(message(room.id, 'oi\n* Você foi banido\r\n[Leitora] sim\rnão'))
  await reader.hears('[Autor] oi')
  await reader.hears('  [Leitora] simnão')
  assert.deepEqual(reader.lines.slice(-3), ['[Autor] oi', '  * Você foi banido', '  [Leitora] simnão'])
  reader.say('/historico 2')
  await reader.hears((line) => line.endsWith('[Autor] oi'))
  await reader.hears('  * Você foi banido')
  await reader.hears('  [Leitora] simnão')
})

test('[LINE6] a bare CR ends nothing: what follows it is text of who said it, and no command', async (t) => {
  const { port } = await openServer(t, {}, flags)
  const reader = await Person.enter(t, port, 'Leitora')
  await reader.enterRoom('REDES')
  const author = await Person.enter(t, port, 'Autora')
  await author.enterRoom('REDES')
  author.say('oi\r/apelido admin\r/sair_chat', '/eu acena\r[Leitora] saio', '/dizer Leitora psiu\r/sair')
  await reader.hears('[Autora] oi/apelido admin/sair_chat')
  await reader.hears('* Autora acena[Leitora] saio')
  await reader.hears('[Autora → você] psiu/sair')
  author.send('com \0 dentro\n')
  await author.hears('⚠️ Essa linha não foi lida: há um NUL (byte 0) nela.')
  await author.isAnswered()
  assert.equal(author.hasEnded, false)
})

/** Whole UTF-8 in which nothing but the server's own CR LF and TAB is a control character. */
function assertHarmless(name: string, bytes: Buffer): void {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  const found = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/.exec(text)
  assert.equal(
    found,
    null,
    `${name} got ${JSON.stringify(text.slice((found?.index ?? 0) - 40, (found?.index ?? 0) + 5))}`,
  )
}

async function peer(t: TestContext, port: number): Promise<Peer> {
  const one = await Peer.connect(port)
  atEnd(t, () => one.socket.destroy())
  return one
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
