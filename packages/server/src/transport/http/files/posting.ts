import { ChatError } from '@papo/protocol'
import type { FileView } from '@papo/protocol'
import type { Hub } from '../../../core/hub.ts'
import type { Room } from '../../../core/room.ts'
import type { Visitor } from '../../../core/visitor.ts'
import type { Arriving } from './arriving.ts'
import type { Deposited } from '../../../core/commands/depositing.ts'
import type { Uploads } from '../../../core/uploads.ts'
import { wantsJson } from '../asked.ts'
import type { Asked } from '../asked.ts'
import { replyJson, replyText } from '../replies.ts'

/** Bytes beyond those of its files that a form may have. */
export const formExtraBytes = 1024 * 1024

/** Bytes that are still read of what was refused, so that its sender comes to hear why. */
export const drainBytes = 256 * 1024 * 1024

/** A message that brought files, as it stands. */
export interface Posted {
  readonly said: Deposited
  readonly files: readonly FileView[]
}

/** What is said with the files, and to whom. */
export interface Saying {
  readonly hub: Hub
  readonly visitor: Visitor
  readonly room: Room
  readonly text: string
  readonly key: string
  readonly alts?: readonly string[]
}

/** Says the message with the files that came; where it was said before, by its key, those of then are its files. */
export async function post(arriving: Arriving, { hub, visitor, room, text, key, alts }: Saying): Promise<Posted> {
  const said = await visitor.say(room, { text, key, files: arriving.sent(alts) })
  const records = await hub.store.files.listFilesOf(said.room, said.seq)
  const own = new Set(arriving.views.map(({ id }) => id))
  const isNew = records.some(({ view: { id } }) => own.has(id))
  if (!isNew) await arriving.forget()
  const files = isNew ? arriving.views : records.map(({ view }) => view)
  return { said, files: await asBrought(hub, said, files) }
}

/** Files with what they show in words, which the message alone knows. */
async function asBrought(hub: Hub, { room, seq }: Deposited, files: readonly FileView[]): Promise<readonly FileView[]> {
  const message = await hub.store.log.readMessage(room, seq)
  const alts = new Map(message?.files?.map(({ id, alt }) => [id, alt]))
  return files.map((view) => {
    const alt = alts.get(view.id)
    return alt === undefined ? view : { ...view, alt }
  })
}

/** Answers by where the message stands, and how its files are fetched. */
export function replyPosted(asked: Asked, { said: { room, seq, at }, files }: Posted, uploads: Uploads): Response {
  const answer = { status: 201, headers: { 'Papo-Seq': String(seq) } }
  if (wantsJson(asked)) return replyJson({ room, seq, at, files }, answer)
  const lines = [seq, ...files.map((view) => `${originOf(asked)}${uploads.linkPath(view)}`)]
  return replyText(`${lines.join('\n')}\n`, answer)
}

/** The key that the sender gives a message, or one of ours. */
export function keyOf({ env: { incoming } }: Asked, newKey: () => string): string {
  const given = incoming.headers['idempotency-key']
  if (given === undefined) return newKey()
  if (typeof given !== 'string') throw new ChatError('key_invalid')
  return given
}

/** How the asker calls this server. */
function originOf({ req }: Asked): string {
  return new URL(req.url).origin
}
