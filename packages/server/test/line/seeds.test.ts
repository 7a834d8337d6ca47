import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HandClock } from '../support/hand-clock.ts'
import { hears, hearsNothing, openLineHouse, says } from '../support/line-house.ts'
import type { LineHouse } from '../support/line-house.ts'
import type { Peer } from '../support/peer.ts'
import { until } from '../support/until.ts'

/** One of the seeds' programs: it sends no line end, and decodes what it reads by itself. */
class Program {
  readonly peer: Peer
  readonly reads: string[] = []
  #read = 0

  constructor(peer: Peer) {
    this.peer = peer
    const decoder = new TextDecoder('utf-8', { fatal: true })
    peer.socket.on('data', (chunk: Buffer) => this.reads.push(decoder.decode(chunk)))
  }

  static async connect(house: LineHouse): Promise<Program> {
    return new Program(await house.connectPeer())
  }

  /** Sends a message, and resolves with what was answered up to `end`. */
  async asks(message: string, end: string): Promise<string> {
    this.peer.send(message)
    return this.hears(end)
  }

  async hears(end: string): Promise<string> {
    await until(`${JSON.stringify(end)} after ${JSON.stringify(this.#news)}`, () => this.#news.endsWith(end))
    const heard = this.#news
    this.#read += heard.length
    return heard
  }

  get #news(): string {
    return this.peer.text.slice(this.#read)
  }
}

test("[LINE3] [classic 16] S2's program, which speaks first, is answered as by S2", async (t) => {
  const house = await openLineHouse(t, { kind: 'any' })
  const math = await house.enter('Math', 'REDES')
  const lari = await Program.connect(house)
  assert.equal(
    await lari.asks('  Lari  ', 'desconectar\r\n'),
    '\r\n__Conectado ao servidor__\r\n\r\nBem-vindo(a) ao chat, Lari! Use os comandos:\r\n' +
      '/salas - listar salas disponíveis\r\n/criar <sala> - criar uma nova sala\r\n' +
      '/entrar <sala> - entrar em uma sala existente\r\n/sair - sair da sala atual\r\n/sair_chat - desconectar\r\n',
  )
  assert.equal(
    await lari.asks('/salas', 'Math\r\n'),
    'Salas disponíveis: REDES\r\n    1  REDES                Math\r\n',
  )
  assert.equal(await lari.asks('/entrar REDES', '.\r\n'), "✅ Você entrou na sala 'REDES'.\r\n")
  lari.peer.send('olá, sala!')
  await hears(math, "📝 Lari entrou na sala 'REDES'.", '[Lari] olá, sala!')
  math.send('oi\n')
  assert.equal(await lari.hears('oi\r\n'), '[Math] oi\r\n')
  assert.equal(await lari.asks('/sair_chat', 'chat.\r\n'), '👋 Você saiu do chat.\r\n')
  await hears(math, "📝 Lari saiu da sala 'REDES'.")
})

test("[LINE3] [classic 16] S1's program, which waits for the question, is answered as by S1", async (t) => {
  const house = await openLineHouse(t, { language: 'en' })
  const ana = await Program.connect(house)
  const greeting = await ana.hears('username: ')
  assert.ok(greeting.startsWith('Welcome to the server!\r\n'))
  assert.equal(
    await ana.asks(':foo', 'username: '),
    'Invalid username\r\n":foo" will not do: it cannot begin with : / # & @ + or ~\r\nPlease tell us your username: ',
  )
  assert.equal(await ana.asks('ana', '!\r\n'), 'Welcome ana!\r\n')
  assert.equal(await ana.asks(':create r1', 'room r1\r\n'), 'Room r1 created\r\nJoined room r1\r\n')
  const bia = await house.enter('bia', 'r2')
  await says(bia, ':checkout r1', 'Joined room r1')
  assert.equal(await ana.hears('room\r\n'), 'bia has joined the room\r\n')
  ana.peer.send('hi')
  await hears(bia, '[ana] hi')
  assert.equal(await ana.asks(':end', 'Goodbye!\r\n'), 'Goodbye!\r\n')
  await hears(bia, 'ana has left the room')
})

test("[classic 16, 25] S3's program talks in the entry room under the name that it announces", async (t) => {
  const house = await openLineHouse(t, { kind: 'any' })
  const ana = await Program.connect(house)
  const answer = await ana.asks('ANA entrou no chat.', "geral'.\r\n")
  assert.match(answer, /Bem-vindo\(a\) ao chat, ANA!/)
  const again = await Program.connect(house)
  assert.match(await again.asks('ANA entrou no chat.', "geral'.\r\n"), /Bem-vindo\(a\) ao chat, ANA-2!/)
  assert.equal(await ana.hears('\r\n'), "📝 ANA-2 entrou na sala 'geral'.\r\n")
  ana.peer.send('ANA: oi')
  assert.equal(await again.hears('\r\n'), '[ANA] oi\r\n')
  again.peer.socket.end('ANA: VOCÊ: tchau')
  assert.equal(
    await ana.hears("saiu da sala 'geral'.\r\n"),
    "[ANA-2] VOCÊ: tchau\r\n📝 ANA-2 saiu da sala 'geral'.\r\n",
  )
  const nobody = await Program.connect(house)
  assert.match(await nobody.asks('/ entrou no chat.', '--- agora ---\r\n'), /Bem-vindo\(a\) ao chat, Usuário-\d+!/)
})

test('[LINE3] [classic 26] a program that decodes each of its reads alone reads a long answer whole', async (t) => {
  const house = await openLineHouse(t)
  const math = await house.enter('Math', 'REDES')
  for (let count = 1; count <= 9; count++) math.send(`${count} ${'ção 👋 '.repeat(40)}\n`)
  await hearsNothing(math)
  const program = await Program.connect(house)
  await program.asks('Lari', 'desconectar\r\n')
  const history = await program.asks('/entrar REDES', '--- agora ---\r\n')
  assert.ok(Buffer.byteLength(history) > 3_000)
  assert.equal(program.reads.join(''), program.peer.text)
  assert.match(history, /\[Math\] 9 (?:ção 👋 ){40}\r\n--- agora ---\r\n$/)
})

test('[classic 16] who ends lines is never framed by silence, however slow', async (t) => {
  const clock = new HandClock()
  const house = await openLineHouse(t, { clock })
  const peer = await house.connectPeer()
  peer.send('rafa\n/aju')
  await peer.hears('/sair_chat - desconectar\r\n')
  clock.advance(60_000)
  peer.send('da sair\n')
  await peer.hears('/sair - sai da sala atual\r\n')
  const typist = await house.connectPeer()
  typist.send('m')
  await until('one character is there', () => [...house.hub.sessions].length === 2)
  clock.advance(200)
  typist.send('ath')
  clock.advance(200)
  typist.send('\n')
  await typist.hears('Bem-vindo(a) ao chat, math!')
})

test('[classic 16] somebody who types a name that begins like a request of HTTP is no program either', async (t) => {
  const clock = new HandClock()
  const house = await openLineHouse(t, { clock, kind: 'any' })
  const typist = await house.connectPeer()
  const { socket } = typist
  for (const letter of 'Gabi') {
    const sent = socket.bytesWritten
    typist.send(letter)
    // a letter is read by the server before the next one goes, and long before its silence is over
    await until('the letter is sent', () => socket.bytesWritten > sent && socket.writableLength === 0)
    await (await house.connectPeer()).hangUp()
    clock.advance(200)
  }
  typist.send('\r\n')
  await typist.hears('Bem-vindo(a) ao chat, Gabi!')
})

test('[LINE3] [classic 16, 26] the end of the stream ends a message of who is framed by silence', async (t) => {
  const house = await openLineHouse(t)
  const math = await house.enter('Math', 'REDES')
  const program = await Program.connect(house)
  await program.asks('Lari', 'desconectar\r\n')
  await program.asks('/entrar REDES', "REDES'.\r\n")
  program.peer.send('até mais')
  program.peer.socket.end()
  await hears(math, "📝 Lari entrou na sala 'REDES'.", '[Lari] até mais', "📝 Lari saiu da sala 'REDES'.")
})
