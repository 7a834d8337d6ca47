import { filesTexts } from '@papo/protocol'
import type { FilesTexts } from '@papo/protocol'
import { useOwnTexts } from '../state/app.ts'

/** What is said of files in the chosen language, in a component. */
export function useFilesTexts(): FilesTexts {
  return useOwnTexts(filesTexts)
}
