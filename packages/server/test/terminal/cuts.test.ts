import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { FaultProxy } from '../support/fault-proxy.ts'
import { Person } from '../support/person.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { requireTool } from '../support/system-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { until } from '../support/until.ts'
import { PipedPapo } from './piped-papo.ts'
import { Terminal } from './terminal.ts'

/** A server that can be stopped and started, behind a network that can be cut. */
interface Place {
  readonly proxy: FaultProxy
  /** Where the terminals remember. */
  readonly state: string
  /** Nobody gets through any more. */
  cut(): void
  /** The server goes, and another comes on the same data. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Somebody beside the network, who has entered the room. */
  witness(): Promise<Person>
  /** What stands in the room, as who enters reads it. */
  texts(): Promise<readonly string[]>
}

async function openPlace(t: TestContext): Promise<Place> {
  const [data, state] = [temporaryFolder(t), temporaryFolder(t)]
  const start = (): Promise<RunningPapo> => RunningPapo.start(t, { data, flags: ['--rate-limit=off'] })
  let server = await start()
  const proxy = await FaultProxy.open(t, server.port)
  let witnesses = 0
  const witness = async (): Promise<Person> => {
    const person = await Person.enter(t, server.port, `Bia${(witnesses += 1)}`)
    await person.enterRoom('geral')
    return person
  }
  return {
    proxy,
    state,
    witness,
    cut() {
      proxy.refuse()
      proxy.cut()
    },
    async restart(signal) {
      server.signal(signal)
      await server.ended()
      server = await start()
      proxy.target = server.port
    },
    async texts() {
      const reader = await witness()
      const from = reader.lines.length
      reader.say('/historico 90')
      await reader.isAnswered()
      return reader.lines.slice(from).flatMap((line) => / \[Lari\] (.*)$/.exec(line)?.[1] ?? [])
    },
  }
}

/** The files of what is not sent yet. */
function waitingIn(state: string): readonly string[] {
  return readdirSync(state, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sending.json'))
}

const numbers = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, i) => `m${from + i}`)

for (const signal of ['SIGTERM', 'SIGKILL'] as const)
  test(`what is typed during a cut and a restart by ${signal} is sent once, in order`, async (t) => {
    const place = await openPlace(t)
    const lari = await PipedPapo.start(t, { port: place.proxy.port, state: place.state })
    const bia = await place.witness()
    lari.person.say(...numbers(1, 3))
    await bia.hears('[Lari] m3')
    place.cut()
    await lari.queues(...numbers(4, 6))
    await place.restart(signal)
    await lari.queues(...numbers(7, 9))
    place.proxy.accept()
    lari.person.say(...numbers(10, 12))
    await lari.person.hears('VOCÊ: m12')
    assert.deepEqual(await place.texts(), numbers(1, 12))
    const own = lari.person.lines.filter((line) => line.startsWith('VOCÊ: '))
    assert.deepEqual(
      own,
      numbers(1, 12).map((text) => `VOCÊ: ${text}`),
    )
    assert.equal(await lari.leaves(), 0)
    assert.deepEqual(waitingIn(place.state), [])
  })

test('what the server has, and whose answers were lost, is not said again', async (t) => {
  const place = await openPlace(t)
  const lari = await PipedPapo.start(t, { port: place.proxy.port, state: place.state })
  const bia = await place.witness()
  place.proxy.back = { isLost: true }
  // the next ones go when the one before them is answered
  lari.person.say(...numbers(1, 5))
  await bia.hears('[Lari] m1')
  place.cut()
  place.proxy.back = {}
  for (const text of numbers(2, 5)) await lari.person.hears(`🔹 Na fila: ${text}`)
  await lari.queues('m6')
  place.proxy.accept()
  await bia.hears('[Lari] m6')
  assert.deepEqual(await place.texts(), numbers(1, 6))
})

test('what waits is in files of its owner alone, and the next start sends it', async (t) => {
  const place = await openPlace(t)
  const lari = await PipedPapo.start(t, { port: place.proxy.port, state: place.state })
  place.cut()
  await lari.queues(...numbers(1, 4))
  await until('all are kept', () => waitingIn(place.state).length === 4)
  for (const name of waitingIn(place.state)) {
    assert.equal(statSync(join(place.state, name)).mode & 0o777, 0o600)
    assert.equal(statSync(join(place.state, name, '..')).mode & 0o777, 0o700)
  }
  await lari.kill()
  place.proxy.accept()
  const again = await PipedPapo.start(t, { port: place.proxy.port, state: place.state })
  again.person.say('m5')
  await again.person.hears('VOCÊ: m4')
  await until('nothing waits', () => waitingIn(place.state).length === 0)
  assert.deepEqual((await place.texts()).toSorted(), numbers(1, 5))
  const left = (await place.texts()).filter((text) => text !== 'm5')
  assert.deepEqual(left, numbers(1, 4))
})

test('where the data folder was replaced what waited is told as not sent, and is not said by the new one', async (t) => {
  const place = await openPlace(t)
  const lari = await PipedPapo.start(t, { port: place.proxy.port, state: place.state })
  place.cut()
  await lari.queues(...numbers(1, 2))
  await until('both are kept', () => waitingIn(place.state).length === 2)
  await lari.kill()
  const other = await RunningPapo.start(t, { data: temporaryFolder(t) })
  place.proxy.target = other.port
  place.proxy.accept()
  const again = await PipedPapo.start(t, { port: place.proxy.port, state: place.state })
  await until('both are told', () =>
    numbers(1, 2).every((text) => again.person.lines.includes(`❌ Não foi enviada: ${text}`)),
  )
  await until('nothing waits', () => waitingIn(place.state).length === 0)
  again.person.say('m3')
  await again.person.hears('VOCÊ: m3')
  assert.deepEqual(
    again.person.lines.filter((line) => line.startsWith('VOCÊ: ')),
    ['VOCÊ: m3'],
  )
})

test('two with one state folder each send their own, once; who is killed leaves his to the other', async (t) => {
  const place = await openPlace(t)
  const options = { port: place.proxy.port, state: place.state }
  const one = await PipedPapo.start(t, options)
  const other = await PipedPapo.start(t, options)
  place.cut()
  await one.queues('a1', 'a2', 'a3')
  await other.queues('b1', 'b2', 'b3')
  await until('all are kept', () => waitingIn(place.state).length === 6)
  place.proxy.accept()
  await until('nothing waits', () => waitingIn(place.state).length === 0)
  place.cut()
  await one.queues('a4', 'a5')
  await until('both are kept', () => waitingIn(place.state).length === 2)
  await one.kill()
  place.proxy.accept()
  await until('nothing waits', () => waitingIn(place.state).length === 0)
  const texts = await place.texts()
  assert.deepEqual(
    texts.filter((text) => text.startsWith('a')),
    ['a1', 'a2', 'a3', 'a4', 'a5'],
  )
  assert.deepEqual(
    texts.filter((text) => text.startsWith('b')),
    ['b1', 'b2', 'b3'],
  )
})

test('at a terminal too, what is typed during a cut and a restart is sent once, in order', async (t) => {
  const tmux = requireTool(t, 'tmux')
  if (tmux === undefined) return
  const place = await openPlace(t)
  const args = [`127.0.0.1:${place.proxy.port}`, '--nick', 'Lari', '--room', 'geral', '--language', 'pt-BR']
  const terminal = new Terminal(t, { tmux, args, columns: 80, rows: 24 })
  await terminal.showing("✅ Você entrou na sala 'geral'.")
  place.cut()
  for (const text of numbers(1, 3)) {
    terminal.type('-l', text)
    terminal.type('Enter')
    await terminal.showing(`🔹 Na fila: ${text}`)
  }
  terminal.type('-l', 'pela metade')
  await terminal.showing('VOCÊ: pela metade')
  await place.restart('SIGTERM')
  place.proxy.accept()
  await terminal.showing('VOCÊ: m3')
  await until('what was half typed stands there', () => terminal.shows.endsWith('VOCÊ: pela metade'))
  terminal.type('Enter')
  await until('it was said', () => terminal.shows.endsWith('VOCÊ: pela metade\nVOCÊ:'))
  assert.deepEqual(await place.texts(), [...numbers(1, 3), 'pela metade'])
})
