import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { doorTexts } from '@papo/protocol'
import { Person } from '../support/person.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { requireTool } from '../support/system-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { until } from '../support/until.ts'

const mebibyte = 1024 * 1024

test('[LINE2] 32 MB without a line end cost at most 8 MB of memory, and one sentence', async (t) => {
  const papo = await RunningPapo.start(t, { data: temporaryFolder(t) })
  const [sender, other] = [await inRoom(t, papo.port, 'Ana'), await inRoom(t, papo.port, 'Bia')]
  // ordinary lines first: what is read becomes garbage whatever it says, and a server that has read some holds a few
  await pour(sender, 64, `${' '.repeat(4_095)}\n`)
  const before = papo.residentBytes
  let most = before
  for (let poured = 0; poured < 32; poured += 1) {
    await pour(sender, 1, 'x'.repeat(4_096))
    most = Math.max(most, papo.residentBytes)
  }
  sender.say('', 'de volta')
  await sender.hears('⚠️ Essa linha não foi lida: passa de 4096 bytes.')
  await other.hears('[Ana] de volta')
  t.diagnostic(`${((most - before) / mebibyte).toFixed(1)} MB more`)
  assert.ok(most - before <= 8 * mebibyte, `${(most - before) / mebibyte} MB more`)
})

test('[LINE2] a megabyte without a line end where a nick is asked for is one sentence, and the nick can be given', async (t) => {
  const papo = await RunningPapo.start(t, { data: temporaryFolder(t) })
  const person = await Person.connect(t, papo.port)
  await pour(person, 1, 'x'.repeat(4_096))
  person.say('')
  await person.hears('⚠️ Essa linha não foi lida: passa de 4096 bytes.')
  await person.introduce('Ana')
})

test('[DOOR6] with 128 descriptors and 300 connections people chat on, newcomers are refused in a sentence, and it recovers', async (t) => {
  const prlimit = requireTool(t, 'prlimit')
  if (prlimit === undefined) return
  const papo = await RunningPapo.start(t, { data: temporaryFolder(t), within: [prlimit, '--nofile=128'] })
  const [ana, bia] = [await inRoom(t, papo.port, 'Ana'), await inRoom(t, papo.port, 'Bia')]
  const crowd = await Promise.all(Array.from({ length: 300 }, () => Person.connect(t, papo.port)))
  const { full, crowded } = doorTexts['pt-BR']
  const refused = (): Person[] => crowd.filter(({ lines }) => lines.includes(full) || lines.includes(crowded))
  await until('those who do not fit are told so', () => refused().length >= 300 - 128)
  for (let count = 0; count < 5; count += 1) {
    ana.say(`oi ${count}`)
    await bia.hears(`[Ana] oi ${count}`)
  }
  // time is what this figure is about: the share of a processor while nothing is asked
  const before = papo.cpuMs
  await delay(1_000)
  const busyMs = papo.cpuMs - before
  t.diagnostic(`${refused().length} refused; ${busyMs} ms of processor in a second`)
  assert.ok(busyMs < 500, `${busyMs} ms of processor in a second`)

  for (const person of crowd) person.destroy()
  await until('somebody gets in', async () => {
    const caio = await Person.connect(t, papo.port)
    caio.say('Caio')
    await caio.finds('an answer', () => caio.hasEnded || caio.lines.some((line) => line.includes('Bem-vindo')))
    if (caio.hasEnded) return false
    await caio.enterRoom('REDES')
    caio.say('cheguei')
    return true
  })
  await ana.hears('[Caio] cheguei')
  assert.ok(papo.isAlive)
})

for (const count of [600, 2_000]) {
  test(`[DOOR6] ${count} people who connect in the same instant are all let in`, async (t) => {
    const papo = await RunningPapo.start(t, { data: temporaryFolder(t) })
    // all connect before any is waited for
    const sockets = Array.from({ length: count }, () => connect({ port: papo.port, host: '127.0.0.1', noDelay: true }))
    const connected = sockets.map((socket) => once(socket, 'connect'))
    const people = sockets.map((socket) => new Person(t, { input: socket, output: socket }))
    await Promise.all(connected)
    await Promise.all(people.map((person, index) => person.introduce(`pessoa ${nameOf(index)}`)))
    const [first, last] = [people[0], people.at(-1)]
    await first?.enterRoom('REDES')
    await last?.enterRoom('REDES')
    first?.say('oi')
    await last?.hears('[pessoa aaa] oi')
    assert.ok(people.every(({ hasEnded }) => !hasEnded))
  })
}

/** `aaa`, `aab`, …: numbers would look alike, as 0 and O do. */
function nameOf(index: number): string {
  return [676, 26, 1].map((place) => String.fromCodePoint(97 + (Math.floor(index / place) % 26))).join('')
}

/** Sends megabytes of the same, no faster than they are taken. */
async function pour(person: Person, megabytes: number, what: string): Promise<void> {
  const piece = Buffer.from(what.repeat(16))
  for (let sent = 0; sent < megabytes * mebibyte; sent += piece.length) await person.sendAll(piece)
}

async function inRoom(t: TestContext, port: number, nick: string): Promise<Person> {
  const person = await Person.enter(t, port, nick)
  await person.enterRoom('REDES')
  return person
}
