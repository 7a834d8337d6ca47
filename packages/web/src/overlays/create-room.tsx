import { checkRoomName, createRoomTexts, slug } from '@papo/protocol'
import type { CreateRoomTexts, RoomNameProblem } from '@papo/protocol'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { RoomTile } from '../parts/faces.tsx'
import { Icon } from '../parts/icon.tsx'
import type { Overlay } from '../state/app.ts'
import { useApp, useOwnTexts, useTexts } from '../state/app.ts'

interface CreateRoomProps {
  readonly overlay: Overlay
  readonly onClose: () => void
}

/** Makes a room and enters it. */
export function CreateRoomDialog({ overlay, onClose }: CreateRoomProps): JSX.Element {
  const { client, navigation } = useApp()
  const texts = { ...useTexts(), create: useOwnTexts(createRoomTexts) }
  const [name, setName] = useState(overlay.type === 'create' ? (overlay.name ?? '') : '')
  const [problem, setProblem] = useState<string>()
  const twin = client.roomList.find((room) => room.slug === slug(name.trim()))
  const enter = (room: string): void => {
    onClose()
    navigation.go({ type: 'room', slug: room })
  }
  const make = async (event: Event): Promise<void> => {
    event.preventDefault()
    const checked = checkRoomName(name)
    if ('problem' in checked) return setProblem(problemText(checked.problem, texts.create))
    if (twin) return setProblem(texts.create.exists)
    try {
      enter((await client.create(checked.name)).view.slug)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : texts.error.unexpected)
    }
  }
  return (
    <Dialog title={texts.create.title} onClose={onClose}>
      <form onSubmit={(event) => void make(event)}>
        <NameField
          name={name}
          problem={problem}
          onName={(text) => {
            setName(text)
            setProblem(undefined)
          }}
        />
        <div class="db">
          <button type="button" class="bb" onClick={onClose}>
            {texts.cancel}
          </button>
          {twin && problem !== undefined ? (
            <button type="button" class="go" onClick={() => enter(twin.slug)}>
              {texts.create.enterIt}
            </button>
          ) : (
            <button type="submit" class="go">
              {texts.create.go}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

interface NameFieldProps {
  readonly name: string
  readonly problem: string | undefined
  readonly onName: (name: string) => void
}

/** The name, with the address that it makes or what is wrong with it. */
function NameField({ name, problem, onName }: NameFieldProps): JSX.Element {
  const create = useOwnTexts(createRoomTexts)
  const address = slug(name.trim())
  return (
    <>
      <label class="fld" for="room-name-field">
        {create.name}
      </label>
      <div class={problem === undefined ? 'inp' : 'inp bad'}>
        <RoomTile room={Array.from(name).length + 1} size={30} />
        <input
          id="room-name-field"
          autofocus
          maxLength={50}
          autocomplete="off"
          spellcheck={false}
          value={name}
          aria-invalid={problem !== undefined}
          aria-describedby="room-name-note"
          onInput={(event) => onName(event.currentTarget.value)}
        />
      </div>
      <div id="room-name-note">
        {address !== '' && problem === undefined && <p class="addr">{`${location.host}/s/${address}`}</p>}
        {problem !== undefined && (
          <p class="fault" role="alert">
            <Icon name="circle-alert" size={18} />
            {problem}
          </p>
        )}
      </div>
    </>
  )
}

function problemText(problem: RoomNameProblem, create: CreateRoomTexts): string {
  const words = {
    empty: create.empty,
    too_long: create.tooLong,
    bad_start: create.badStart,
    bad_character: create.badCharacter,
  }
  return words[problem]
}
