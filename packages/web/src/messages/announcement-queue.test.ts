import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { AnnouncementQueue } from './announcement-queue.ts'
import { FakeClock } from '../../test/support/messages/fake-clock.ts'

suite('announcements', () => {
  const start = (): { clock: FakeClock; said: string[]; queue: AnnouncementQueue } => {
    const clock = new FakeClock()
    const said: string[] = []
    const burst = (count: number, nicks: readonly string[]): string => `${count} de ${nicks.join(' e ')}`
    return { clock, said, queue: new AnnouncementQueue({ clock, burst, say: (text) => said.push(text) }) }
  }

  for (const everyMs of [0, 1, 40, 100, 333]) {
    test(`[A4] 50 messages, one each ${everyMs} ms, are at most 4 announcements in 5 s, none lost in count`, () => {
      const { clock, said, queue } = start()
      for (let i = 0; i < 50; i++) {
        queue.add({ text: 'um', nick: i % 2 === 0 ? 'Bia' : 'Caio' })
        clock.pass(everyMs)
        if (clock.now() <= 5_000) assert.ok(said.length <= 4, `${said.length} by then`)
      }
      clock.pass(60_000)
      const counted = said.map((text) => (text === 'um' ? 1 : Number.parseInt(text, 10)))
      assert.equal(
        counted.reduce((sum, count) => sum + count, 0),
        50,
      )
      if (everyMs <= 100) assert.ok(said.length <= 4, `${said.length} in all`)
    })
  }

  test('a few are said one by one, a second and a half apart', () => {
    const { clock, said, queue } = start()
    for (const text of ['a', 'b', 'c']) queue.add({ text, nick: 'Bia' })
    assert.deepEqual(said, ['a'])
    clock.pass(1_499)
    assert.deepEqual(said, ['a'])
    clock.pass(1_501)
    assert.deepEqual(said, ['a', 'b', 'c'])
  })

  test('who calls the person is heard before all that waits, and in full', () => {
    const { clock, said, queue } = start()
    for (let i = 0; i < 9; i++) queue.add({ text: `m${i}`, nick: 'Bia' })
    queue.add({ text: 'Caio te chamou', nick: 'Caio', isFirst: true })
    clock.pass(3_000)
    assert.deepEqual(said, ['m0', 'Caio te chamou', '8 de Bia'])
  })

  test('while the person types nothing is said, until a second has passed', () => {
    const { clock, said, queue } = start()
    queue.typed()
    queue.add({ text: 'a', nick: 'Bia' })
    clock.pass(900)
    queue.typed()
    clock.pass(900)
    assert.deepEqual(said, [])
    clock.pass(100)
    assert.deepEqual(said, ['a'])
  })
})
