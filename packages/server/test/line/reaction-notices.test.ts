import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inRoom, message, until } from '../support/core.ts'
import { HandClock } from '../support/hand-clock.ts'
import { openLineHouse, says } from '../support/line-house.ts'

test('[classic 24] for a reaction nothing is read where no line is in the room, and once where one is', async (t) => {
  const house = await openLineHouse(t, { clock: new HandClock() })
  const { hub } = house
  const ana = await inRoom(hub, 'Ana', 'REDES')
  const caio = await inRoom(hub, 'Caio', 'REDES')
  const { seq } = await ana.ask(message(ana.room, 'oi'))
  const { mock } = t.mock.method(hub.store.log, 'readMessage')
  const readsFor = async (emoji: string): Promise<number> => {
    const before = mock.callCount()
    await caio.ask({ verb: 'react', room: ana.room, seq, emoji, on: true })
    await until(() => caio.events.some((event) => event.kind === 'reacted' && event.emoji === emoji))
    return mock.callCount() - before
  }
  assert.equal(await readsFor('👍'), 0)
  const beto = await house.enter('Beto')
  assert.equal(await readsFor('👀'), 0)
  await says(beto, '/entrar REDES', "✅ Você entrou na sala 'REDES'.")
  assert.equal(await readsFor('🎉'), 1)
  beto.send('/sair\n')
  await until(() => hub.directory.byName('REDES')?.size === 2)
  assert.equal(await readsFor('🚀'), 0)
})
