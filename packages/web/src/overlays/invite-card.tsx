import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { copyText } from '../parts/copy.ts'
import { Icon } from '../parts/icon.tsx'
import { useApp, useTexts } from '../state/app.ts'
import { inviteAddress } from './invite-address.ts'
import { Qr } from './qr.tsx'

/** The small card by which others come in: in a classroom it is the door. */
export function InviteCard({ room }: { readonly room: Room }): JSX.Element {
  const { toasts, overlay } = useApp()
  const texts = useTexts().invite
  const { link, host } = inviteAddress(room)
  const [before = '', after = ''] = texts.sub('\n').split('\n')
  const copy = async (): Promise<void> => {
    if (await copyText(link)) toasts.show({ text: texts.copied })
    else overlay.set({ type: 'invite', room })
  }
  return (
    <section class="inv" aria-label={texts.title}>
      <div class="qr">
        <Qr text={link} label={texts.qr(room.view.name)} size={84} margin={1} isLater />
      </div>
      <div>
        <h2>{texts.title}</h2>
        <p>
          {before}
          <b>{host}</b>
          {after}
        </p>
        <button type="button" class="lnk" onClick={() => void copy()}>
          <Icon name="copy" size={15} />
          {texts.copy}
        </button>
      </div>
    </section>
  )
}
