import type { JSX } from 'preact'

/** An icon that only pictures need, drawn as those of the page are. */
export function Drawn({ path }: { readonly path: string }): JSX.Element {
  return (
    <svg class="i" width={20} height={20} viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
