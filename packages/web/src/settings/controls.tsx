import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { useApp, usePreferences } from '../state/app.ts'
import type { Preferences } from '../state/kept-preferences.ts'

type Flag = { [K in keyof Preferences]: Preferences[K] extends boolean ? K : never }[keyof Preferences]

interface SwitchProps {
  readonly label: string
  readonly name: Flag
  readonly note?: string | undefined
  readonly disabled?: boolean
}

/** Something that is on or off. */
export function Switch({ label, name, note, disabled = false }: SwitchProps): JSX.Element {
  const { preferences } = useApp()
  const id = useId()
  return (
    <div class="set">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="switch"
        type="checkbox"
        role="switch"
        checked={usePreferences()[name]}
        disabled={disabled}
        onChange={(event) => {
          const { checked } = event.currentTarget
          preferences.update((now) => ({ ...now, [name]: checked }))
        }}
      />
      {note !== undefined && <p>{note}</p>}
    </div>
  )
}

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly options: Readonly<Record<V, string>>
  readonly value: V
  readonly onChange: (value: V) => void
}

/** One of a few. */
export function Choice<V extends string>({ label, options, value, onChange }: ChoiceProps<V>): JSX.Element {
  const id = useId()
  return (
    <div class="set">
      <span id={id}>{label}</span>
      <div class="seg" role="radiogroup" aria-labelledby={id}>
        {(Object.entries(options) as [V, string][]).map(([one, text]) => (
          <label key={one}>
            <input type="radio" name={id} value={one} checked={one === value} onChange={() => onChange(one)} />
            {text}
          </label>
        ))}
      </div>
    </div>
  )
}

type Word = { [K in keyof Preferences]: Preferences[K] extends string ? K : never }[keyof Preferences]

interface PreferenceProps<K extends Word> {
  readonly label: string
  readonly name: K
  readonly options: Readonly<Record<Preferences[K], string>>
}

/** One of a few, of what is set on this device. */
export function PreferenceChoice<K extends Word>({ label, name, options }: PreferenceProps<K>): JSX.Element {
  const { preferences } = useApp()
  return (
    <Choice<Preferences[K]>
      label={label}
      options={options}
      value={usePreferences()[name]}
      onChange={(value) => preferences.update((now) => ({ ...now, [name]: value }))}
    />
  )
}
