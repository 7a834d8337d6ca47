import type { FileView } from '@papo/protocol'
import { Upload as TusUpload } from 'tus-js-client'
import type { DetailedError, HttpResponse } from 'tus-js-client'
import type { Transport, UploadListener } from './queue.ts'
import type { Source, UploadProblem } from './upload.ts'

/** Small enough that a slow line shows how it goes on, large enough that asking costs nothing. */
const chunkSize = 4 * 1024 * 1024
const endpoint = '/tus'
/** Between tries to have the server forget something. */
const forgetWaits = [500, 1_000, 2_000, 4_000, 8_000]
const headers = { Accept: 'application/json' }
const busy: ReadonlySet<number> = new Set([409, 423, 429])

/** Sends by the tus protocol: in pieces, and after a cut from where the server has it. */
export function createTusTransport(): Transport {
  return { send, forget, forgetAtOnce }
}

function send(source: Source, address: string | undefined, listener: UploadListener): () => void {
  let isEnded = false
  const upload = new TusUpload(source.blob, {
    endpoint,
    ...(address !== undefined && { uploadUrl: address }),
    chunkSize,
    headers,
    metadata: metadataOf(source),
    // whoever waits, and how long, the queue decides
    retryDelays: null,
    storeFingerprintForResuming: false,
    onUploadUrlAvailable: () => {
      if (upload.url === null) return
      if (isEnded) end()
      else listener.onAddress(upload.url)
    },
    onProgress: (bytes) => listener.onSent(bytes),
    onSuccess: ({ lastResponse }) => listener.onDone(viewOf(lastResponse, source, upload.url ?? '')),
    onError: (error) => tell(error, listener),
  })
  const end = (): void => {
    isEnded = true
    // one that is just being made is ended when it is known what it is called
    if (upload.url === null) return
    void upload.abort()
    forget(upload.url)
  }
  upload.start()
  return end
}

function forget(address: string): void {
  // what is still not gone then goes when the server sweeps
  void TusUpload.terminate(address, { headers, retryDelays: forgetWaits }).catch(() => undefined)
}

function forgetAtOnce(address: string): void {
  const asked = fetch(address, { method: 'DELETE', keepalive: true, headers: { ...headers, 'Tus-Resumable': '1.0.0' } })
  asked.catch(() => undefined)
}

function metadataOf({ blob, name, room, isOriginal, voice }: Source): Record<string, string> {
  return {
    filename: name,
    filetype: blob.type,
    room: String(room),
    ...(isOriginal === true && { original: '1' }),
    ...(voice && { duration: String(Math.round(voice.durationMs)), bars: voice.bars.join(',') }),
  }
}

/** The file as the server has it; where only its name came back, as it is known here. */
function viewOf(response: HttpResponse, source: Source, address: string): FileView {
  const { blob, name, voice } = source
  const id = address.split('/').at(-1) ?? ''
  const [family = ''] = blob.type.split('/')
  const kind = voice ? 'voice' : family === 'image' || family === 'audio' || family === 'video' ? family : 'file'
  const known = { id, name, kind, type: blob.type, size: blob.size } as const
  return { ...known, ...(readJson(response) as Partial<FileView> | undefined) }
}

function readJson(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.getBody())
  } catch {
    return undefined
  }
}

/** Tells from what an upload ended with whether it was cut, or refused. */
export function tell(error: Error | DetailedError, listener: UploadListener): void {
  const response = 'originalResponse' in error ? error.originalResponse : null
  if (response === null) return isUnreadable(error) ? listener.onRefused({ code: 'unreadable' }) : listener.onCut()
  const status = response.getStatus()
  const problem = problemOf(response)
  if (status === 0) listener.onCut()
  else if (mayPass(status, problem)) listener.onCut(problem)
  else listener.onRefused(problem)
}

/** Whether the same may go without anybody's doing; a full quota is not emptied by waiting. */
function mayPass(status: number, { code }: UploadProblem): boolean {
  return (status >= 500 || busy.has(status)) && code !== 'quota_full'
}

/** The file was changed or deleted on the device meanwhile. */
function isUnreadable(error: Error | DetailedError): boolean {
  const cause = 'causingError' in error ? error.causingError : error
  return cause instanceof DOMException && cause.name === 'NotReadableError'
}

function problemOf(response: HttpResponse): UploadProblem {
  const read = readJson(response) as { readonly error?: Partial<UploadProblem> } | undefined
  const { code = 'refused', text } = read?.error ?? {}
  return { code, ...(text !== undefined && { text: text.replace(/^[^\p{L}\p{N}]+/u, '') }) }
}
