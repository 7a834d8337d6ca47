import { useMemo } from 'preact/hooks'
import { useApp, usePreferences, useTexts } from '../state/app.ts'
import { createTimes } from './times.ts'
import type { Times } from './times.ts'

/** Times and days as the person has set them, in a component. */
export function useTimes(): Times {
  const { language } = useApp()
  const { room } = useTexts()
  const { clock } = usePreferences()
  return useMemo(() => createTimes(language.get(), room, clock), [room, clock])
}
