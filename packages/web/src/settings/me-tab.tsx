import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Avatar } from '../parts/faces.tsx'
import { Icon } from '../parts/icon.tsx'
import { leaveDevice } from '../state/leave-device.ts'
import { useApp } from '../state/app.ts'
import { useClient } from '../state/follow.ts'
import { useTexts } from './use-texts.ts'

/** One's nick, and the way out. */
export function MeTab(): JSX.Element {
  const app = useApp()
  const { settings } = useTexts()
  return (
    <>
      <NickForm />
      {!isSecureContext && <p class="note">{settings.insecure}</p>}
      <div class="set">
        <span>{settings.thisDevice}</span>
        <button type="button" class="bb danger" onClick={() => void leaveDevice(app)}>
          {settings.leaveDevice}
        </button>
        <p>{settings.leaveDeviceSub}</p>
      </div>
    </>
  )
}

function NickForm(): JSX.Element {
  const { client, toasts } = useApp()
  const texts = useTexts()
  useClient(client, ['me'])
  const [nick, setNick] = useState(client.me?.nick ?? '')
  const [problem, setProblem] = useState<string>()
  const change = async (event: Event): Promise<void> => {
    event.preventDefault()
    try {
      await client.setNick(nick.trim())
      toasts.show({ text: texts.composer.told.nick })
    } catch (error) {
      setProblem(error instanceof Error ? error.message : texts.error.unexpected)
    }
  }
  return (
    <form onSubmit={(event) => void change(event)}>
      <label class="fld" for="own-nick">
        {texts.settings.nick}
      </label>
      <div class={problem === undefined ? 'inp' : 'inp bad'}>
        <Avatar nick={nick} size={32} />
        <input
          id="own-nick"
          autocomplete="nickname"
          spellcheck={false}
          maxLength={48}
          value={nick}
          aria-invalid={problem !== undefined}
          aria-describedby="own-nick-fault"
          onInput={(event) => {
            setNick(event.currentTarget.value)
            setProblem(undefined)
          }}
        />
        <button type="submit" class="bb sm">
          {texts.settings.changeNick}
        </button>
      </div>
      <p class="fault" id="own-nick-fault" role="alert" hidden={problem === undefined}>
        <Icon name="circle-alert" size={18} />
        {problem}
      </p>
    </form>
  )
}
