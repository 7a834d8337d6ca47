import { roomPanelTexts, shownKind } from '@papo/protocol'
import type { FileKind } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import { useTimes } from '../messages/use-times.ts'
import { Icon } from '../parts/icon.tsx'
import { useApp, useOwnTexts, usePreferences, useTexts } from '../state/app.ts'
import { cell, useCell } from '../state/cell.ts'
import { shortDate } from '../text/dates.ts'
import { pictureAddress } from './addresses.ts'
import { aboutFile, Download, iconOf } from './file-card.tsx'
import { MiddleName } from './middle-name.tsx'
import { RoomFiles } from './room-files.ts'
import type { FilesState, RoomFile } from './room-files.ts'
import { useFilesTexts } from './use-files-texts.ts'
import './files-panel.css'

interface FilesPanelProps {
  readonly room: Room
  /** Calls when a message is about to be shown in the list of messages. */
  readonly onJump: () => void
}

const filters = ['all', 'pictures', 'documents', 'recordings'] as const
type Filter = (typeof filters)[number]

const kinds: Readonly<Record<Exclude<Filter, 'all'>, readonly FileKind[]>> = {
  pictures: ['image'],
  documents: ['file'],
  recordings: ['voice', 'audio', 'video'],
}

const empty = cell<FilesState>({ type: 'loading', files: [], hasMore: false })

/** The files of a room, the newest first: those of a kind, where to find each, and its download. */
export function FilesPanel({ room, onJump }: FilesPanelProps): JSX.Element {
  const { client } = useApp()
  const texts = useTexts()
  const own = useFilesTexts()
  const title = useId()
  const [loader, setLoader] = useState<RoomFiles>()
  const [filter, setFilter] = useState<Filter>('all')
  useEffect(() => {
    const made = new RoomFiles(client, room)
    setLoader(made)
    return () => made.close()
  }, [client, room])
  const { type, files, hasMore } = useCell(loader?.state ?? empty)
  const known = files.filter(({ author }) => !client.ignored.has(author))
  const shown = filter === 'all' ? known : known.filter(({ file }) => kinds[filter].includes(shownKind(file)))
  return (
    <section aria-labelledby={title}>
      <div class="sec">
        <h2 id={title}>{own.title}</h2>
      </div>
      {known.length > 0 && <Filters filter={filter} onFilter={setFilter} />}
      <ul class="room-files">
        {shown.map((one) => (
          <FileRow key={one.file.id} room={room} one={one} shown={shown} onJump={onJump} />
        ))}
      </ul>
      {type === 'loaded' && shown.length === 0 && !hasMore && <p class="note">{own.none}</p>}
      {type === 'failed' && (
        <p class="note">
          {own.listFailed}{' '}
          <button type="button" class="lnk" onClick={() => void loader?.more()}>
            {texts.msg.retry}
          </button>
        </p>
      )}
      {type === 'loaded' && hasMore && (
        <button type="button" class="pm more files-more" onClick={() => void loader?.more()}>
          {own.moreFiles}
        </button>
      )}
    </section>
  )
}

interface FiltersProps {
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}

function Filters({ filter, onFilter }: FiltersProps): JSX.Element {
  const texts = useFilesTexts()
  return (
    <div class="file-kinds" role="group" aria-label={texts.kinds}>
      {filters.map((one) => (
        <button type="button" key={one} aria-pressed={filter === one} onClick={() => onFilter(one)}>
          {texts.filters[one]}
        </button>
      ))}
    </div>
  )
}

interface FileRowProps {
  readonly room: Room
  readonly one: RoomFile
  readonly shown: readonly RoomFile[]
  readonly onJump: () => void
}

/** A press anywhere on it goes to the message; its picture is shown large. */
function FileRow({ room, one, shown, onJump }: FileRowProps): JSX.Element {
  const { language, jump } = useApp()
  const texts = useTexts()
  const { goTo } = useOwnTexts(roomPanelTexts)
  const own = useFilesTexts()
  const times = useTimes()
  const { clock } = usePreferences()
  const { file, seq, nick, at } = one
  const how = { language: language.get() }
  const name = file.kind === 'voice' ? own.voice(nick) : file.name
  const go = (): void => {
    jump.set({ room: room.id, seq })
    onJump()
  }
  return (
    <li class="room-file">
      <Face room={room} one={one} shown={shown} />
      <div>
        <button type="button" aria-label={`${name}: ${goTo(nick)}`} onClick={go}>
          <MiddleName name={name} />
        </button>
        <span>
          {file.kind !== 'voice' && (
            <span class="by" dir="auto">
              {nick}
            </span>
          )}
          <span>
            {aboutFile(file, how)} ·{' '}
            <time dateTime={new Date(at).toISOString()} title={times.full(at)}>
              {shortDate(at, { ...how, texts, clock })}
            </time>
          </span>
        </span>
      </div>
      <Download file={file} how={how} />
    </li>
  )
}

function Face({ room, one: { file }, shown }: Omit<FileRowProps, 'onJump'>): JSX.Element {
  const { overlay } = useApp()
  const texts = useFilesTexts()
  const [isLost, setLost] = useState(false)
  if (shownKind(file) !== 'image' || isLost) {
    return (
      <span class="file-icon">
        <Icon name={file.kind === 'voice' || file.kind === 'audio' ? 'volume-2' : iconOf(file)} size={22} />
      </span>
    )
  }
  const open = (): void => {
    const pictures = shown.filter((other) => shownKind(other.file) === 'image')
    overlay.set({ type: 'pictures', room: room.id, pictures, first: file.id })
  }
  return (
    <button type="button" class="file-icon" aria-label={texts.expand(file.name)} onClick={open}>
      <img
        src={pictureAddress(file, 480)}
        width={40}
        height={40}
        alt=""
        loading="lazy"
        decoding="async"
        onError={() => setLost(true)}
      />
    </button>
  )
}
