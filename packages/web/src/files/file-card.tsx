import { filesTexts, formatDuration, formatSize, shownKind } from '@papo/protocol'
import type { FileView } from '@papo/protocol'
import type { JSX } from 'preact'
import type { IconName } from '../icon-names.ts'
import { Icon } from '../parts/icon.tsx'
import { fileAddress } from './addresses.ts'
import type { FileHow } from './file-how.ts'
import { MiddleName } from './middle-name.tsx'

interface FileCardProps {
  readonly file: FileView
  readonly how: Pick<FileHow, 'language'>
}

/** A file that is shown by its name alone; a press anywhere on it downloads it. */
export function FileCard({ file, how }: FileCardProps): JSX.Element {
  return (
    <div class="file">
      <span class="file-icon">
        <Icon name={iconOf(file)} size={22} />
      </span>
      <div>
        <MiddleName name={file.name} />
        <span>{aboutFile(file, how)}</span>
      </div>
      <Download file={file} how={how} />
    </div>
  )
}

/** `PDF · 1,2 MB`; of a picture that is not shown, its measures too; of a recording how long it is. */
export function aboutFile(file: FileView, { language }: Pick<FileHow, 'language'>): string {
  const { name, kind, size, width, height, durationMs } = file
  const end = durationMs === undefined ? /\.(\w{1,5})$/.exec(name)?.[1]?.toUpperCase() : formatDuration(durationMs)
  const measures = kind !== shownKind(file) && `${width} × ${height}`
  return [end, measures, formatSize(size, language)].filter(Boolean).join(' · ')
}

/** The icon of a kind of file. */
export function iconOf({ type }: FileView): IconName {
  if (/zip|tar|compressed|7z|rar/.test(type)) return 'file-archive'
  return /^text\/|pdf|document|json|xml/.test(type) ? 'file-text' : 'file'
}

/** Gives the file as it was sent. */
export function Download({ file, how }: FileCardProps): JSX.Element {
  const label = filesTexts[how.language].download(file.name)
  return (
    <a class="ib sm" href={fileAddress(file)} download={file.name} aria-label={label} title={label}>
      <Icon name="download" size={18} />
    </a>
  )
}
