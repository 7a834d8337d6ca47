import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Arrivals } from './arrivals.ts'

suite('comings and goings', () => {
  const joined = (nick: string, quiet = false) =>
    ({ type: 'joined', room: 7, user: nick.length + 10, nick, quiet, channel: 'web' }) as const
  const left = (nick: string) => ({ type: 'left', room: 7, user: nick.length + 10, nick, quiet: false }) as const
  const merge = { after: 5, at: 0, style: 'merge' } as const

  test('those with no message between are one line, each name once', () => {
    const arrivals = new Arrivals(7, 1)
    arrivals.tell(joined('Nina'), merge)
    arrivals.tell(joined('Gui'), { ...merge, at: 60_000 })
    arrivals.tell(left('Nina'), { ...merge, at: 120_000 })
    assert.deepEqual(
      arrivals.lines.map(({ joined, left }) => [joined, left]),
      [[['Gui'], ['Nina']]],
    )
  })

  test('a message, ten minutes, or the wish to see each, begin another line', () => {
    const arrivals = new Arrivals(7, 1)
    arrivals.tell(joined('Nina'), merge)
    arrivals.tell(joined('Gui'), { ...merge, after: 6 })
    arrivals.tell(joined('Ana'), { ...merge, after: 6, at: 600_001 })
    arrivals.tell(joined('Zé'), { ...merge, after: 6, at: 600_002, style: 'show' })
    assert.equal(arrivals.lines.length, 4)
  })

  test('quiet ones wait for their sum, other rooms and oneself are nothing', () => {
    const arrivals = new Arrivals(7, 14)
    assert.equal(arrivals.tell(joined('Nina', true), merge), false)
    assert.equal(arrivals.tell(joined('Nina'), merge), false, 'oneself')
    assert.equal(arrivals.tell({ ...joined('Gui'), room: 8 }, merge), false)
    assert.equal(arrivals.tell(joined('Gui'), { ...merge, style: 'hide' }), false)
    assert.equal(arrivals.tell({ type: 'gathered', room: 7, joined: ['Nina', 'Gui'], left: [] }, merge), true)
    assert.deepEqual(arrivals.lines[0]?.joined, ['Nina', 'Gui'])
  })
})
