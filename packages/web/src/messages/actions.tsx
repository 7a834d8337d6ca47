import type { JSX } from 'preact'
import type { ListControl } from './list-control.ts'

/** placeholder, to be filled in next */
export function Actions(_props: { readonly control: ListControl }): JSX.Element | null {
  return null
}
