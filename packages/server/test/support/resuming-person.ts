import assert from 'node:assert/strict'
import type { AnswerOf, Command, Event, RoomId, Verb } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'
import { Client, jsonWire } from './core.ts'
import type { Told } from './core.ts'

const frames = jsonWire({ variant: 'frames', resumes: true, waits: false })

/** What somebody knows of a room that he is in: every event after `since`. */
interface View {
  readonly since: number
  readonly events: Event[]
}

/**
 * Somebody who comes back after every cut as a good client does: resumes where he stood, and asks again
 * what was not answered, messages by their keys. Fails as soon as he is told an event twice, or one too early.
 */
export class ResumingPerson {
  readonly rooms = new Map<RoomId, View>()
  readonly refused = new Set<string>()
  readonly #hub: Hub
  readonly #token: string
  readonly #epoch: string
  #unanswered: Command[] = []
  #client: Client | undefined
  #counted = 0

  private constructor(hub: Hub, client: Client, { token, epoch }: { token: string; epoch: string }) {
    this.#hub = hub
    this.#client = client
    this.#token = token
    this.#epoch = epoch
  }

  static async arrive(hub: Hub, nick: string): Promise<ResumingPerson> {
    const client = new Client(hub, frames)
    const { token, epoch } = await client.ask({ verb: 'hello', nick, keep: true })
    const person = new ResumingPerson(hub, client, { token: token!, epoch })
    person.#counted = client.told.length
    return person
  }

  get isThere(): boolean {
    return this.#client !== undefined
  }

  get isAnswered(): boolean {
    return this.#unanswered.length === 0
  }

  get nick(): string | undefined {
    return this.#client?.session.user?.nick
  }

  get client(): Client | undefined {
    return this.#client
  }

  ask(command: Command): void {
    this.#unanswered.push(command)
    this.#client?.say(command)
  }

  /** Takes in what came. */
  hear(): void {
    const told = this.#client?.told.slice(this.#counted) ?? []
    this.#counted += told.length
    for (const one of told) this.#take(one)
  }

  /** The connection breaks, and what was on its way with it. */
  cut(): void {
    this.#client?.cut()
    this.#client = undefined
  }

  async comeBack(): Promise<void> {
    const client = new Client(this.#hub, frames)
    await client.ask({ verb: 'hello', nick: 'quem', token: this.#token })
    this.#counted = client.told.length
    this.#client = client
    const rooms = Array.from(this.rooms, ([room, { since, events }]) => ({
      room,
      epoch: this.#epoch,
      seq: events.at(-1)?.seq ?? since,
    }))
    client.say({ verb: 'resume', rooms }, ...this.#unanswered)
  }

  #take(told: Told): void {
    if ('event' in told) return this.#see(told.event)
    if ('signal' in told || !told.to) return
    if (told.to.verb !== 'resume') this.#settle(told.to)
    if ('failed' in told) this.refused.add(JSON.stringify(told.to))
    else if ('answer' in told) this.#learn(told.to, told.answer)
  }

  #settle(command: Command): void {
    const asked = JSON.stringify(command)
    const index = this.#unanswered.findIndex((one) => JSON.stringify(one) === asked)
    assert.ok(index >= 0, `answered twice: ${asked}`)
    this.#unanswered.splice(index, 1)
  }

  #learn(command: Command, answer: AnswerOf<Verb>): void {
    if (command.verb === 'leave') this.rooms.delete(command.room)
    if (command.verb === 'join' && 'already' in answer && !answer.already)
      this.rooms.set(answer.membership.room.id, { since: answer.page.asOf, events: [] })
    if (command.verb !== 'resume' || !('rooms' in answer)) return
    assert.equal(answer.rooms.length, command.rooms.length)
    for (const resumed of answer.rooms) {
      assert.ok('type' in resumed && resumed.type === 'missed')
      for (const event of resumed.events) this.#see(event)
    }
  }

  #see(event: Event): void {
    const view = this.rooms.get(event.room)
    assert.ok(view, 'nothing is told of a room that one is not in')
    assert.equal(event.seq, (view.events.at(-1)?.seq ?? view.since) + 1)
    view.events.push(event)
  }
}
