import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Avatar } from '../parts/faces.tsx'
import { IconButton } from '../parts/icon.tsx'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { useApp, usePreferences, useTexts } from '../state/app.ts'
import { useClient } from '../state/follow.ts'

const minuteMs = 60_000

/** Oneself, below the list of rooms. */
export function MeBar(): JSX.Element {
  const { client, overlay } = useApp()
  const texts = useTexts()
  useClient(client, ['me', 'state'])
  const nick = client.me?.nick ?? ''
  return (
    <div class="me">
      {nick !== '' && <Avatar nick={nick} size={36} presence={client.state.type === 'ready' ? 'online' : undefined} />}
      <div class="men">
        <strong>{nick}</strong>
      </div>
      <NoticePause />
      <IconButton icon="settings" label={texts.me.settings} onClick={() => overlay.set({ type: 'settings' })} />
    </div>
  )
}

/** Holds notices back for a while. */
function NoticePause(): JSX.Element {
  const { preferences } = useApp()
  const texts = useTexts().notify
  const label = useTexts().me.notices
  const { pausedUntil } = usePreferences()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const isPaused = pausedUntil > Date.now()
  const pause = (until: number): void => {
    preferences.update((now) => ({ ...now, pausedUntil: until }))
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <IconButton
        ref={button}
        icon={isPaused ? 'bell-off' : 'bell'}
        label={isPaused ? texts.paused : label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && button.current && (
        <Menu label={label} anchor={button.current} onClose={() => setOpen(false)}>
          {isPaused && <MenuItem onClick={() => pause(0)}>{texts.resume}</MenuItem>}
          <MenuItem onClick={() => pause(Date.now() + 30 * minuteMs)}>{texts.pause30}</MenuItem>
          <MenuItem onClick={() => pause(Date.now() + 60 * minuteMs)}>{texts.pause60}</MenuItem>
          <MenuItem onClick={() => pause(new Date().setHours(32, 0, 0, 0))}>{texts.pauseTomorrow}</MenuItem>
        </Menu>
      )}
    </>
  )
}
