import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { copyText } from '../parts/copy.ts'
import { closingFirst, Menu, MenuItem } from '../parts/menu.tsx'
import { useApp, useTexts } from '../state/app.ts'
import { useRoom } from '../state/follow.ts'
import { addressOf } from '../state/route.ts'
import { noticeLevels } from './notice-levels.ts'

interface RoomMenuProps {
  readonly room: Room
  readonly anchor: HTMLElement
  readonly onAbout: () => void
  readonly onClose: () => void
}

/** What else one can do with a room. */
export function RoomMenu({ room, anchor, onAbout, onClose }: RoomMenuProps): JSX.Element {
  const texts = useTexts()
  useRoom(room, ['notice'])
  const isDirect = room.view.kind === 'direct'
  const then = closingFirst(onClose)
  const about = (): void => {
    // the focus comes back to what the menu was opened from
    anchor.focus()
    onAbout()
  }
  return (
    <Menu label={texts.room.more} anchor={anchor} onClose={onClose}>
      <MenuItem icon="info" onClick={then(about)}>
        {isDirect ? texts.about.direct : texts.about.room}
      </MenuItem>
      {!isDirect && <InviteItems room={room} then={then} />}
      <MenuItem icon="check" onClick={then(() => room.mark())}>
        {texts.room.markRead}
      </MenuItem>
      <hr />
      {noticeLevels.map((level) => (
        <MenuItem key={level} checked={room.notice === level} onClick={then(() => void room.setNotice(level))}>
          {texts.room.notice[level]}
        </MenuItem>
      ))}
      {!isDirect && (
        <>
          <hr />
          <MenuItem icon="door-open" onClick={then(() => void room.leave())}>
            {texts.room.leave}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}

interface InviteItemsProps {
  readonly room: Room
  /** Closes the menu before it acts. */
  readonly then: (act: () => void) => () => void
}

/** How others come in. */
function InviteItems({ room, then }: InviteItemsProps): JSX.Element {
  const { overlay, toasts } = useApp()
  const texts = useTexts()
  const copyLink = async (): Promise<void> => {
    const link = new URL(addressOf({ type: 'room', slug: room.view.slug }), location.origin).href
    toasts.show({ text: (await copyText(link)) ? texts.invite.copied : link })
  }
  return (
    <>
      <MenuItem icon="qr-code" onClick={then(() => overlay.set({ type: 'invite', room }))}>
        {texts.room.invite}
      </MenuItem>
      <MenuItem icon="link-2" onClick={then(() => void copyLink())}>
        {texts.room.copyLink}
      </MenuItem>
    </>
  )
}
