import { nickSlug } from '@papo/protocol'
import type { PrivateFiles } from './private-files.ts'

/** What is remembered of a server from one visit to the next. */
export interface Remembered {
  /** The nick used last. */
  readonly nick?: string
  /** What proves to be who one was, by the slug of the nick. */
  readonly tokens: Readonly<Record<string, string>>
  /** The room one was in, by the slug of the nick. */
  readonly rooms: Readonly<Record<string, string>>
}

const file = 'papo.json'

/** What was remembered; nothing where there is nothing. */
export async function recall(files: PrivateFiles): Promise<Remembered> {
  const kept = await files.read(file)
  if (typeof kept !== 'object' || kept === null) return { tokens: {}, rooms: {} }
  return { tokens: {}, rooms: {}, ...kept }
}

/** The proof of a nick, where there is one. */
export function tokenOf({ tokens }: Remembered, nick: string | undefined): string | undefined {
  return nick === undefined ? undefined : tokens[nickSlug(nick)]
}

/** The room that a nick was in last. */
export function roomOf({ rooms }: Remembered, nick: string | undefined): string | undefined {
  return nick === undefined ? undefined : rooms[nickSlug(nick)]
}

/** Remembers who one is now, and where. */
export async function remember(
  files: PrivateFiles,
  {
    nick,
    token,
    room,
  }: { readonly nick: string; readonly token: string | undefined; readonly room: string | undefined },
): Promise<void> {
  const before = await recall(files)
  const key = nickSlug(nick)
  const { [key]: _room, ...rooms } = before.rooms
  await files.write(file, {
    nick,
    tokens: { ...before.tokens, ...(token !== undefined && { [key]: token }) },
    rooms: { ...rooms, ...(room !== undefined && { [key]: room }) },
  })
}
