import type { JSX } from 'preact'
import { Avatar } from '../parts/faces.tsx'
import type { Asked, Choice } from './completion.ts'

interface CompletionListProps {
  readonly asked: Asked
  readonly choices: readonly Choice[]
  readonly selected: number
  readonly label: string
  readonly onChoose: (choice: Choice) => void
}

/** The id of a choice's element, by its place. */
export function optionId(index: number): string {
  return `completion-${index}`
}

/** The list above the field; the focus stays in the field. */
export function CompletionList({ asked, choices, selected, label, onChoose }: CompletionListProps): JSX.Element {
  return (
    <div class={asked.type === 'command' ? 'pop commands' : 'pop'} role="listbox" id="completion" aria-label={label}>
      {choices.map((choice, index) => (
        <div
          key={choice.id}
          id={optionId(index)}
          role="option"
          aria-selected={index === selected}
          onPointerDown={(event) => {
            event.preventDefault()
            onChoose(choice)
          }}
        >
          {asked.type === 'command' && <code>{choice.label}</code>}
          {choice.nick !== undefined && <Avatar nick={choice.nick} size={26} />}
          {choice.emoji !== undefined && <i class="big">{choice.emoji}</i>}
          {asked.type !== 'command' && <b>{choice.label}</b>}
          {choice.does !== undefined && <span class="does">{choice.does}</span>}
          {choice.also !== undefined && <em>{choice.also}</em>}
        </div>
      ))}
    </div>
  )
}
