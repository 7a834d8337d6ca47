import { filesTexts } from '@papo/protocol'
import type { FilesTexts } from '@papo/protocol'
import { useApp } from '../state/app.ts'
import { useCell } from '../state/cell.ts'

/** What is said of files in the chosen language, in a component. */
export function useFilesTexts(): FilesTexts {
  return filesTexts[useCell(useApp().language)]
}
