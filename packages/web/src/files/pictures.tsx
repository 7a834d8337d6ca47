import { filesTexts, formatSize } from '@papo/protocol'
import type { FileView } from '@papo/protocol'
import type { ComponentChildren, JSX } from 'preact'
import { Icon, IconButton } from '../parts/icon.tsx'
import { fileAddress, pictureAddress, pictureSet } from './addresses.ts'
import { boxOf } from './box-of.ts'
import { Download } from './file-card.tsx'
import type { FileHow } from './file-how.ts'
import { MiddleName } from './middle-name.tsx'
import { useLoss } from './use-loss.ts'
import type { FileLoss } from './use-loss.ts'

/** More pictures than these are counted on the last one. */
const mostShown = 4

interface PicturesProps {
  readonly pictures: readonly FileView[]
  readonly how: FileHow
}

/** One picture with what there is to know of it beside it, or several in two columns. */
export function Pictures({ pictures, how }: PicturesProps): JSX.Element {
  const [first, ...others] = pictures
  if (first && others.length === 0) return <OnePicture file={first} how={how} />
  const rest = pictures.length - mostShown
  return (
    <ul class="pic-grid">
      {pictures.slice(0, mostShown).map((file, index) => (
        <GridPicture key={file.id} file={file} how={how}>
          {rest > 0 && index === mostShown - 1 && <Rest count={rest} how={how} />}
        </GridPicture>
      ))}
    </ul>
  )
}

interface PictureProps {
  readonly file: FileView
  readonly how: FileHow
  readonly children?: ComponentChildren
}

function OnePicture({ file, how }: PictureProps): JSX.Element {
  const lost = useLoss(file)
  return (
    <div class="pic-row">
      <Picture file={file} how={how} lost={lost} />
      <div class="pic-about">
        <MiddleName name={file.name} />
        <span>{formatSize(file.size, how.language)}</span>
        {lost.loss !== 'gone' && (
          <span class="pic-acts">
            <IconButton
              icon="maximize-2"
              size={18}
              class="sm"
              label={filesTexts[how.language].expand(file.name)}
              data-act="picture"
              data-file={file.id}
              tabIndex={-1}
            />
            <Download file={file} how={how} />
          </span>
        )}
      </div>
    </div>
  )
}

function GridPicture({ file, how, children }: PictureProps): JSX.Element {
  const lost = useLoss(file)
  return (
    <li>
      <Picture file={file} how={how} lost={lost}>
        {children}
      </Picture>
      <div class="pic-line">
        <div>
          <MiddleName name={file.name} />
          <span>{formatSize(file.size, how.language)}</span>
        </div>
        {lost.loss !== 'gone' && <Download file={file} how={how} />}
      </div>
    </li>
  )
}

function Rest({ count, how }: { readonly count: number; readonly how: FileHow }): JSX.Element {
  return (
    <span class="pic-rest">
      <span aria-hidden="true">+{count}</span>
      <span class="vh">{filesTexts[how.language].more(count)}</span>
    </span>
  )
}

interface BoxProps extends PictureProps {
  readonly lost: FileLoss
}

/** In a box that is there before the picture: a press shows it large, the link is the file as it was sent. */
function Picture({ file, how, lost, children }: BoxProps): JSX.Element {
  const { id, name, width, height, alt = name } = file
  if (lost.loss) return <Lost file={file} how={how} lost={lost} />
  return (
    <a class="pic" href={fileAddress(file)} target="_blank" data-act="picture" data-file={id} style={boxOf(file)}>
      <img
        src={pictureAddress(file, 480)}
        srcset={pictureSet(file)}
        sizes="(max-width: 699px) 100vw, 420px"
        width={width}
        height={height}
        alt={alt}
        loading="lazy"
        decoding="async"
        onError={lost.look}
      />
      {children}
    </a>
  )
}

interface LostProps {
  readonly file: FileView
  readonly how: FileHow
  readonly lost: FileLoss
}

/** In place of a picture or a film, as large as it would be: nothing moves. */
export function Lost({ file, how, lost: { loss, retry } }: LostProps): JSX.Element {
  const files = filesTexts[how.language]
  return (
    <div class="pic lost" style={{ ...boxOf(file), backgroundColor: undefined }}>
      <Icon name="circle-alert" size={18} />
      <span>{loss === 'gone' ? files.gone(file.name) : files.failed(file.name)}</span>
      {loss === 'failed' && (
        <button type="button" class="lnk" onClick={retry}>
          {how.texts.msg.retry}
        </button>
      )}
    </div>
  )
}
