import { formatSizes, uploadTexts } from '@papo/protocol'
import type { Language } from '@papo/protocol'
import { RefusedError } from '@papo/sdk'
import type { Upload } from './upload.ts'

/** Why a file was not sent, in words. */
export function problemText({ problem, size }: Upload, language: Language): string {
  const texts = uploadTexts[language]
  const { code, text, max = 0 } = problem ?? { code: '' }
  if (text !== undefined && text !== '') return text
  if (code === 'file_too_big') return texts.tooBig(...formatSizes([problem?.size ?? size, max], language))
  if (code === 'file_empty') return texts.empty
  return code === 'unreadable' ? texts.notReadable : texts.refused
}

/** What a cut one waits for, in words: the server's where it said why, else the connection. */
export function cutText({ problem }: Upload, language: Language): string {
  const { text = '' } = problem ?? {}
  return text === '' ? uploadTexts[language].cut : text
}

/** What trying again would not change. */
const final: ReadonlySet<string> = new Set([
  'file_empty',
  'file_invalid',
  'file_too_big',
  'file_type_refused',
  'unreadable',
])

/** Whether it is worth while to try a failed one again. */
export function mayRetry({ problem }: Upload): boolean {
  return problem !== undefined && !final.has(problem.code)
}

/** Why a message is not sent that was to bring it. */
export function failureOf(upload: Upload, language: Language): RefusedError {
  const text = uploadTexts[language].failed(upload.name, problemText(upload, language))
  return new RefusedError({ code: 'file_invalid', text, detail: {} })
}
