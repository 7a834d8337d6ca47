import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { FakeClock } from '../../test/support/messages/fake-clock.ts'
import { Pace } from './pace.ts'

/** A pace by a clock that only goes on when told; a frame is drawn when told too. */
function start() {
  const clock = new FakeClock()
  const frames: (() => void)[] = []
  const pace = new Pace({ clock, afterFrame: (call) => void frames.push(call) })
  const drawn: string[] = []
  const list = (): void => void drawn.push('list')
  const turn = (): Promise<void> => Promise.resolve()
  return { clock, pace, drawn, list, turn, draw: () => frames.splice(0).forEach((call) => call()) }
}

suite('when what others do is drawn', () => {
  test('at once where all is calm, once for all that came in the turn', async () => {
    const { pace, drawn, list, turn } = start()
    pace.ask(list)
    pace.ask(list)
    pace.ask(() => drawn.push('rooms'))
    assert.deepEqual(drawn, [])
    await turn()
    assert.deepEqual(drawn, ['list', 'rooms'])
  })

  test('in a crowd ten times a second, and the last of it a tenth of a second later at most', async () => {
    const { clock, pace, drawn, list, turn } = start()
    for (let ms = 0; ms < 3_000; ms += 20) {
      pace.ask(list)
      await turn()
      clock.pass(20)
    }
    assert.ok(drawn.length >= 30 && drawn.length <= 35, `${drawn.length} times`)
    pace.ask(list)
    const before = drawn.length
    clock.pass(100)
    assert.equal(drawn.length, before + 1)
  })

  test('a few things at once are no crowd', async () => {
    const { pace, drawn, list, turn } = start()
    for (let time = 0; time < 5; time++) {
      pace.ask(list)
      await turn()
    }
    assert.equal(drawn.length, 5)
  })

  test('while one types, after the frame of the next key', async () => {
    const { clock, pace, drawn, list, turn, draw } = start()
    pace.keyed()
    clock.pass(30)
    pace.ask(list)
    await turn()
    clock.pass(30)
    pace.keyed()
    assert.deepEqual(drawn, [])
    draw()
    assert.deepEqual(drawn, ['list'])
    clock.pass(1_000)
    assert.deepEqual(drawn, ['list'])
  })

  test('while one types quickly, after every third key or so', async () => {
    const { clock, pace, drawn, list, turn, draw } = start()
    for (let key = 0; key < 30; key++) {
      pace.keyed()
      draw()
      clock.pass(25)
      pace.ask(list)
      await turn()
      clock.pass(25)
    }
    assert.equal(drawn.length, 10)
  })

  test('without another key, a quarter of a second later', async () => {
    const { clock, pace, drawn, list, turn } = start()
    pace.keyed()
    pace.ask(list)
    await turn()
    clock.pass(249)
    assert.deepEqual(drawn, [])
    clock.pass(1)
    assert.deepEqual(drawn, ['list'])
  })

  test('what was taken back is not drawn, what is asked for after it is', async () => {
    const { clock, pace, drawn, list, turn } = start()
    pace.keyed()
    pace.ask(list)
    assert.equal(pace.has(list), true)
    pace.drop(list)
    assert.equal(pace.has(list), false)
    clock.pass(50)
    pace.ask(list)
    clock.pass(250)
    await turn()
    assert.deepEqual(drawn, ['list'])
  })
})
