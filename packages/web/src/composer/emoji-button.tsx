import type { JSX, RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { showPicker } from '../emoji/show-picker.ts'
import { IconButton } from '../parts/icon.tsx'
import { useApp, useTexts } from '../state/app.ts'
import { insertAtCaret } from './field.ts'

interface EmojiButtonProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly onText: () => void
}

/** Opens the emoji picker, which is loaded when first opened. */
export function EmojiButton({ field, onText }: EmojiButtonProps): JSX.Element {
  const app = useApp()
  const texts = useTexts()
  const place = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (!isOpen) return undefined
    const onPick = (emoji: string): void => {
      if (field.current) insertAtCaret(field.current, emoji)
      setOpen(false)
      field.current?.focus()
      onText()
    }
    showPicker(app, place, { onPick, onMissing: () => setOpen(false) })
    const onPress = ({ target }: Event): void => {
      if (target instanceof Node && !place.current?.contains(target)) setOpen(false)
    }
    addEventListener('pointerdown', onPress)
    return () => removeEventListener('pointerdown', onPress)
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
