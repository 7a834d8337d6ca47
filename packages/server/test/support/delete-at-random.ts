import type { Draft } from '../../src/core/store/log.ts'
import type { Store } from '../../src/core/store/store.ts'
import { brings, deletes, edits, fates, fileOf, makeRoom, says } from './store-fixtures.ts'

interface Said {
  readonly room: number
  readonly seq: number
  readonly texts: string[]
}

/** A number below a bound. */
type Random = (bound: number) => number

/** Numbers that one seed decides. */
function randomOf(seed: number): Random {
  let state = seed
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

/** Says, edits and deletes, ends rooms, and answers the marks of the texts that were deleted. */
export async function deleteAtRandom(store: Store, seed: number): Promise<readonly string[]> {
  const player = new Player(store, randomOf(seed))
  await player.open()
  for (let step = 0; step < 1_500; step += 1) await player.act()
  return player.gone
}

/** One who keeps what he said in mind, and what he deleted; each text has a mark of its own. */
class Player {
  readonly gone: string[] = []
  readonly #store: Store
  readonly #random: Random
  #rooms: number[] = []
  #said: Said[] = []
  #count = 0

  constructor(store: Store, random: Random) {
    this.#store = store
    this.#random = random
  }

  async open(): Promise<void> {
    for (let count = 0; count < 5; count += 1) this.#rooms.push(await makeRoom(this.#store, `room ${count}`))
  }

  async act(): Promise<void> {
    const chance = this.#random(200)
    const target = this.#said[this.#random(this.#said.length)]
    if (chance === 0) return this.#endRoom()
    if (chance < 20) return this.#upload()
    if (chance < 100 || target === undefined) return this.#say()
    return chance < 150 ? this.#edit(target) : this.#delete(target)
  }

  /** Two files in three are brought by a message, and described by it. */
  async #upload(): Promise<void> {
    const room = this.#rooms[this.#random(this.#rooms.length)] ?? 0
    const file = fileOf(room, `<secret ${(this.#count += 1)}>${'n'.repeat(this.#random(150))}`)
    await this.#store.files.putFile(file)
    const mark = file.view.name.slice(0, file.view.name.indexOf('>') + 1)
    if (this.#random(3) === 0) {
      await this.#store.files.deleteFile({ id: file.view.id })
      this.gone.push(mark)
      return
    }
    const { mark: alt } = this.#compose()
    const draft = { ...brings(room, []), files: [{ ...file.view, alt: alt + 'a'.repeat(this.#random(400)) }] }
    this.#said.push({ room, seq: await this.#append(draft), texts: [mark, alt] })
  }

  async #say(): Promise<void> {
    const room = this.#rooms[this.#random(this.#rooms.length)] ?? 0
    const { mark, text } = this.#compose()
    this.#said.push({ room, seq: await this.#append(says(room, text, `key ${this.#count}`)), texts: [mark] })
  }

  async #edit(target: Said): Promise<void> {
    const { mark, text } = this.#compose()
    await this.#append(edits(target.room, target.seq, text))
    target.texts.push(mark)
  }

  async #delete(target: Said): Promise<void> {
    await this.#append(deletes(target.room, target.seq))
    this.#forget((one) => one === target)
  }

  async #endRoom(): Promise<void> {
    const [room = 0] = this.#rooms.splice(this.#random(this.#rooms.length), 1)
    await this.#store.rooms.deleteRoom(room)
    this.#forget((one) => one.room === room)
    this.#rooms.push(await makeRoom(this.#store, `another ${(this.#count += 1)}`))
  }

  #forget(isGone: (one: Said) => boolean): void {
    this.gone.push(...this.#said.filter(isGone).flatMap((one) => one.texts))
    this.#said = this.#said.filter((one) => !isGone(one))
  }

  #compose(): { mark: string; text: string } {
    const mark = `<secret ${(this.#count += 1)}>`
    return { mark, text: mark + 'x'.repeat(this.#random(this.#random(10) === 0 ? 12_000 : 400)) }
  }

  async #append(draft: Draft): Promise<number> {
    const [seq] = fates(await this.#store.log.append([draft]))
    if (typeof seq !== 'number') throw new Error(`refused: ${seq}`)
    return seq
  }
}
