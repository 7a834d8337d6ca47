import type { MessageView, WebTexts } from '@papo/protocol'
import { RefusedError } from '@papo/sdk'
import type { Room, Sending } from '@papo/sdk'
import type { App } from '../state/app.ts'

/** What a command can open beside the composer. */
export interface Opens {
  /** Who is in the room. */
  readonly people: () => void
  /** What there is to know of the room, its files too. */
  readonly about: () => void
  /** The choice of files to be sent. */
  readonly chooser: () => void
}

/** What a command has to run with. */
export interface Running {
  readonly app: App
  readonly room: Room
  readonly texts: WebTexts
  readonly rest: string
  /** The command as it was typed: `/apagar`. */
  readonly typed: string
  /** The seq of the message that the composer answers. */
  readonly reply: MessageView['seq'] | undefined
  readonly onSending: (sending: Sending) => void
  readonly opens: Opens
}

/** A command; `misused`: what was written after it means nothing. Throws with words where it cannot be done. */
export type Run = (running: Running) => Promise<unknown> | 'misused' | undefined | void

/** What was refused, and is kept until the text is back in the field. */
export class NotTaken extends Error {
  readonly kept: Sending

  constructor(kept: Sending, message: string) {
    super(message)
    this.kept = kept
  }
}

const awaited = new WeakSet<Sending>()

/** Whether the composer waits for the answer, and will tell what refused it. */
export function isAwaited(sending: Sending): boolean {
  return awaited.has(sending)
}

/** The composer could not take it back: what follows failures is to offer it. */
export function leaveToOthers(sending: Sending): void {
  awaited.delete(sending)
}

/** Waits for the answer; one's own discarding is no problem to tell. */
export async function whenTaken(sending: Sending): Promise<void> {
  awaited.add(sending)
  try {
    await sending.answered
  } catch (error) {
    if (error instanceof RefusedError) throw new NotTaken(sending, error.text)
  }
}
