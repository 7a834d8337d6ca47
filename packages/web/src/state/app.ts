import type { FileId, FileView, Language, MessageView, RoomId, Seq, WebTexts } from '@papo/protocol'
import type { Client, Room } from '@papo/sdk'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Player } from '../files/player.ts'
import { textsIn } from '../text/web-texts.ts'
import type { UploadQueue } from '../upload/queue.ts'
import { Trays } from '../upload/trays.ts'
import type { Upload } from '../upload/upload.ts'
import { createAnnouncer } from './announcer.ts'
import type { Announcer } from './announcer.ts'
import { cell, useCell } from './cell.ts'
import type { Cell } from './cell.ts'
import { Drafts } from './drafts.ts'
import { Edits } from './edits.ts'
import type { HeldMarks } from './mark-all.ts'
import { createPace } from './pace.ts'
import type { Pace } from './pace.ts'
import { createPreferences } from './preferences.ts'
import type { Preferences } from './kept-preferences.ts'
import { createNavigation } from './route.ts'
import type { Navigation } from './route.ts'
import { createToasts } from './toasts.ts'
import type { Toasts } from './toasts.ts'

/** A dialog that lies over everything. */
export type Overlay =
  | { readonly type: 'palette'; readonly text?: string }
  | { readonly type: 'create'; readonly name?: string }
  | { readonly type: 'settings'; readonly tab?: string }
  | { readonly type: 'invite'; readonly room: Room }
  | { readonly type: 'projector'; readonly room: Room }
  | PicturesOverlay
  | { readonly type: 'describe'; readonly upload: Upload }

/** Pictures of a room, shown large one at a time. */
export interface PicturesOverlay {
  readonly type: 'pictures'
  readonly room: RoomId
  readonly pictures: readonly ShownPicture[]
  readonly first: FileId
}

/** A picture, and the message that brought it. */
export interface ShownPicture {
  readonly file: FileView
  readonly seq: Seq
}

/** What every part of the page stands on. */
export interface App {
  readonly client: Client
  readonly language: Cell<Language>
  readonly preferences: Cell<Preferences>
  readonly navigation: Navigation
  readonly toasts: Toasts
  readonly announcer: Announcer
  /** When what others do is drawn. */
  readonly pace: Pace
  readonly drafts: Drafts
  /** The files that go with messages. */
  readonly trays: Trays
  readonly overlay: Cell<Overlay | undefined>
  /** The room that is shown. */
  readonly room: Cell<Room | undefined>
  /** Whether it is known what the address means: a room that one is in now, none, or one that is not there. */
  readonly arrived: Cell<boolean>
  /** By room: up to where all is about to be marked as read. */
  readonly heldMarks: Cell<HeldMarks>
  /** The room at whose end somebody looks: nothing in it is unread. */
  readonly watched: Cell<RoomId | undefined>
  /** By room: the message that the composer answers. */
  readonly replies: Cell<ReadonlyMap<number, MessageView>>
  readonly edits: Edits
  /** What can be asked of the list of messages, while there is one. */
  readonly list: Cell<MessageListControls | undefined>
  /** A message that the list is asked to show from elsewhere. */
  readonly jump: Cell<MessageAsk | undefined>
  /** What plays recordings, from the first one on that is shown. */
  readonly player: Cell<Player | undefined>
  /** What the composer is asked to do from elsewhere. */
  readonly composer: Cell<ComposerAsk | undefined>
}

/** What the keys of the page ask of the list of messages. */
export interface MessageListControls {
  readonly jumpToEnd: () => void
  readonly focusLast: () => void
  /** Shows a message and gives it the focus; one can go back from it. */
  readonly showMessage: (seq: Seq) => void
  /** Drops the unread divider and goes to the end; false where there was nothing to drop. */
  readonly dropUnread: () => boolean
}

/** A message to be shown, in the room where it was said. */
export interface MessageAsk {
  readonly room: RoomId
  readonly seq: Seq
}

/** Something that the composer is asked for: the focus, or to add a text at the caret. */
export interface ComposerAsk {
  readonly focus: true
  readonly insert?: string
}

/** Makes what the page stands on. */
export function createApp(client: Client, language: Language, loadQueue: () => Promise<UploadQueue>): App {
  const preferences = createPreferences()
  const drafts = new Drafts()
  return {
    client,
    language: cell(language),
    preferences,
    navigation: createNavigation(),
    toasts: createToasts(),
    announcer: createAnnouncer(),
    pace: createPace(),
    drafts,
    trays: new Trays({ client, drafts, loadQueue }),
    overlay: cell<Overlay | undefined>(undefined),
    room: cell<Room | undefined>(undefined),
    arrived: cell(false),
    heldMarks: cell<HeldMarks>(new Map()),
    watched: cell<RoomId | undefined>(undefined),
    replies: cell<ReadonlyMap<number, MessageView>>(new Map()),
    edits: new Edits(client),
    list: cell<MessageListControls | undefined>(undefined),
    jump: cell<MessageAsk | undefined>(undefined),
    player: cell<Player | undefined>(undefined),
    composer: cell<ComposerAsk | undefined>(undefined),
  }
}

/** Answers a message from the composer, or nothing any more. */
export function setReply({ replies }: App, room: Room, message: MessageView | undefined): void {
  const next = new Map(replies.get())
  if (message) next.set(room.id, message)
  else next.delete(room.id)
  replies.set(next)
}

/** Hands the app to all components. */
export const AppContext = createContext<App | undefined>(undefined)

/** The app, in a component. */
export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('a part stands outside of the app')
  return app
}

/** The words of the chosen language, in a component. */
export function useTexts(): WebTexts {
  return textsIn(useCell(useApp().language))
}

/** The words of a part that brings its own, in the chosen language, in a component. */
export function useOwnTexts<T>(texts: Readonly<Record<Language, T>>): T {
  return texts[useCell(useApp().language)]
}

/** What is set on this device, in a component. */
export function usePreferences(): Preferences {
  return useCell(useApp().preferences)
}
