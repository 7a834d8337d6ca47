import type { FileView } from '@papo/protocol'
import type { ComponentChildren, JSX } from 'preact'
import { Icon, IconButton } from '../parts/icon.tsx'
import { useTexts } from '../state/app.ts'
import { fileAddress } from './addresses.ts'
import { Drawn } from './drawn.tsx'
import { MiddleName } from './middle-name.tsx'
import { useFilesTexts } from './use-files-texts.ts'

interface LightboxBarProps {
  readonly file: FileView
  /** Which of how many it is, in words. */
  readonly place: string | undefined
  /** It is there no more: nothing can be done with it. */
  readonly isGone: boolean
  readonly onClose: () => void
}

/** What a picture is called, and what can be done with it. */
export function LightboxBar({ file, place, isGone, onClose }: LightboxBarProps): JSX.Element {
  const texts = useFilesTexts()
  const { close } = useTexts()
  return (
    <header>
      <p aria-live="polite">
        <MiddleName name={file.name} />
        {place !== undefined && <span>{place}</span>}
      </p>
      {!isGone && (
        <>
          <BarLink label={`${texts.download(file.name)} (D)`} file={file} download={file.name}>
            <Icon name="download" />
          </BarLink>
          <BarLink label={texts.openOriginal} file={file} target="_blank">
            <Drawn path="M15 3h6v6M10 14 21 3M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6" />
          </BarLink>
        </>
      )}
      <IconButton icon="x" label={close} onClick={onClose} autofocus />
    </header>
  )
}

interface BarLinkProps {
  readonly file: FileView
  readonly label: string
  readonly download?: string
  readonly target?: string
  readonly children: ComponentChildren
}

function BarLink({ file, label, children, ...rest }: BarLinkProps): JSX.Element {
  return (
    <a class="ib" href={fileAddress(file)} aria-label={label} title={label} {...rest}>
      {children}
    </a>
  )
}
