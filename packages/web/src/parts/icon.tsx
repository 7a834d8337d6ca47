import type { JSX } from 'preact'
import type { IconName } from '../icon-names.ts'

/** An icon of the sprite, decoration alone. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }): JSX.Element {
  return (
    <svg class="i" width={size} height={size} aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  )
}

/** A button of one icon; `label` is its name. */
export function IconButton(props: IconButtonProps): JSX.Element {
  const { icon, label, size = 20, class: extra, children, ...rest } = props
  return (
    <button type="button" class={extra === undefined ? 'ib' : `ib ${extra}`} aria-label={label} title={label} {...rest}>
      <Icon name={icon} size={size} />
      {children}
    </button>
  )
}

interface IconButtonProps extends Omit<JSX.IntrinsicElements['button'], 'icon' | 'label' | 'size' | 'class'> {
  readonly icon: IconName
  readonly label: string
  readonly size?: number
  readonly class?: string
}
