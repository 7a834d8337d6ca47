import type { ComposerTexts, Language } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { RefObject } from 'preact'
import { useApp, useTexts } from '../state/app.ts'
import type { App } from '../state/app.ts'
import { openRooms } from '../rooms/room-items.ts'
import { useCell } from '../state/cell.ts'
import { applyChoice, findCommands, findPeople, findRooms, isWhole, readAsked } from './completion.ts'
import type { Asked, Choice, Named } from './completion.ts'
import { findEmojis } from './emoji-search.ts'

/** A list that finishes what is typed. */
export interface Completion {
  readonly open: { readonly asked: Asked; readonly choices: readonly Choice[] } | undefined
  readonly selected: number
  /** To call when the text or the caret is another. */
  readonly look: () => void
  readonly close: () => void
  readonly choose: (choice: Choice) => void
  /** Takes a key if the list is open and it is one of the list's. */
  readonly onKey: (event: KeyboardEvent) => boolean
}

type Open = Completion['open']

/** Finishes commands, people and emojis in a field. */
export function useCompletion(
  field: RefObject<HTMLTextAreaElement | null>,
  room: Room,
  onText: () => void,
): Completion {
  const { open, selected, select, look, close } = useList(field, room)
  const choose = (choice: Choice): void => {
    if (!field.current || !open) return
    put(field.current, open.asked, choice)
    close()
    onText()
  }
  /** What is typed out whole is not held up by the list that shows it: an emoji takes the place of its name, and goes. */
  const accept = ({ key }: KeyboardEvent, { asked, choices }: NonNullable<Open>): boolean => {
    const choice = choices[selected]
    if (!choice) return false
    if (key !== 'Enter' || !isThere(field.current, asked, choice)) choose(choice)
    else {
      if (asked.type === 'emoji') choose({ ...choice, insert: choice.insert.trimEnd() })
      else close()
      return false
    }
    return true
  }
  const onKey = (event: KeyboardEvent): boolean => {
    if (!open) return false
    const { choices } = open
    const step = { ArrowDown: 1, ArrowUp: choices.length - 1 }[event.key]
    if (step !== undefined) select((selected + step) % choices.length)
    else if (event.key === 'Escape') close()
    else if (!isAccepting(event) || !accept(event, open)) return false
    event.preventDefault()
    return true
  }
  return { open, selected, look, close, choose, onKey }
}

interface List extends Pick<Completion, 'open' | 'selected' | 'look' | 'close'> {
  readonly select: (index: number) => void
}

/** What stands before the caret and what finishes it; who is asked for before the people are known comes by himself. */
function useList(field: RefObject<HTMLTextAreaElement | null>, room: Room): List {
  const app = useApp()
  const texts = useTexts()
  const language = useCell(app.language)
  const [open, setOpen] = useState<Open>()
  const [selected, select] = useState(0)
  const asks = useRef(0)
  const isVain = useRef(false)

  const show = (asked: Asked, choices: readonly Choice[]): void => {
    isVain.current = choices.length === 0
    setOpen(choices.length === 0 ? undefined : { asked, choices })
    select(0)
  }
  const close = (): void => {
    isVain.current = false
    setOpen(undefined)
  }
  const look = (): void => {
    const input = field.current
    const asked = input ? readAsked(input.value, input.selectionStart) : undefined
    const ask = (asks.current += 1)
    if (!asked) return close()
    if (asked.type !== 'emoji') return show(asked, find(asked, { app, room, language, texts: texts.composer }))
    void findEmojis(asked.query).then((found) => {
      if (ask === asks.current) show(asked, found)
    })
  }
  const again = useRef(look)
  again.current = look
  useLayoutEffect(() => {
    const onNews = (): void => {
      if (isVain.current) again.current()
    }
    const stops = [room.onChange(({ aspects }) => aspects.has('people') && onNews()), app.client.on('rooms', onNews)]
    return () => stops.forEach((stop) => stop())
  }, [room])
  return { open, selected, select, look, close }
}

function put(input: HTMLTextAreaElement, asked: Asked, choice: Choice): void {
  const { text, caret } = applyChoice(input.value, asked, choice.insert)
  input.value = text
  input.setSelectionRange(caret, caret)
}

function isAccepting({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'Tab' || (key === 'Enter' && !shiftKey)
}

/** Whether the text is what it would become, or names it as well. */
function isThere(input: HTMLTextAreaElement | null, asked: Asked, choice: Choice): boolean {
  if (isWhole(asked, choice)) return true
  return input !== null && applyChoice(input.value, asked, choice.insert).text === input.value
}

interface Given {
  readonly app: App
  readonly room: Room
  readonly language: Language
  readonly texts: ComposerTexts
}

function find(asked: Asked, { app, room, language, texts }: Given): Choice[] {
  const { type, query } = asked
  if (type === 'command') return findCommands(query, language)
  if (type === 'room')
    return findRooms(
      query,
      openRooms(app).map(({ name }) => name),
    )
  const spoke = new Map(room.timeline.messages.map(({ author, seq }) => [author, seq]))
  const found = findPeople(asked, othersOf(type, room, app), (id) => spoke.get(id) ?? 0)
  if (type !== 'person' || !room.isOwn || !texts.everybody.startsWith(query.toLowerCase())) return found
  return [...found, { id: 'all', insert: `@${texts.everybody} `, label: texts.everybody, does: texts.everybodyDoes }]
}

/** Who can be named but oneself: those who are in the room; after a command also those with whom one talks alone. */
function othersOf(type: Asked['type'], { people }: Room, { client }: App): Named[] {
  const others = new Map<number, Named>(people)
  if (type !== 'person') for (const { peer } of client.rooms.values()) if (peer) others.set(peer.id, peer)
  return [...others.values()].filter(({ id }) => id !== client.me?.id)
}
