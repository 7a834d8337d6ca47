import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { isLong } from '../support/length.ts'
import { makeTwoHosts } from '../support/namespaces.ts'
import { Person } from '../support/person.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const left = "📝 Caio saiu da sala 'REDES'."
const limitedPapo = join(import.meta.dirname, '../support/limited-papo.ts')

const ways: readonly [string, (person: Person) => void][] = [
  ['FIN', (person) => person.hangUp()],
  ['RST', (person) => person.reset()],
  [
    'RST with half a line said',
    (person) => {
      person.send('meia lin')
      person.reset()
    },
  ],
]

for (const [name, end] of ways) {
  test(`[LINE5] who ends a connection by ${name} has left the room, and the nick is free`, async (t) => {
    const papo = await RunningPapo.start(t, { data: temporaryFolder(t) })
    const [ana, caio] = [await inRoom(t, papo.port, 'Ana'), await inRoom(t, papo.port, 'Caio')]
    end(caio)
    await ana.hears(left)
    await inRoom(t, papo.port, 'Caio')
    await ana.hears("📝 Caio entrou na sala 'REDES'.")
    assert.equal(
      ana.lines.some((line) => line.includes('meia')),
      false,
    )
  })
}

test('[LINE5] who is cut off without a word in an idle room is found within a minute: "saiu", and the nick is free', async (t) => {
  const hosts = makeTwoHosts(t)
  if (!hosts) return
  // every day with a keepalive of 1 s + 2 × 1 s, before a release with the real one
  const quick = { keepaliveIdleMs: 1_000, keepaliveIntervalMs: 1_000, keepaliveProbes: 2 }
  const papo = await RunningPapo.start(t, {
    data: temporaryFolder(t),
    host: '*',
    within: hosts.server,
    ...(isLong ? {} : { program: limitedPapo, env: { LIMITS: JSON.stringify(quick) } }),
  })
  const ana = hosts.connectHere(papo.port)
  await ana.introduce('Ana')
  await ana.enterRoom('REDES')
  const caio = hosts.connect(papo.port)
  await caio.introduce('Caio')
  await caio.enterRoom('REDES')
  await ana.hears("📝 Caio entrou na sala 'REDES'.")
  await hosts.cut()
  const begin = performance.now()
  await ana.hears(left)
  const seconds = (performance.now() - begin) / 1000
  t.diagnostic(`found after ${seconds.toFixed(1)} s`)
  assert.ok(seconds < 60, `found after ${seconds} s`)
  const again = hosts.connectHere(papo.port)
  await again.introduce('Caio')
  await papo.logs('why', ({ event, reason }) => event === 'disconnected' && reason === 'timed_out')
})

async function inRoom(t: TestContext, port: number, nick: string): Promise<Person> {
  const person = await Person.enter(t, port, nick)
  await person.enterRoom('REDES')
  return person
}
