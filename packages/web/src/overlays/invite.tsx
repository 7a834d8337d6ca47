import { inviteDialogTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import { Fragment } from 'preact'
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { copyText } from '../parts/copy.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Icon, IconButton } from '../parts/icon.tsx'
import type { Overlay } from '../state/app.ts'
import { useApp, useOwnTexts, useTexts } from '../state/app.ts'
import { useRoom } from '../state/follow.ts'
import { inviteAddress } from './invite-address.ts'
import { Qr } from './qr.tsx'

interface InviteProps {
  readonly overlay: Overlay
  readonly onClose: () => void
}

const pngSide = 1_024

/** How others come into a room: a code to point a phone at, a link to copy. */
export function InviteDialog({ overlay, onClose }: InviteProps): JSX.Element | null {
  const app = useApp()
  const { invite } = useTexts()
  const own = useOwnTexts(inviteDialogTexts)
  const code = useRef<HTMLDivElement>(null)
  const link = useRef<HTMLParagraphElement>(null)
  if (overlay.type !== 'invite') return null
  const { room } = overlay
  const address = inviteAddress(room)
  const copy = async (): Promise<void> => {
    if (await copyText(address.link)) return app.toasts.show({ text: invite.copied })
    if (link.current) getSelection()?.selectAllChildren(link.current)
  }
  return (
    <Dialog class="invite" title={own.dialog(room.view.name)} onClose={onClose}>
      <div class="qr" ref={code}>
        <Qr text={address.link} label={invite.qr(room.view.name)} size={240} margin={4} />
      </div>
      <p class="link" ref={link}>
        <Address link={address.link} />
      </p>
      {address.isLocal && <p class="note">{own.local}</p>}
      <div class="db">
        <button type="button" class="bb" onClick={() => void savePng(code.current, room)}>
          <Icon name="download" size={16} />
          {own.download}
        </button>
        <button type="button" class="bb" onClick={() => app.overlay.set({ type: 'projector', room })}>
          <Icon name="monitor" size={16} />
          {own.projector}
        </button>
        <button type="button" class="go" onClick={() => void copy()}>
          <Icon name="copy" size={16} />
          {invite.copy}
        </button>
      </div>
    </Dialog>
  )
}

/** An address that is broken, where it must be, between its parts. */
function Address({ link }: { readonly link: string }): JSX.Element {
  return (
    <>
      {link.split(/(?<=\/)(?!\/)/).map((part) => (
        <Fragment key={part}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </>
  )
}

/** The same for a whole class: the code on a wall, and how many are in. */
export function ProjectorDialog({ overlay, onClose }: InviteProps): JSX.Element | null {
  const texts = useTexts()
  const own = useOwnTexts(inviteDialogTexts)
  const room = overlay.type === 'projector' ? overlay.room : undefined
  useRoom(room, ['people'])
  if (!room) return null
  const { link, host } = inviteAddress(room)
  return (
    <Dialog class="projector whole" label={own.dialog(room.view.name)} onClose={onClose}>
      <IconButton icon="x" label={texts.close} onClick={onClose} />
      <div class="qr">
        <Qr text={link} label={texts.invite.qr(room.view.name)} size={480} margin={4} />
      </div>
      <p class="big">{host}</p>
      <p class="now">{own.inside(room.people.size)}</p>
    </Dialog>
  )
}

async function savePng(place: HTMLElement | null, room: Room): Promise<void> {
  const svg = place?.querySelector('svg')
  if (!svg) return
  const source = new XMLSerializer().serializeToString(svg)
  const image = new Image(pngSide, pngSide)
  image.src = `data:image/svg+xml,${encodeURIComponent(source)}`
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: pngSide, height: pngSide })
  canvas.getContext('2d')?.drawImage(image, 0, 0, pngSide, pngSide)
  const link = Object.assign(document.createElement('a'), {
    href: canvas.toDataURL('image/png'),
    download: `papo-${room.view.slug}.png`,
  })
  link.click()
}
