import { hueIndex, initials, tileBox, tileOf } from '@papo/protocol'
import type { Presence } from '@papo/protocol'
import type { JSX } from 'preact'

/** A person's face: two letters that no screen reader reads. `size` is one of the classes s18 to s56. */
export function Avatar(props: AvatarProps): JSX.Element {
  const { nick, size, presence } = props
  return (
    <span class={`av h${hueIndex(nick)} s${size}`} data-i={initials(nick)} aria-hidden="true">
      {presence && <i class={presence === 'online' ? 'dot' : 'dot away'} />}
    </span>
  )
}

interface AvatarProps {
  readonly nick: string
  readonly size: 18 | 22 | 26 | 32 | 34 | 36 | 40 | 56
  readonly presence?: Presence | undefined
}

/** A few faces, one over the other. */
export function Faces({
  nicks,
  size,
}: {
  readonly nicks: readonly string[]
  readonly size: 18 | 22 | 26
}): JSX.Element {
  return (
    <span class="stack" aria-hidden="true">
      {nicks.map((nick) => (
        <Avatar key={nick} nick={nick} size={size} />
      ))}
    </span>
  )
}

/** A room's face. */
export function RoomTile({ room, size }: { readonly room: number; readonly size: number }): JSX.Element {
  const { hue, strong, soft } = tileOf(room)
  return (
    <svg class={`tile h${hue}`} width={size} height={size} viewBox={tileBox} aria-hidden="true">
      <rect class="t0" x="-3.5" y="-3.5" width="27" height="27" rx="7.5" />
      <path class="t1" d={strong} />
      <path class="t2" d={soft} />
    </svg>
  )
}

/** The logo. */
export function Logo(): JSX.Element {
  return (
    <svg class="logo" width="34" height="34" viewBox="0 0 32 32" aria-hidden="true">
      <path class="la" d="M4.5 29.2V14.2C4.5 8.2 9.3 3.4 15.3 3.4h1.8c6 0 10.8 4.8 10.8 10.8S23.1 25 17.1 25H12z" />
      <path class="lb" d="M16.2 9.1a5.1 5.1 0 0 1 5.1 5.1v5.1h-5.1a5.1 5.1 0 0 1 0-10.2z" />
    </svg>
  )
}
