import { filesLabel, shownKind } from '@papo/protocol'
import type { FileView } from '@papo/protocol'
import type { JSX } from 'preact'
import { boxOf } from './box-of.ts'
import type { FileHow, FilePlace } from './file-how.ts'
import { useParts } from './load-parts.ts'
import './files.css'

interface AttachmentsProps {
  readonly files: readonly FileView[]
  readonly id: string
  readonly how: FileHow
  readonly place: FilePlace
}

/** What a message brings. What shows it comes with the first one that brings something; its place is as large as that. */
export function Attachments({ files, id, how, place }: AttachmentsProps): JSX.Element {
  const ShownFiles = useParts()?.ShownFiles
  return (
    <div class="files">
      <span class="vh" id={`${id}-f`}>
        {filesLabel(files, how.language)}
      </span>
      {ShownFiles ? <ShownFiles files={files} how={how} place={place} /> : <Frames files={files} />}
    </div>
  )
}

/** The boxes of what will be shown, empty. */
function Frames({ files }: Pick<AttachmentsProps, 'files'>): JSX.Element {
  const pictures = files.filter((file) => shownKind(file) === 'image')
  return (
    <>
      {pictures.length === 1 && pictures.map((file) => <PictureFrame file={file} />)}
      {pictures.length > 1 && (
        <ul class="pic-grid">
          {pictures.slice(0, 4).map(() => (
            <li>
              <div class="pic" />
              <div class="pic-line" />
            </li>
          ))}
        </ul>
      )}
      {files.map((file) => {
        const kind = shownKind(file)
        if (kind === 'image') return null
        if (kind === 'video') return <PictureFrame file={file} />
        return kind === 'file' ? (
          <div class="file" />
        ) : (
          <>
            <div class="voice" />
            {kind === 'audio' && <div class="pic-about" />}
          </>
        )
      })}
    </>
  )
}

function PictureFrame({ file }: { readonly file: FileView }): JSX.Element {
  return (
    <div class="pic-row">
      <div class="pic" style={boxOf(file)} />
      <div class="pic-about" />
    </div>
  )
}
