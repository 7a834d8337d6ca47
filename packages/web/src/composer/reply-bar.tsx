import type { MessageView } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { firstWords } from '../files/first-words.ts'
import { Icon, IconButton } from '../parts/icon.tsx'
import { setReply, useApp, useTexts } from '../state/app.ts'
import { useCell } from '../state/cell.ts'

/** Which message is answered, above the field. */
export function ReplyBar({ room, message }: { readonly room: Room; readonly message: MessageView }): JSX.Element {
  const app = useApp()
  const texts = useTexts()
  const cancel = (): void => {
    setReply(app, room, undefined)
    app.composer.set({ focus: true })
  }
  return (
    <div class="replying">
      <Icon name="corner-up-left" size={14} />
      <b>{texts.composer.replying(message.nick)}</b>
      <span>{firstWords(message, useCell(app.language))}</span>
      <IconButton icon="x" size={17} class="sm" label={texts.composer.cancelReply} onClick={cancel} />
    </div>
  )
}
