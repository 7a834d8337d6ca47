import type { JSX } from 'preact'

/** A triangle, or two bars where it plays. */
export function PlayIcon({ isPlaying, size }: { readonly isPlaying: boolean; readonly size: number }): JSX.Element {
  return (
    <svg class="i" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={isPlaying ? 'M7 4.5v15M17 4.5v15' : 'M7 4v16l13-8z'} />
    </svg>
  )
}
