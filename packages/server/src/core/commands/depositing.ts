import { ChatError, checkText, isSeen } from '@papo/protocol'
import type { FileSent, FileView, Limits, MessageStyle, ReplyTo, RoomId, Seq } from '@papo/protocol'
import type { Hub } from '../hub.ts'
import { findCalled } from '../mentions.ts'
import type { Called } from '../mentions.ts'
import { may } from '../permissions.ts'
import type { Room } from '../room.ts'
import type { User } from '../user.ts'

/** Where a message stands. */
export interface Deposited {
  readonly room: RoomId
  readonly seq: Seq
  readonly at: number
}

/** Who says something, on which node. */
export interface Author {
  readonly hub: Hub
  readonly user: User
}

/** Something to be said. */
export interface Said {
  readonly text: string
  readonly style: MessageStyle
  /** The client's own name for it, if it has one. */
  readonly key?: string | undefined
  /** The seq of the message that it answers. */
  readonly reply?: Seq | undefined
  /** What comes along; the text may be empty then. */
  readonly files?: readonly FileSent[] | undefined
}

/** Checks a message and brings it to the log; resolves when it is committed. */
export function deposit(author: Author, room: Room, { reply, files, ...given }: Said): Promise<Deposited> {
  const said = { ...given, text: checkSaid(given.text, author.hub.limits, files) }
  if (said.key !== undefined && !/^[\x21-\x7e]{1,64}$/.test(said.key)) throw new ChatError('key_invalid')
  if (reply === undefined && files === undefined) return append(author, room, said)
  return appendWith(author, room, { ...said, reply, files })
}

/** The text as it is said; throws what is wrong with it. Beside files it may be nothing. */
export function checkSaid(text: string, limits: Limits, files?: readonly unknown[]): string {
  if (files !== undefined && files.length > 0 && !text.includes('\0') && !isSeen(text)) return ''
  checkText(text, limits)
  return text
}

/** Whom a text calls that somebody says in a room. */
export function calledIn({ hub, user }: Author, room: Room, text: string): Called {
  if (!text.includes('@')) return {}
  return findCalled(text, {
    mayCallAll: may(user.id, 'call_all', { room: room.record }),
    find: (slug) => {
      const owner = hub.nicks.ownerOf(slug)
      return owner !== undefined && room.knows(owner) ? owner : undefined
    },
  })
}

async function appendWith(author: Author, room: Room, { reply, files, ...said }: Said): Promise<Deposited> {
  const [replyTo, attached] = await Promise.all([
    reply === undefined ? undefined : replyOf(author, room, reply),
    files === undefined ? undefined : author.hub.uploads.attach(author.user, room, files),
  ])
  return append(author, room, {
    ...said,
    ...(replyTo && { reply: replyTo }),
    ...(attached && attached.length > 0 && { files: attached }),
  })
}

async function replyOf({ hub, user: { id, nick } }: Author, room: Room, seq: Seq): Promise<ReplyTo> {
  const target = await hub.store.log.readMessage(room.id, seq)
  // whether it still stands is for the store to say: what was said before its end is answered as it was then
  return { seq, author: target?.author ?? id, nick: target?.nick ?? nick }
}

async function append(
  author: Author,
  room: Room,
  { reply, key, files, ...said }: Omit<Said, 'reply' | 'files'> & { reply?: ReplyTo; files?: readonly FileView[] },
): Promise<Deposited> {
  const { hub, user } = author
  hub.users.keepFirst(user)
  const result = await room.append({
    kind: 'message',
    room: room.id,
    author: user.id,
    nick: user.nick,
    ...said,
    ...(key !== undefined && { key }),
    ...(reply && { reply }),
    ...(files && { files }),
    ...calledIn(author, room, said.text),
  })
  if (result.type === 'void') throw new ChatError(result.why === 'files' ? 'file_not_found' : 'message_not_found')
  if (result.type !== 'appended' && result.type !== 'repeated')
    throw new ChatError('room_not_found', { given: room.view.name })
  hub.typing.said(user, room)
  // what one says oneself is read
  if (result.type === 'appended') hub.memberships.move(user, room.id, { seq: result.seq, n: result.n })
  // [SEND3] a key that was used in another room answers where that was said
  const placed = result.type === 'repeated' ? result.room : room.id
  return { room: placed, seq: result.seq, at: result.at }
}
