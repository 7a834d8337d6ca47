import { filesTexts, formatSize } from '@papo/protocol'
import type { FileView } from '@papo/protocol'
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Icon, IconButton } from '../parts/icon.tsx'
import { fileAddress, isGone, pictureAddress, pictureSet } from './addresses.ts'
import { boxOf } from './box-of.ts'
import { Download } from './file-card.tsx'
import type { FileHow } from './file-how.ts'
import { MiddleName } from './middle-name.tsx'

/** More pictures than these are counted on the last one. */
const mostShown = 4

interface PicturesProps {
  readonly pictures: readonly FileView[]
  readonly how: FileHow
}

/** One picture with what there is to know of it beside it, or several in two columns. */
export function Pictures({ pictures, how }: PicturesProps): JSX.Element {
  const [first, ...others] = pictures
  if (first && others.length === 0) {
    return (
      <div class="pic-row">
        <Picture file={first} how={how} />
        <div class="pic-about">
          <MiddleName name={first.name} />
          <span>{formatSize(first.size, how.language)}</span>
          <span class="pic-acts">
            <IconButton
              icon="maximize-2"
              size={18}
              class="sm"
              label={filesTexts[how.language].expand(first.name)}
              data-act="picture"
              data-file={first.id}
              tabIndex={-1}
            />
            <Download file={first} how={how} />
          </span>
        </div>
      </div>
    )
  }
  const rest = pictures.length - mostShown
  return (
    <ul class="pic-grid">
      {pictures.slice(0, mostShown).map((file, index) => (
        <li key={file.id}>
          <Picture file={file} how={how}>
            {rest > 0 && index === mostShown - 1 && <Rest count={rest} how={how} />}
          </Picture>
          <div class="pic-line">
            <div>
              <MiddleName name={file.name} />
              <span>{formatSize(file.size, how.language)}</span>
            </div>
            <Download file={file} how={how} />
          </div>
        </li>
      ))}
    </ul>
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

interface PictureProps {
  readonly file: FileView
  readonly how: FileHow
  readonly children?: ComponentChildren
}

/** In a box that is there before the picture: a press shows it large, the link is the file as it was sent. */
function Picture({ file, how, children }: PictureProps): JSX.Element {
  const [loss, setLoss] = useState<'gone' | 'failed'>()
  const { id, name, width, height, alt = name } = file
  const look = (): void => void isGone(file).then((isLost) => setLoss(isLost ? 'gone' : 'failed'))
  if (loss) return <Lost file={file} how={how} isGone={loss === 'gone'} onRetry={() => setLoss(undefined)} />
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
        onError={look}
      />
      {children}
    </a>
  )
}

interface LostProps extends PictureProps {
  readonly isGone: boolean
  readonly onRetry: () => void
}

/** As large as the picture would be: nothing moves. */
function Lost({ file, how, isGone: isForGood, onRetry }: LostProps): JSX.Element {
  const files = filesTexts[how.language]
  return (
    <div class="pic lost" style={{ ...boxOf(file), backgroundColor: undefined }}>
      <Icon name="circle-alert" size={18} />
      <span>{isForGood ? files.gone(file.name) : files.failed(file.name)}</span>
      {!isForGood && (
        <button type="button" class="lnk" onClick={onRetry}>
          {how.texts.msg.retry}
        </button>
      )}
    </div>
  )
}
