import type { Room } from '@papo/sdk'
import { useRef, useState } from 'preact/hooks'
import type { RefObject } from 'preact'
import { useApp, useTexts } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { applyChoice, findCommands, findPeople, readAsked } from './completion.ts'
import type { Asked, Choice } from './completion.ts'
import { findEmojis } from './emoji-search.ts'
import { canRun } from './slash-run.ts'

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
  const app = useApp()
  const texts = useTexts()
  const language = useCell(app.language)
  const [open, setOpen] = useState<Open>()
  const [selected, setSelected] = useState(0)
  const asks = useRef(0)

  const show = (asked: Asked, choices: readonly Choice[]): void => {
    setOpen(choices.length === 0 ? undefined : { asked, choices })
    setSelected(0)
  }
  const look = (): void => {
    const input = field.current
    const asked = input ? readAsked(input.value, input.selectionStart) : undefined
    const ask = (asks.current += 1)
    if (!asked) return setOpen(undefined)
    if (asked.type === 'command') return show(asked, findCommands(asked.query, language, canRun))
    if (asked.type === 'person') return show(asked, peopleFor(room, asked.query, texts.composer))
    void findEmojis(asked.query).then((found) => {
      if (ask === asks.current) show(asked, found)
    })
  }
  const choose = (choice: Choice): void => {
    if (!field.current || !open) return
    put(field.current, open.asked, choice)
    setOpen(undefined)
    onText()
  }
  const onKey = (event: KeyboardEvent): boolean => {
    if (!open) return false
    const { choices } = open
    const step = { ArrowDown: 1, ArrowUp: choices.length - 1 }[event.key]
    if (step !== undefined) setSelected((selected + step) % choices.length)
    else if (event.key === 'Escape') setOpen(undefined)
    else if (isAccepting(event)) {
      const choice = choices[selected]
      // what is typed out whole is not held up by the list that shows it
      if (!choice || (event.key === 'Enter' && choice.insert === field.current?.value)) return false
      choose(choice)
    } else return false
    event.preventDefault()
    return true
  }
  return { open, selected, look, close: () => setOpen(undefined), choose, onKey }
}

function put(input: HTMLTextAreaElement, asked: Asked, choice: Choice): void {
  const { text, caret } = applyChoice(input.value, asked, choice.insert)
  input.value = text
  input.setSelectionRange(caret, caret)
}

function isAccepting({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'Tab' || (key === 'Enter' && !shiftKey)
}

function peopleFor(
  room: Room,
  query: string,
  texts: { readonly everybody: string; readonly everybodyDoes: string },
): Choice[] {
  const spoke = new Map(room.timeline.messages.map(({ author, seq }) => [author, seq]))
  const found = findPeople(query, [...room.people.values()], (id) => spoke.get(id) ?? 0)
  const all = { id: 'all', insert: `@${texts.everybody} `, label: texts.everybody, does: texts.everybodyDoes }
  return room.isOwn && texts.everybody.startsWith(query.toLowerCase()) ? [...found, all] : found
}
