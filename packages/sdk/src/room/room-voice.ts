import type { AnswerOf, MessageView, RoomId, Seq } from '@papo/protocol'
import type { FilePage, UploadLink } from '../api/room.ts'
import type { Sending, SendingCommand } from '../api/sending.ts'
import type { HowToSend } from '../outbox/how-to-send.ts'
import type { RoomHouse } from './room-house.ts'

/** What one does to the messages of a room, through the outbox, and what one asks about them. */
export abstract class RoomVoice {
  abstract readonly id: RoomId
  readonly #house: Pick<RoomHouse, 'ask' | 'sendings'>

  constructor(house: Pick<RoomHouse, 'ask' | 'sendings'>) {
    this.#house = house
  }

  /** Changes to messages that are on their way. */
  get acts(): readonly Sending[] {
    return this.waiting.filter(({ command }) => command.verb !== 'send')
  }

  edit(seq: Seq, text: string): Sending {
    return this.put({ verb: 'edit', room: this.id, seq, text })
  }

  delete(seq: Seq, { isHeld = false }: { readonly isHeld?: boolean } = {}): Sending {
    return this.put({ verb: 'delete', room: this.id, seq }, { isHeld })
  }

  react(seq: Seq, emoji: string): Sending {
    return this.put({ verb: 'react', room: this.id, seq, emoji, on: true })
  }

  unreact(seq: Seq, emoji: string): Sending {
    return this.put({ verb: 'react', room: this.id, seq, emoji, on: false })
  }

  pin(seq: Seq): Sending {
    return this.put({ verb: 'pin', room: this.id, seq, on: true })
  }

  unpin(seq: Seq): Sending {
    return this.put({ verb: 'pin', room: this.id, seq, on: false })
  }

  async pins(): Promise<readonly MessageView[]> {
    return (await this.#house.ask({ verb: 'pins', room: this.id })).messages
  }

  async versions(seq: Seq): Promise<AnswerOf<'versions'>['versions']> {
    return (await this.#house.ask({ verb: 'versions', room: this.id, seq })).versions
  }

  async files({ before, limit = 60 }: { readonly before?: Seq; readonly limit?: number } = {}): Promise<FilePage> {
    return this.#house.ask({ verb: 'files', room: this.id, limit, ...(before !== undefined && { before }) })
  }

  async uploadLink(name?: string): Promise<UploadLink> {
    return this.#house.ask({ verb: 'upload_link', room: this.id, ...(name !== undefined && { name }) })
  }

  /** All that waits in the outbox for this room. */
  protected get waiting(): readonly Sending[] {
    return this.#house.sendings(this.id)
  }

  /** Puts a command into the outbox; held, it stays there until it is released. */
  protected abstract put(command: SendingCommand, how?: Omit<HowToSend, 'place' | 'onAdded'>): Sending
}
