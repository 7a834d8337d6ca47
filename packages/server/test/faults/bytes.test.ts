import assert from 'node:assert/strict'
import { isUtf8 } from 'node:buffer'
import { randomBytes, randomInt } from 'node:crypto'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { short } from '../support/length.ts'
import { Person } from '../support/person.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { StoredLog } from '../support/stored-log.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openServer } from '../support/test-server.ts'

const flags = ['--rate-limit=off']
const strings = short(1_000, 10_000)

test('[LINE2] random bytes are text that is kept as it came, or refused; nothing of them is guessed', async (t) => {
  const data = temporaryFolder(t)
  const papo = await RunningPapo.start(t, { data, flags })
  const author = await inRoom(t, papo.port, 'Autora')
  const reader = await inRoom(t, papo.port, 'Leitora')
  const sent = Array.from({ length: strings }, (_, index) => ({ mark: `${index}:`, bytes: randomString() }))
  for (const { mark, bytes } of sent) author.send(Buffer.concat([Buffer.from(mark), bytes, Buffer.from('\n')]))
  author.say('fim')
  await reader.hears('[Autora] fim')
  assert.ok(papo.isAlive)

  const kept = new StoredLog(data).messages('REDES').map(({ body }) => body)
  assert.deepEqual(
    kept.filter((body) => body.includes('\ufffd') || body.includes('\0') || !body.isWellFormed()),
    [],
  )
  const byMark = new Map(kept.map((body) => [body.slice(0, body.indexOf(':') + 1), body]))
  const plain = sent.filter(({ bytes }) => !bytes.includes(0))
  for (const { mark, bytes } of plain) {
    const text = isUtf8(bytes) ? `${mark}${bytes.toString().replace(/\r$/, '')}` : undefined
    assert.equal(byMark.get(mark), text)
  }
  const refused = author.lines.filter((line) => line.startsWith('⚠️ Essa linha não foi lida:')).length
  assert.equal(refused + kept.length, strings + 1)
  t.diagnostic(`${kept.length - 1} kept, ${refused} refused`)
})

test('[LINE1] a conversation sent one byte at a time, with halves of characters, is the same conversation', async (t) => {
  const { port } = await openServer(t, {}, flags)
  const reader = await inRoom(t, port, 'Leitora')
  const author = await Person.connect(t, port)
  for (const byte of Buffer.from('Ação\n/entrar REDES\nolá, café 🚀\n/eu dança\n'))
    await author.sendAll(Buffer.of(byte))
  await reader.hears('[Ação] olá, café 🚀')
  await reader.hears('* Ação dança')
})

test('[LINE2] [HELLO3] [ROOM1] names of no and of a thousand characters, and lines too long, are each refused in a sentence', async (t) => {
  const { port } = await openServer(t, {}, flags)
  const bystander = await inRoom(t, port, 'Leitora')
  const before = bystander.lines.length
  const person = await Person.connect(t, port)
  person.say('x'.repeat(1_000))
  await person.hears(/^Digite seu apelido: ⚠️ Esse apelido não serve: tem mais de 24 caracteres$/)
  person.say('x'.repeat(5_000))
  await person.hears(/⚠️ Essa linha não foi lida: passa de 4096 bytes\.$/)
  person.say('')
  person.say('Ana')
  await person.hears('Bem-vindo(a) ao chat, Ana! Use os comandos:')
  const answers: [string, RegExp][] = [
    ['/criar', /^⚠️ Diga o nome da sala\.$/],
    ['/entrar', /^⚠️ Diga o nome da sala\.$/],
    [`/criar ${'x'.repeat(1_000)}`, /^⚠️ Esse nome de sala não serve: tem mais de 50 caracteres ou 100 bytes$/],
    [`/entrar ${'x'.repeat(1_000)}`, /^❌ Sala não encontrada\./],
    ['/apelido', /^⚠️ Diga o apelido novo: \/apelido <novo>$/],
    [`/apelido ${'x'.repeat(1_000)}`, /^⚠️ Esse apelido não serve: tem mais de 24 caracteres$/],
    [`/dizer ${'x'.repeat(1_000)} oi`, /^❌ Não encontrei /],
    ['/criar REDES', /^⚠️ Essa sala já existe! Tente outro nome\.$/],
    ['/entrar NADA', /^❌ Sala não encontrada\./],
    ['fora da sala', /^⚠️ Você não está em nenhuma sala\. Use \/entrar <sala> para participar\.$/],
    ['x'.repeat(4_097), /^⚠️ Essa linha não foi lida: passa de 4096 bytes\.$/],
  ]
  for (const [said, answer] of answers) {
    person.say(said)
    await person.hears(answer)
  }
  person.say('/entrar REDES', 'x'.repeat(4_096 - 96))
  await bystander.hears(`[Ana] ${'x'.repeat(4_000)}`)
  assert.deepEqual(bystander.lines.slice(before, -1), ["📝 Ana entrou na sala 'REDES'."], 'somebody else noticed')
})

/** Bytes without LF, and without telnet's 0xff and CR NUL: wild ones, ordinary text, and text with one byte gone or too many. */
function randomString(): Buffer {
  const wild = randomBytes(randomInt(1, 40))
  const text = Buffer.from(Array.from({ length: randomInt(1, 20) }, randomCharacter).join(''))
  const broken = Buffer.from(text)
  broken[randomInt(broken.length)] = randomInt(256)
  const bytes = [wild, text, text, broken][randomInt(4)] ?? text
  const free = Buffer.from(bytes.filter((byte) => byte !== 0x0a && byte !== 0xff))
  return Buffer.from(free.filter((byte, index) => byte !== 0 || free[index - 1] !== 0x0d))
}

function randomCharacter(): string {
  const most = [0x7f, 0x7ff, 0xd7ff, 0x10ffff][randomInt(4)] ?? 0x7f
  const code = randomInt(1, most + 1)
  return code >= 0xd800 && code <= 0xdfff ? 'x' : String.fromCodePoint(code)
}

async function inRoom(t: TestContext, port: number, nick: string): Promise<Person> {
  const person = await Person.enter(t, port, nick)
  await person.enterRoom('REDES')
  return person
}
