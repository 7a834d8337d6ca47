import { ChatError } from '@papo/protocol'

/** What the library refuses by itself, by the status and the English words that it has for it, as an error of ours. */
export function tusRefusal(status: number, words: string): ChatError {
  if (status === 404 || status === 410) return new ChatError('file_not_found')
  // more bytes than its length was told to be
  if (status === 413) return new ChatError('file_invalid')
  if (status === 501) return new ChatError('upload_invalid', { given: unknownHeader(words), problem: 'unknown' })
  if (status === 409) return new ChatError('upload_invalid', { given: 'Upload-Offset', problem: 'offset' })
  const given = /\b(?:upload-[a-z-]+|tus-resumable|content-type)\b/i.exec(words)?.[0]
  return given === undefined ? new ChatError('file_invalid') : new ChatError('upload_invalid', { given: spelt(given) })
}

function unknownHeader(words: string): string {
  return words.startsWith('Concatenation') ? 'Upload-Concat' : 'Upload-Defer-Length'
}

function spelt(header: string): string {
  return header.toLowerCase().replaceAll(/(?:^|-)[a-z]/g, (start) => start.toUpperCase())
}
