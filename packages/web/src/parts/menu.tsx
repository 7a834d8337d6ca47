import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { IconName } from '../icon-names.ts'
import { Icon } from './icon.tsx'

interface MenuProps {
  readonly label: string
  /** What it was opened from, and stands beside. */
  readonly anchor: HTMLElement
  readonly onClose: () => void
  readonly children: ComponentChildren
}

const edge = 8

/** A menu beside what opened it: arrows move, Esc and a press elsewhere close. */
export function Menu({ label, anchor, onClose, children }: MenuProps): JSX.Element {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const menu = ref.current
    if (!menu) return
    placeBeside(menu, anchor)
    itemsOf(menu)[0]?.focus()
  }, [anchor])
  useEffect(() => {
    const onPress = (event: Event): void => {
      const { target } = event
      if (target instanceof Node && !ref.current?.contains(target) && !anchor.contains(target)) onClose()
    }
    // a phone is turned, or its keyboard comes up
    const onResize = (): void => {
      if (!anchor.checkVisibility()) onClose()
      else if (ref.current) placeBeside(ref.current, anchor)
    }
    addEventListener('pointerdown', onPress, true)
    addEventListener('resize', onResize)
    return () => {
      removeEventListener('pointerdown', onPress, true)
      removeEventListener('resize', onResize)
    }
  }, [anchor, onClose])
  const leave = (): void => {
    onClose()
    anchor.focus()
  }
  return (
    <div ref={ref} class="menu" role="menu" aria-label={label} onKeyDown={(event) => onMenuKey(event, leave)}>
      {children}
    </div>
  )
}

/** Makes what a choice does: the menu goes first. */
export function closingFirst(onClose: () => void): (act: () => void) => () => void {
  return (act) => () => {
    onClose()
    act()
  }
}

interface MenuItemProps {
  readonly icon?: IconName
  readonly checked?: boolean
  readonly onClick: () => void
  readonly children: ComponentChildren
}

/** One thing to choose; `checked` makes it one of a set. */
export function MenuItem({ icon, checked, onClick, children }: MenuItemProps): JSX.Element {
  const shown = checked === true ? 'check' : icon
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={checked}
      tabIndex={-1}
      onClick={onClick}
    >
      {shown === undefined ? <span class="w18" /> : <Icon name={shown} size={18} />}
      {children}
    </button>
  )
}

function onMenuKey(event: KeyboardEvent & { currentTarget: HTMLElement }, leave: () => void): void {
  const items = itemsOf(event.currentTarget)
  const at = items.indexOf(document.activeElement as HTMLElement)
  const goto: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }
  const next = goto[event.key]
  if (next !== undefined) items[(next + items.length) % items.length]?.focus()
  else if (event.key === 'Escape' || event.key === 'Tab') leave()
  else return
  event.preventDefault()
  event.stopPropagation()
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')]
}

function placeBeside(menu: HTMLElement, anchor: HTMLElement): void {
  const zoom = Number(getComputedStyle(document.documentElement).getPropertyValue('--zoom')) || 1
  const at = anchor.getBoundingClientRect()
  const box = menu.getBoundingClientRect()
  const fits = at.bottom + 4 + box.height <= innerHeight - edge
  const top = fits ? at.bottom + 4 : Math.max(edge, at.top - 4 - box.height)
  const left = Math.min(Math.max(edge, at.right - box.width), innerWidth - box.width - edge)
  menu.style.top = `${top / zoom}px`
  menu.style.left = `${left / zoom}px`
}
