import assert from 'node:assert/strict'
import { test } from 'node:test'
import { User } from '../../src/core/user.ts'
import { Client, openHub, until } from '../support/core.ts'

test('[DIRECT2] the nick of each of ten thousand people is made ready to be compared once, not for each mistyped one', async (t) => {
  const hub = await openHub(t)
  const ana = new Client(hub)
  await ana.ask({ verb: 'hello', nick: 'ana' })
  for (let i = 0; i < 10_000; i += 1) {
    const user = new User({ id: 1_000_000 + i, nick: `pessoa ${i}` })
    hub.users.arrive(user)
    t.after(() => hub.users.dismiss(user))
  }
  const lowered = t.mock.method(String.prototype, 'toLowerCase')
  ana.say(
    ...Array.from(
      { length: 200 },
      (_, i) => ({ verb: 'send_direct', to: `passoa ${i}`, text: 'oi', key: `k${i}` }) as const,
    ),
  )
  await until(() => ana.failures.length === 200)
  const steps = lowered.mock.callCount()
  assert.ok(steps >= 10_000 && steps < 12_000, `${steps} steps`)
  const nearest = ana.told.flatMap((one) => ('failed' in one ? [one.failed.detail.nearest] : []))
  assert.deepEqual(
    nearest,
    Array.from({ length: 200 }, (_, i) => `pessoa ${i}`),
  )
})

test('[DIRECT2] another nick is found by its new spelling, and not by the old one', async (t) => {
  const hub = await openHub(t)
  const [ana, bia] = [new Client(hub), new Client(hub)]
  await ana.ask({ verb: 'hello', nick: 'ana' })
  await bia.ask({ verb: 'hello', nick: 'Fernanda' })
  const nearestTo = async (to: string): Promise<string | undefined> => {
    await assert.rejects(ana.ask({ verb: 'send_direct', to, text: 'oi', key: 'k' }), { code: 'user_not_found' })
    const failed = ana.told.findLast((one) => 'failed' in one)
    return failed?.failed.detail.nearest
  }
  assert.equal(await nearestTo('Fernada'), 'Fernanda')
  await bia.ask({ verb: 'nick', nick: 'Beatriz' })
  assert.equal(await nearestTo('Fernada'), undefined)
  assert.equal(await nearestTo('Beatris'), 'Beatriz')
})

test('[HELLO2] a nick that the name of the server forbids is not among the free ones that are named', async (t) => {
  const hub = await openHub(t, { settings: { serverName: 'Rafa2' } })
  await new Client(hub).ask({ verb: 'hello', nick: 'rafa' })
  const other = new Client(hub)
  await assert.rejects(other.ask({ verb: 'hello', nick: 'rafa' }), { code: 'nick_taken' })
  const suggestions = other.told.flatMap((one) => ('failed' in one ? (one.failed.detail.suggestions ?? []) : []))
  assert.deepEqual(suggestions, ['rafa-lab', 'rafa3'])
  for (const nick of suggestions) await new Client(hub).ask({ verb: 'hello', nick })
})
