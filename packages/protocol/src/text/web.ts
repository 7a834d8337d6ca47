import type { NoticeLevel } from '../events.ts'
import type { Language } from '../language.ts'
import { webEn } from './web-en.ts'
import { webPtBR } from './web-pt-br.ts'

/** Everything that the page says; the keys of ux are kept together by where they stand. */
export interface WebTexts {
  readonly rooms: RoomListTexts
  readonly room: RoomTexts
  readonly composer: ComposerTexts
  readonly typing: (names: readonly string[]) => string
  readonly msg: MessageTexts
  readonly act: ActionTexts
  readonly conn: ConnectionTexts
  readonly people: PeopleTexts
  readonly about: AboutTexts
  readonly me: { readonly notices: string; readonly settings: string }
  readonly invite: InviteTexts
  readonly notify: NotifyTexts
  readonly error: ErrorTexts
  readonly aria: AriaTexts
  /** `há 6 min`; under an hour. */
  readonly minutesAgo: (minutes: number) => string
  readonly hoursAgo: (hours: number) => string
  readonly close: string
  readonly cancel: string
}

/** The list of rooms. */
export interface RoomListTexts {
  readonly label: string
  readonly active: string
  readonly quiet: string
  readonly direct: string
  readonly online: (count: number) => string
  /** That nobody is in a room. */
  readonly nobody: string
  readonly who: (names: readonly string[], count: number) => string
  readonly andMore: (count: number) => string
  readonly find: string
  readonly create: string
  readonly none: string
  readonly createFirst: string
  readonly unread: (count: number) => string
  readonly mentions: (count: number) => string
  readonly muted: string
  readonly draft: string
  readonly failed: string
  readonly allRead: string
  readonly above: (count: number) => string
  readonly below: (count: number) => string
}

/** The room that one looks at. */
export interface RoomTexts {
  readonly count: (count: number) => string
  readonly countLabel: (count: number) => string
  readonly unread: (count: number) => string
  readonly jump: (count: number) => string
  readonly toEnd: string
  readonly mentionUp: (count: number) => string
  readonly start: (room: string) => string
  readonly startDirect: (nick: string) => string
  readonly madeBy: (nick: string, date: string) => string
  readonly empty: string
  readonly emptySub: string
  readonly sayHi: string
  readonly back: (unread: number) => string
  readonly invite: string
  readonly showPeople: string
  readonly more: string
  readonly copyLink: string
  readonly markRead: string
  readonly leave: string
  readonly notice: { readonly all: string; readonly mentions: string; readonly none: string }
  readonly pins: string
  readonly joined: (names: readonly string[], more: number) => string
  readonly left: (names: readonly string[], more: number) => string
  readonly see: string
  readonly renamed: (from: string, to: string) => string
  readonly today: string
  readonly yesterday: string
  readonly olderFailed: string
  readonly retry: string
  readonly directSub: string
}

/** Where one writes. */
export interface ComposerTexts {
  readonly label: string
  readonly placeholder: (room: string) => string
  readonly placeholderTo: (nick: string) => string
  readonly field: (room: string) => string
  readonly send: string
  readonly attach: string
  readonly record: string
  /** Without HTTPS no browser gives a page the microphone. */
  readonly voiceNeedsHttps: string
  readonly emoji: string
  readonly replying: (nick: string) => string
  readonly cancelReply: string
  readonly unknown: (command: string) => string
  readonly hintSend: string
  readonly hintBreak: string
  readonly hintCommands: string
  readonly pasteCode: string
  readonly yes: string
  readonly no: string
  readonly commands: (count: number) => string
  readonly people: (count: number) => string
  readonly emojis: (count: number) => string
  readonly rooms: (count: number) => string
  readonly everybody: string
  readonly everybodyDoes: string
  readonly askEverybody: (count: number) => string
  readonly tooLong: (size: number, max: number) => string
  readonly full: (max: number) => string
  /** Something was written here before by who was known on this device then. */
  readonly leftDraft: string
  readonly takeDraft: string
  /** A message was named by a number. */
  readonly noNumbers: (command: string) => string
  readonly nothingSaid: string
  readonly nothingOwn: string
  readonly noReaction: (emoji: string) => string
  /** One's last message is on its way still. */
  readonly notThere: string
  /** The newest message is not among those that are shown. */
  readonly notAtEnd: string
  readonly history: string
  readonly noTalk: (nick: string) => string
  readonly onlyLine: (command: string) => string
  readonly usage: (form: string) => string
  /** What a command changed, where nothing else shows it. */
  readonly told: {
    readonly nick: string
    readonly notice: Readonly<Record<NoticeLevel, string>>
    readonly language: string
    readonly ignored: (nick: string) => string
    readonly heardAgain: (nick: string) => string
  }
}

/** A message's states. */
export interface MessageTexts {
  readonly sending: string
  readonly queued: string
  /** Why one waits: too many at once; or the server can't just now. */
  readonly heldByRate: string
  readonly heldByServer: string
  readonly sent: string
  readonly edited: string
  readonly editedAt: (time: string) => string
  readonly deleted: string
  readonly failed: (reason: string) => string
  readonly retry: string
  readonly discard: string
  /** Of messages that no room shows, by the names of their places. */
  readonly notSentTo: (count: number, places: readonly string[]) => string
  /** Why a message of the time before one's session ended is not sent. */
  readonly writtenBefore: string
  readonly undo: string
  readonly you: string
  readonly owner: string
  readonly versions: string
  readonly copyCode: string
  readonly copied: string
  readonly linkCopied: string
  readonly pressToCopy: string
  readonly expand: (lines: number) => string
  readonly collapse: string
  readonly pinned: string
  readonly save: string
  readonly editing: string
  readonly backToPlace: string
  readonly deletedSoon: string
  readonly tooManyReactions: string
  readonly reactionOf: (emoji: string, names: readonly string[], count: number) => string
}

/** What one can do with a message. */
export interface ActionTexts {
  readonly react: string
  readonly reply: string
  readonly link: string
  readonly more: string
  readonly edit: string
  readonly remove: string
  readonly pin: string
  readonly unpin: string
  readonly toolbar: (nick: string) => string
  readonly replyTo: (nick: string) => string
  readonly reactTo: (nick: string) => string
  readonly linkOf: (nick: string) => string
  readonly moreOf: (nick: string) => string
  readonly copyText: string
}

/** What is said about the connection. */
export interface ConnectionTexts {
  readonly connecting: string
  readonly lost: (seconds: number, queued: number) => string
  /** The same, where there is nothing to write in yet. */
  readonly lostEmpty: (seconds: number) => string
  /** Above the messages that wait to be sent, where no room can show them. */
  readonly waiting: (count: number) => string
  /** Of those that are older than what is shown. */
  readonly moreWaiting: (count: number) => string
  readonly trying: string
  readonly now: string
  readonly back: (sent: number) => string
  readonly restart: string
  readonly update: string
  readonly updateNow: string
  readonly lostShort: string
  readonly backShort: string
  /** The server no longer takes this device for the person it was. */
  readonly expired: string
  readonly enterAgain: string
}

/** Those who are in a room. */
export interface PeopleTexts {
  readonly label: string
  readonly list: string
  readonly care: string
  readonly online: string
  readonly away: string
  readonly owner: string
  readonly you: string
  readonly typing: string
  readonly onLine: string
  readonly filter: string
  readonly more: (count: number) => string
  readonly guest: string
  readonly mention: string
  readonly message: string
  readonly ignore: string
  readonly unignore: string
  readonly nobodyFits: string
}

/** The panel of a room, or of a conversation with one person. */
export interface AboutTexts {
  readonly room: string
  readonly direct: string
}

/** How others come in. */
export interface InviteTexts {
  readonly title: string
  readonly sub: (host: string) => string
  readonly copy: string
  readonly copied: string
  readonly qr: (room: string) => string
}

/** What comes to the person without being looked for. */
export interface NotifyTexts {
  readonly title: (nick: string, room: string) => string
  readonly offer: string
  readonly want: string
  readonly later: string
  readonly paused: string
  readonly pause30: string
  readonly pause60: string
  readonly pauseTomorrow: string
  readonly resume: string
  readonly hidden: string
  readonly mentionIn: (room: string, nick: string) => string
  readonly direct: (nick: string) => string
  readonly open: string
}

/** What went wrong. */
export interface ErrorTexts {
  readonly room404: string
  readonly message404: string
  readonly seeRooms: string
  readonly createIt: (name: string) => string
  readonly pane: string
  readonly reloadPane: string
  readonly unexpected: string
  /** Of a part of the page that was never opened before, and does not come now. */
  readonly notLoaded: string
}

/** What only a screen reader says. */
export interface AriaTexts {
  readonly skip: string
  readonly log: (room: string) => string
  readonly burst: (count: number, names: readonly string[]) => string
  readonly said: (nick: string, text: string) => string
  readonly called: (nick: string, text: string) => string
  readonly mentionIn: (room: string, nick: string) => string
  readonly long: string
  readonly nothingYet: string
  readonly failed: (reason: string) => string
}

/** The texts of the page in every language. */
export const webTexts = { 'pt-BR': webPtBR, en: webEn } satisfies Record<Language, WebTexts>
