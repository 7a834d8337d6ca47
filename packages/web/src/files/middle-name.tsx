import type { JSX } from 'preact'
import './middle-name.css'

/** So many characters of the end are always seen: what kind of file it is, and which of many. */
const endLength = 9

/** A file's name in one line; where there is no place for it, its middle is left out. */
export function MiddleName({ name }: { readonly name: string }): JSX.Element {
  const characters = Array.from(name)
  const end = characters.length > 2 * endLength ? characters.slice(-endLength).join('') : ''
  return (
    <b class="mid" title={name} dir="auto">
      <span>{name.slice(0, name.length - end.length)}</span>
      {end !== '' && <span>{end}</span>}
    </b>
  )
}
