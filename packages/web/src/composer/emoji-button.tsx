import type { JSX, RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { IconButton } from '../parts/icon.tsx'
import { useApp, useTexts } from '../state/app.ts'
import { insertAtCaret } from './field.ts'

interface EmojiButtonProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly onText: () => void
}

/** Opens the emoji picker, which is loaded when first opened. */
export function EmojiButton({ field, onText }: EmojiButtonProps): JSX.Element {
  const { language } = useApp()
  const texts = useTexts()
  const place = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (!isOpen) return undefined
    let isCurrent = true
    const pick = (emoji: string): void => {
      if (field.current) insertAtCaret(field.current, emoji)
      setOpen(false)
      field.current?.focus()
      onText()
    }
    void import('../emoji/picker.ts').then(({ openPicker }) => {
      if (isCurrent && place.current) openPicker(place.current, language.get(), pick)
    })
    const onPress = ({ target }: Event): void => {
      if (target instanceof Node && !place.current?.contains(target)) setOpen(false)
    }
    addEventListener('pointerdown', onPress)
    return () => {
      isCurrent = false
      removeEventListener('pointerdown', onPress)
    }
  }, [isOpen])
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    setOpen(false)
    field.current?.focus()
  }
  return (
    <>
      {isOpen && <div class="picker" ref={place} onKeyDown={onKey} />}
      <IconButton
        icon="smile"
        class="emo"
        label={texts.composer.emoji}
        aria-expanded={isOpen}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => setOpen(!isOpen)}
      />
    </>
  )
}
