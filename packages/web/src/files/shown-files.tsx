import { formatSize, shownKind } from '@papo/protocol'
import type { FileView } from '@papo/protocol'
import type { JSX } from 'preact'
import { fileAddress } from './addresses.ts'
import { boxOf } from './box-of.ts'
import { Download, FileCard } from './file-card.tsx'
import type { FileHow, FilePlace } from './file-how.ts'
import { MiddleName } from './middle-name.tsx'
import { Lost, Pictures } from './pictures.tsx'
import { useLoss } from './use-loss.ts'
import { Voice } from './voice.tsx'

interface ShownFilesProps {
  readonly files: readonly FileView[]
  readonly how: FileHow
  readonly place: FilePlace
}

/** The files of a message, in the frames that were there for them. */
export function ShownFiles({ files, how, place }: ShownFilesProps): JSX.Element {
  const pictures = files.filter((file) => shownKind(file) === 'image')
  return (
    <>
      {pictures.length > 0 && <Pictures pictures={pictures} how={how} />}
      {files.map((file) => {
        switch (shownKind(file)) {
          case 'image':
            return null
          case 'voice':
          case 'audio':
            return <Recording key={file.id} file={file} how={how} place={place} />
          case 'video':
            return <Film key={file.id} file={file} how={how} />
          case 'file':
            return <FileCard key={file.id} file={file} how={how} />
        }
      })}
    </>
  )
}

interface FileProps {
  readonly file: FileView
  readonly how: FileHow
}

/** A recording; what is no voice note has a name, too. */
function Recording({ file, how, place }: FileProps & { readonly place: FilePlace }): JSX.Element {
  return (
    <>
      <div class="voice">
        <Voice file={file} how={how} place={place} />
      </div>
      {file.kind === 'audio' && <About file={file} how={how} />}
    </>
  )
}

/** A film in the browser's own player, which tells by itself what it cannot play, but not what is gone. */
function Film({ file, how }: FileProps): JSX.Element {
  const lost = useLoss(file)
  const isGone = lost.loss === 'gone'
  return (
    <div class="pic-row">
      {isGone ? (
        <Lost file={file} how={how} lost={lost} />
      ) : (
        <video
          class="pic"
          style={boxOf(file)}
          src={fileAddress(file)}
          controls
          preload="metadata"
          aria-label={file.name}
          onError={lost.look}
        />
      )}
      <About file={file} how={how} isGone={isGone} />
    </div>
  )
}

/** The name and the size of what is shown, and its download. */
function About({ file, how, isGone = false }: FileProps & { readonly isGone?: boolean }): JSX.Element {
  return (
    <div class="pic-about">
      <MiddleName name={file.name} />
      <span>{formatSize(file.size, how.language)}</span>
      <span class="pic-acts">{!isGone && <Download file={file} how={how} />}</span>
    </div>
  )
}
