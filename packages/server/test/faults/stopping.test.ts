import assert from 'node:assert/strict'
import { test } from 'node:test'
import { storeTexts } from '@papo/protocol'
import { Person } from '../support/person.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { StoredLog } from '../support/stored-log.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const flags = ['--rate-limit=off']

test('[OUT5] a second server on the same folder is refused in a sentence, and the first notices nothing', async (t) => {
  const data = temporaryFolder(t)
  const papo = await RunningPapo.start(t, { data, flags })
  const ana = await Person.enter(t, papo.port, 'Ana')
  const bia = await Person.enter(t, papo.port, 'Bia')
  await ana.enterRoom('REDES')
  await bia.enterRoom('REDES')
  const refused = await RunningPapo.startInVain(t, { data, flags })
  assert.deepEqual(refused, { code: 1, err: `${storeTexts['pt-BR'].folder_in_use({ folder: data })}\n` })
  ana.say('oi')
  await bia.hears('[Ana] oi')
  // and it is free in the moment in which its server is killed
  await papo.kill()
  const next = await RunningPapo.start(t, { data, flags })
  assert.deepEqual(new StoredLog(data).bodies(), ['oi'])
  assert.ok(next.isAlive)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`[OUT5] ${signal} tells everyone, keeps what was said, leaves with 0, and started again at once it listens`, async (t) => {
    const data = temporaryFolder(t)
    const papo = await RunningPapo.start(t, { data, flags })
    const ana = await Person.enter(t, papo.port, 'Ana')
    await ana.enterRoom('REDES')
    const bia = await Person.enter(t, papo.port, 'Bia')
    const nobody = await Person.connect(t, papo.port)
    const stuck = await Person.enter(t, papo.port, 'Parada')
    stuck.pause()
    const texts = Array.from({ length: 500 }, (_, index) => `linha ${index}`)
    ana.say(...texts)
    await ana.isAnswered()
    papo.signal(signal)
    // Ctrl+C comes twice: from the terminal and from npm
    papo.signal(signal)
    for (const person of [ana, bia]) {
      await person.hears('📝 O servidor está parando. Volte em seguida.')
      await person.ended()
    }
    await nobody.ended()
    assert.equal(await papo.ended(), 0)
    assert.equal(papo.err, '')
    assert.deepEqual(papo.events.at(-1)?.['event'], 'stopped')

    const again = await RunningPapo.start(t, { data, flags: [...flags, `--port=${papo.port}`] })
    assert.equal(again.port, papo.port)
    const caio = await Person.enter(t, again.port, 'Caio')
    await caio.enterRoom('REDES')
    caio.say('/historico 200')
    await caio.hears((line) => line.endsWith('[Ana] linha 499'))
    assert.deepEqual(
      new StoredLog(data).messages('REDES').map(({ body }) => body),
      texts,
    )
  })
}
