import type { z } from 'zod'
import type { verbSchemas } from './schemas/commands.ts'
import type * as views from './schemas/views.ts'

/** A user as others see it. */
export type UserView = z.infer<typeof views.userView>
/** Somebody who is in a room. */
export type PersonView = z.infer<typeof views.personView>
/** A room as it is named to its members. */
export type RoomView = z.infer<typeof views.roomView>
/** A line of the room list. */
export type RoomListing = z.infer<typeof views.roomListing>
/** Messages as they stand, oldest first. */
export type Page = z.infer<typeof views.page>
/** Up to where somebody has read. */
export type Marker = z.infer<typeof views.marker>
/** What a room is to one of its members. */
export type Membership = z.infer<typeof views.membership>
/** What entering a room tells. */
export type Entered = z.infer<typeof views.entered>

type Verbs = typeof verbSchemas
/** The name of a command. */
export type Verb = keyof Verbs
/** What a client asks; `ref` ties the reply to it on wires that have one. */
export type CommandOf<V extends Verb> = { readonly verb: V; readonly ref?: number } & z.infer<Verbs[V]['ask']>
/** Any command. */
export type Command = { [V in Verb]: CommandOf<V> }[Verb]
/** What a command is answered with. */
export type AnswerOf<V extends Verb> = z.infer<Verbs[V]['answer']>
/** Where a client stands in a room's log. */
export type Position = CommandOf<'resume'>['rooms'][number]
/** What a returning client gets for one room. */
export type Resumed = AnswerOf<'resume'>['rooms'][number]
/** A room named by a person. */
export type RoomRef = CommandOf<'join'>['room']

const isVerb: { readonly [V in Verb]: true } = {
  hello: true,
  join: true,
  leave: true,
  create: true,
  send: true,
  send_direct: true,
  edit: true,
  delete: true,
  react: true,
  pin: true,
  pins: true,
  files: true,
  upload_link: true,
  versions: true,
  history: true,
  log: true,
  rooms: true,
  watch: true,
  who: true,
  nick: true,
  resume: true,
  mark: true,
  typing: true,
  presence: true,
  ignore: true,
  notice: true,
}

/** Every verb, for tables and the documentation test. */
export const verbs = Object.keys(isVerb) as readonly Verb[]
