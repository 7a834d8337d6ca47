import type { NoticeLevel } from '@papo/protocol'
import type { JSX } from 'preact'
import { knock } from '../notify/sound.ts'
import { roomName } from '../room/room-name.ts'
import { useApp, usePreferences } from '../state/app.ts'
import { useClient } from '../state/follow.ts'
import { Choice, Switch } from './controls.tsx'
import { useTexts } from './use-texts.ts'

/** What one is told of while one looks elsewhere. */
export function NoticesTab(): JSX.Element {
  const { client } = useApp()
  const { settings, room: texts } = useTexts()
  useClient(client, ['change', 'entered', 'exited'])
  const levels: Readonly<Record<NoticeLevel, string>> = texts.notice
  return (
    <>
      <Switch label={settings.sound} name="sound" />
      <div class="set">
        <span>{settings.ownSound}</span>
        <button type="button" class="bb sm" onClick={knock}>
          {settings.soundTest}
        </button>
      </div>
      <DesktopNotices />
      <p class="fld">{settings.perRoom}</p>
      {[...client.rooms.values()].map((room) => (
        <Choice
          key={room.id}
          label={roomName(room)}
          options={levels}
          value={room.notice}
          onChange={(level) => void room.setNotice(level)}
        />
      ))}
    </>
  )
}

/** Notices of the computer, where the browser has them. */
function DesktopNotices(): JSX.Element {
  const { preferences } = useApp()
  const { settings } = useTexts()
  const { desktopNotices } = usePreferences()
  if (!isSecureContext || !('Notification' in window)) return <p class="note">{settings.desktopBlocked}</p>
  const ask = async (wanted: boolean): Promise<void> => {
    const isGranted = wanted && (await Notification.requestPermission()) === 'granted'
    preferences.update((now) => ({ ...now, desktopNotices: isGranted }))
  }
  return (
    <>
      <div class="set">
        <label for="desktop-notices">{settings.desktop}</label>
        <input
          id="desktop-notices"
          class="switch"
          type="checkbox"
          role="switch"
          checked={desktopNotices}
          onChange={(event) => void ask(event.currentTarget.checked)}
        />
      </div>
      <Switch label={settings.hideText} name="hideNoticeText" />
    </>
  )
}
