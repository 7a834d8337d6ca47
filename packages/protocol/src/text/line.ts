import type { Verb } from '../commands.ts'
import type { ErrorCode, ErrorDetail } from '../errors.ts'
import type { Language } from '../language.ts'
import type { ChangeProblem, LineChangeTexts } from './line-changes.ts'
import { lineEn } from './line-en.ts'
import type { FileProblem, LineFileTexts } from './line-files.ts'
import type { LineOptionTexts, OptionName } from './line-options.ts'
import { linePtBR } from './line-pt-br.ts'

/** Who serves, and what is going on there. */
export interface Greeting {
  /** The server's own name; empty where the owner gave it none. */
  readonly name: string
  readonly version: string
  readonly online: number
  /** Rooms in which somebody is. */
  readonly rooms: number
}

/** Everything that a person on a line is told; each string is one line, without its end. */
export interface LineTexts extends LineChangeTexts, LineFileTexts, LineOptionTexts {
  /** What stands before the first prompt. */
  readonly greeting: (greeting: Greeting) => readonly string[]
  /** Asks for the nick; ends in a space, not in a line end. */
  readonly prompt: string
  /** The nick of who gave none. */
  readonly namelessNick: (port: number) => string
  readonly welcome: (nick: string) => readonly string[]
  readonly goodbye: string
  readonly stopping: string

  /** What a person says, and what a person does. */
  readonly said: (nick: string, text: string) => string
  readonly acted: (nick: string, text: string) => string
  /** What is said between two, as each of them reads it. */
  readonly toldMe: (from: string, text: string) => string
  readonly iTold: (to: string, text: string) => string

  readonly joined: (nick: string, room: string) => string
  readonly left: (nick: string, room: string) => string
  readonly gathered: (room: string, joined: readonly string[], left: readonly string[]) => string
  readonly renamed: (from: string, to: string) => string

  readonly created: (room: string) => string
  readonly entered: (room: string) => string
  readonly alreadyEntered: (room: string) => string
  /** To who left a room himself. */
  readonly leftRoom: string
  readonly nickChanged: (nick: string) => string
  readonly nickKept: (nick: string) => string
  readonly languageChanged: string

  /** The first lines of the answer to the list of rooms. */
  readonly rooms: (names: readonly string[]) => readonly string[]
  /** The answer to a list by a filter that no room's name fits. */
  readonly noRoomFits: string
  /** As many names as are shown, and how many more there are. */
  readonly people: (names: readonly string[], more: number) => string
  readonly peopleCount: (count: number) => string
  readonly roomsNotShown: (count: number) => string
  /** Who is in a room; `own` is the reader's nick, where he is among them. */
  readonly who: (list: WhoList) => readonly string[]

  readonly history: (title: string, count: number) => string
  readonly conversation: (nick: string) => string
  readonly now: string
  /** Where there is no history to show. */
  readonly nothingSaid: string

  /** How a command is used, to who left something out or wrong. */
  readonly usage: Readonly<Record<UsageProblem, string>>
  readonly errors: Readonly<Record<ErrorCode, (detail: ErrorDetail, asked: Verb | undefined) => readonly string[]>>
}

/** Those in a room: the nicks that are shown, and how many more there are. */
export interface WhoList {
  readonly room: string
  readonly nicks: readonly string[]
  readonly more: number
  readonly own: string | undefined
}

/** What a person did not say, or said in a way that has no meaning. */
export type UsageProblem =
  | 'nick'
  | 'action'
  | 'language'
  | 'languages'
  | 'history'
  | 'password'
  | 'oneself'
  | ChangeProblem
  | FileProblem
  | 'ignore'
  | 'notify'
  | OptionName

/** The texts of the line in every language. */
export const lineTexts: Readonly<Record<Language, LineTexts>> = { 'pt-BR': linePtBR, en: lineEn }
