import type { JSX } from 'preact'

/** Something that the composer has to say: why it did not send, or what it asks first. */
export interface Said {
  readonly text: string
  readonly isCalm?: boolean
  readonly action?: { readonly label: string; readonly act: () => void }
}

/** What the composer says, above the field. */
export function Says({ said }: { readonly said: Said }): JSX.Element {
  const { action } = said
  return (
    <div class={said.isCalm === true ? 'says calm' : 'says'} role="alert">
      {said.text}
      {action && (
        <button type="button" class="bb sm" onClick={action.act}>
          {action.label}
        </button>
      )}
    </div>
  )
}
