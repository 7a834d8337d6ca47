import { useLayoutEffect, useState } from 'preact/hooks'

/** How much place there is: one screen at a time, a list and a room, or people beside them. */
export type Screen = 'phone' | 'tablet' | 'desktop'

/** Whether a media query holds, in a component. */
function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches)
  useLayoutEffect(() => {
    const list = matchMedia(query)
    const look = (): void => setHolds(list.matches)
    look()
    list.addEventListener('change', look)
    return () => list.removeEventListener('change', look)
  }, [query])
  return holds
}

/** How much place there is, in a component. */
export function useScreen(): Screen {
  const isPhone = useMedia('(max-width: 699px)')
  const isDesktop = useMedia('(min-width: 1200px)')
  return isPhone ? 'phone' : isDesktop ? 'desktop' : 'tablet'
}

/** Whether the first pointer is a finger. */
export function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches
}
