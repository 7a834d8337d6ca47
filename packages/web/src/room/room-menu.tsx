import type { NoticeLevel } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { copyText } from '../parts/copy.ts'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { useApp, useTexts } from '../state/app.ts'
import { addressOf } from '../state/route.ts'

interface RoomMenuProps {
  readonly room: Room
  readonly anchor: HTMLElement
  readonly onClose: () => void
}

const levels: readonly NoticeLevel[] = ['all', 'mentions', 'none']

/** What else one can do with a room. */
export function RoomMenu({ room, anchor, onClose }: RoomMenuProps): JSX.Element {
  const { overlay, toasts } = useApp()
  const texts = useTexts()
  const isDirect = room.view.kind === 'direct'
  const then = (act: () => void) => () => {
    onClose()
    act()
  }
  const copyLink = async (): Promise<void> => {
    const link = new URL(addressOf({ type: 'room', slug: room.view.slug }), location.origin).href
    toasts.show({ text: (await copyText(link)) ? texts.invite.copied : link })
  }
  return (
    <Menu label={texts.room.more} anchor={anchor} onClose={onClose}>
      {!isDirect && (
        <MenuItem icon="qr-code" onClick={then(() => overlay.set({ type: 'invite', room }))}>
          {texts.room.invite}
        </MenuItem>
      )}
      {!isDirect && (
        <MenuItem icon="link-2" onClick={then(() => void copyLink())}>
          {texts.room.copyLink}
        </MenuItem>
      )}
      <MenuItem icon="check" onClick={then(() => room.mark())}>
        {texts.room.markRead}
      </MenuItem>
      <hr />
      {levels.map((level) => (
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
