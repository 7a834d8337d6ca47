import type { JSX } from 'preact'
import { Logo } from '../parts/faces.tsx'
import { useApp } from '../state/app.ts'
import { useTexts } from './use-texts.ts'

/** What this is. */
export function AboutTab(): JSX.Element {
  const { client } = useApp()
  const { settings } = useTexts()
  return (
    <>
      <div class="card-head">
        <Logo />
        <div>
          <b>Papo</b>
          <span>{client.server}</span>
        </div>
      </div>
      <p>{settings.about}</p>
      <p class="note">{settings.licence}</p>
    </>
  )
}
