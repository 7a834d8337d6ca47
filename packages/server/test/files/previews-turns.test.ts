import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import type { TestContext } from 'node:test'
import { PreviewsDrawer } from '../../src/files/previews-drawer.ts'
import { atEnd } from '../support/at-end.ts'
import { HandClock } from '../support/hand-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openDiskHouse } from './disk-house.ts'
import { gif } from './pictures.ts'

interface Wish {
  readonly name: string
  readonly owner: number
  readonly isAnimated?: boolean
  readonly cost?: number
}

const colour = '#123456'
const names = (letter: string, count: number) => Array.from({ length: count }, (_, n) => `${letter}${n + 1}`)
const wishes = (letter: string, count: number, more: Omit<Wish, 'name'>) =>
  names(letter, count).map((name): Wish => ({ name, ...more }))

/** In which order pictures are drawn that are asked for one after the other, while the first is drawn. */
async function drawn(t: TestContext, all: readonly Wish[]): Promise<string[]> {
  const program = join(temporaryFolder(t), 'draws.js')
  const answers = `process.on('message', () => process.send({ colour: '${colour}' }))`
  writeFileSync(program, `process.on('disconnect', () => process.exit())\n${answers}`)
  const errors: unknown[] = []
  const drawer = new PreviewsDrawer({ program, clock: new HandClock(), onError: (error) => errors.push(error) })
  atEnd(t, () => drawer.close())
  const order: string[] = []
  const draw = async ({ name, owner, isAnimated = false, cost = 1 }: Wish): Promise<void> => {
    const asked = { path: name, isAnimated, cost, maxPixels: 1, pictures: [], colourWidth: 1 }
    if (await drawer.draw(asked, owner)) order.push(name)
  }
  await Promise.all(all.map(draw))
  assert.deepEqual(errors, [])
  return order
}

suite('[FILE14] whose picture is drawn next', () => {
  test('each person has a turn after the other: who sends many keeps nobody waiting', async (t) => {
    const all = [...wishes('a', 5, { owner: 1 }), ...wishes('b', 1, { owner: 2 }), ...wishes('c', 2, { owner: 3 })]
    assert.deepEqual(await drawn(t, all), ['a1', 'a2', 'b1', 'c1', 'a3', 'c2', 'a4', 'a5'])
  })

  test('what is quickest to draw goes first of the next of each: slow ones of many people keep nobody waiting', async (t) => {
    const slow = Array.from({ length: 14 }, (_, n): Wish => ({ name: `slow${n}`, owner: 10 + n, cost: 100 }))
    const photos = [...wishes('photo', 2, { owner: 1, cost: 12 }), ...wishes('icon', 1, { owner: 2 })]
    const order = await drawn(t, [...slow, ...photos])
    assert.deepEqual(order, ['slow0', 'icon1', 'photo1', 'photo2', ...slow.slice(1).map(({ name }) => name)])
  })

  test('after eight that were quicker the one whose turn it is is drawn', async (t) => {
    const slow = Array.from({ length: 3 }, (_, n): Wish => ({ name: `slow${n}`, owner: 10 + n, cost: 100 }))
    const quick = Array.from({ length: 30 }, (_, n): Wish => ({ name: `quick${n}`, owner: 50 + n }))
    const order = await drawn(t, [...slow, ...quick])
    assert.deepEqual(
      slow.map(({ name }) => order.indexOf(name)),
      [0, 9, 18],
    )
  })

  test('still pictures come before animated ones, whoever sent them', async (t) => {
    const films = wishes('film', 4, { owner: 1, isAnimated: true })
    const all = [...films, ...wishes('photo', 2, { owner: 2 }), ...wishes('own', 1, { owner: 1 })]
    assert.deepEqual(await drawn(t, all), ['film1', 'photo1', 'own1', 'photo2', 'film2', 'film3', 'film4'])
  })

  test('after eight still ones an animated one has its turn', async (t) => {
    const film = wishes('film', 2, { owner: 2, isAnimated: true })
    const order = await drawn(t, [...wishes('photo', 20, { owner: 1 }), ...film])
    assert.deepEqual([order.indexOf('film1'), order.indexOf('film2')], [8, 17])
  })

  test('no more than 32 of one person wait; those beyond are shown as they are, and nobody else loses a place', async (t) => {
    const all = [...wishes('a', 40, { owner: 1 }), ...wishes('b', 1, { owner: 2 })]
    assert.deepEqual((await drawn(t, all)).toSorted(), [...names('a', 33), 'b1'].toSorted())
  })

  test('no more than 256 wait; then who has most waiting gives way to who has fewer', async (t) => {
    const crowd = Array.from({ length: 8 }, (_, n) => wishes(`p${n}-`, 32, { owner: 10 + n })).flat()
    const first: Wish = { name: 'first', owner: 1 }
    const late = { owner: 2 }
    const order = await drawn(t, [first, ...crowd, ...wishes('late', 3, late), ...wishes('p0-late', 3, { owner: 10 })])
    assert.equal(order.length, 257)
    assert.deepEqual(
      names('late', 3).filter((name) => !order.includes(name)),
      [],
    )
    assert.deepEqual(
      order.filter((name) => name.startsWith('p0-late')),
      [],
    )
  })
})

test('[FILE14] an animated picture of more than 5 million pixels is shown itself, and has its colour', async (t) => {
  const house = await openDiskHouse(t)
  const [small, large] = [await house.bring(gif(20, 500)), await house.bring(gif(21, 500))]
  for (const content of [small, large]) assert.match((await house.files.preview(content, 1))?.colour ?? '', /^#/)
  const smaller = await house.files.openPreview(small.hash, 480)
  smaller?.stream.destroy()
  assert.ok(smaller)
  assert.equal(await house.files.openPreview(large.hash, 480), undefined)
  assert.deepEqual(house.errors, [])
})
