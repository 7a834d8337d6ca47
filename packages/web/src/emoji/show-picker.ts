import type { RefObject } from 'preact'
import type { App } from '../state/app.ts'
import { textsIn } from '../text/web-texts.ts'

/** Loads the emoji picker and shows it in a place, as long as that is there; where it does not come, says so and calls. */
export function showPicker(
  { language, toasts }: App,
  place: RefObject<HTMLElement | null>,
  { onPick, onMissing }: { readonly onPick: (emoji: string) => void; readonly onMissing: () => void },
): void {
  import('./picker.ts').then(
    ({ openPicker }) => place.current && openPicker(place.current, language.get(), onPick),
    () => {
      if (!place.current) return
      onMissing()
      toasts.show({ text: textsIn(language.get()).error.notLoaded })
    },
  )
}
