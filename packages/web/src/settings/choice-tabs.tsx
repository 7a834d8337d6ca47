import type { Language } from '@papo/protocol'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useApp, usePreferences } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { chooseLanguage } from '../state/language.ts'
import { Choice, PreferenceChoice, Switch } from './controls.tsx'
import { useTexts } from './use-texts.ts'

const sizes = [87.5, 100, 112.5, 125, 150]

/** The sizes of text as a language writes them. Keys that are no numbers keep their order. */
function sizesIn(language: Language): Readonly<Record<string, string>> {
  const format = new Intl.NumberFormat(language)
  const space = language === 'en' ? '' : '\u00a0'
  return Object.fromEntries(sizes.map((size) => [`${size}%`, `${format.format(size)}${space}%`]))
}

/** How the page looks. */
export function LookTab(): JSX.Element {
  const { preferences, language } = useApp()
  const { settings } = useTexts()
  const { textSize } = usePreferences()
  return (
    <>
      <PreferenceChoice label={settings.theme} name="theme" options={settings.themes} />
      <PreferenceChoice label={settings.density} name="density" options={settings.densities} />
      <Choice
        label={settings.textSize}
        options={sizesIn(useCell(language))}
        value={`${textSize}%`}
        onChange={(value) => preferences.update((now) => ({ ...now, textSize: Number.parseFloat(value) }))}
      />
      <PreferenceChoice label={settings.width} name="width" options={settings.widths} />
      <PreferenceChoice label={settings.clock} name="clock" options={settings.clocks} />
      <PreferenceChoice label={settings.order} name="order" options={settings.orders} />
      <PreferenceChoice label={settings.arrivals} name="arrivals" options={settings.arrivalsKinds} />
      <Switch label={settings.motion} name="lessMotion" />
    </>
  )
}

/** How one writes. */
export function WritingTab(): JSX.Element {
  const { settings, composer } = useTexts()
  const options = { auto: settings.automatic, yes: composer.yes, no: composer.no }
  return (
    <>
      <PreferenceChoice label={settings.enterSends} name="enterSends" options={options} />
      <Switch label={settings.sendTyping} name="sendTyping" />
      <Switch label={settings.emoticons} name="emoticons" />
    </>
  )
}

/** The language of the page. */
export function LanguageTab(): JSX.Element {
  const app = useApp()
  const { settings } = useTexts()
  const [, redraw] = useState(0)
  return (
    <Choice
      label={settings.language}
      options={{ 'pt-BR': 'Português do Brasil', en: 'English' }}
      value={useCell(app.language)}
      // where its words did not come the choice is the one before
      onChange={(value) => void chooseLanguage(app, value).then(() => redraw((count) => count + 1))}
    />
  )
}

/** For who reads the page by other means than by the eye alone. */
export function AccessTab(): JSX.Element {
  const { settings } = useTexts()
  return (
    <>
      <PreferenceChoice label={settings.announce} name="announce" options={settings.announcing} />
      <Switch label={settings.underline} name="underlineLinks" />
      <Switch label={settings.motion} name="lessMotion" />
    </>
  )
}
