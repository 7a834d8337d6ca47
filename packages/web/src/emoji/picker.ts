import type { Language } from '@papo/protocol'
import english from 'emoji-picker-element/i18n/en'
import portuguese from 'emoji-picker-element/i18n/pt_BR'
import Picker from 'emoji-picker-element/picker'
import { dataUrls } from 'virtual:emoji-data'

/** Shows the emoji picker in a place, its search ready to type in; calls with what was picked. */
export function openPicker(place: HTMLElement, language: Language, onPick: (emoji: string) => void): void {
  const isEnglish = language === 'en'
  const picker = new Picker({
    locale: isEnglish ? 'en' : 'pt',
    dataSource: isEnglish ? dataUrls.en : dataUrls.pt,
    i18n: isEnglish ? english : portuguese,
  })
  picker.addEventListener('emoji-click', ({ detail }) => {
    if (detail.unicode !== undefined) onPick(detail.unicode)
  })
  place.replaceChildren(picker)
  requestAnimationFrame(() => picker.shadowRoot?.querySelector<HTMLElement>('input')?.focus())
}
