import { filesLabel, formatSize } from '@papo/protocol'
import type { FileView } from '@papo/protocol'
import type { JSX } from 'preact'
import { useLoaded } from '../parts/use-loaded.ts'
import { fileAddress } from './addresses.ts'
import { Download, FileCard } from './file-card.tsx'
import type { FileHow, FilePlace } from './file-how.ts'
import { MiddleName } from './middle-name.tsx'
import { Pictures } from './pictures.tsx'
import './files.css'

interface AttachmentsProps {
  readonly files: readonly FileView[]
  readonly id: string
  readonly how: FileHow
  readonly place: FilePlace
}

/** What a message brings: its pictures first, then the rest, each as high from the start as it will be. */
export function Attachments({ files, id, how, place }: AttachmentsProps): JSX.Element {
  const pictures = files.filter(({ kind }) => kind === 'image')
  return (
    <div class="files">
      <span class="vh" id={`${id}-f`}>
        {filesLabel(files, how.language)}
      </span>
      {pictures.length > 0 && <Pictures pictures={pictures} how={how} />}
      {files.map((file) => {
        switch (file.kind) {
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
    </div>
  )
}

interface FileProps {
  readonly file: FileView
  readonly how: FileHow
}

const loadVoice = async (): Promise<(typeof import('./voice.tsx'))['Voice']> => (await import('./voice.tsx')).Voice

/** Its player comes with the first recording; the place is as large as that will be. */
function Recording({ file, how, place }: FileProps & { readonly place: FilePlace }): JSX.Element {
  const Voice = useLoaded(loadVoice)
  return (
    <>
      <div class="voice">{Voice && <Voice file={file} how={how} place={place} />}</div>
      {file.kind === 'audio' && <About file={file} how={how} />}
    </>
  )
}

function Film({ file, how }: FileProps): JSX.Element {
  const { width = 420, height = 236, name } = file
  return (
    <div class="pic-row">
      <video
        class="pic"
        style={{ '--w': width, '--h': height }}
        src={fileAddress(file)}
        controls
        preload="metadata"
        aria-label={name}
      />
      <About file={file} how={how} />
    </div>
  )
}

/** The name and the size of what is shown, and its download. */
function About({ file, how }: FileProps): JSX.Element {
  return (
    <div class="pic-about">
      <MiddleName name={file.name} />
      <span>{formatSize(file.size, how.language)}</span>
      <span class="pic-acts">
        <Download file={file} how={how} />
      </span>
    </div>
  )
}
