import { settingsTexts } from '@papo/protocol'
import type { SettingsDialogTexts, WebTexts } from '@papo/protocol'
import { useOwnTexts, useTexts as usePageTexts } from '../state/app.ts'

/** The words of the chosen language, those of the settings with them, in a component. */
export function useTexts(): WebTexts & SettingsDialogTexts {
  const texts = usePageTexts()
  return { ...texts, ...useOwnTexts(settingsTexts) }
}
