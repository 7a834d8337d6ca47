import { open } from 'node:fs/promises'
import { request as plainRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { text } from 'node:stream/consumers'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { errorCodes } from '@papo/protocol'
import type { ErrorCode, ErrorDetail, Language } from '@papo/protocol'
import { RefusedError } from '@papo/sdk'

/** A server that takes no byte for this long is given up. */
const patienceMs = 60_000

/** A file on its way to a server. */
export interface Putting {
  readonly path: string
  /** In bytes. */
  readonly size: number
  readonly url: URL
  readonly language: Language
  readonly signal: AbortSignal
  /** Called with the bytes that are gone. */
  readonly onSent: (bytes: number) => void
}

/** Sends a file to an address, from the disk, however long it is; rejects with what the server refused. */
export async function putFile({ path, size, url, language, signal, onSent }: Putting): Promise<void> {
  const file = await open(path)
  try {
    const request = url.protocol === 'https:' ? secureRequest : plainRequest
    const headers = { 'Content-Length': size, Accept: 'application/json', 'Accept-Language': language }
    const put = request(url, { method: 'PUT', headers, signal, timeout: patienceMs })
    put.on('timeout', () => put.destroy(new Error('the server does not answer')))
    const answered = new Promise<IncomingMessage>(
      (resolve, reject) => void put.on('response', resolve).on('error', reject),
    )
    const source = file.createReadStream({ autoClose: false, ...(size > 0 && { end: size - 1 }) })
    // what was refused is answered before all of it is taken: the answer counts then
    const sent = pipeline(source, counted(onSent), put).catch(() => undefined)
    const response = await answered
    const body = await text(response)
    if ((response.statusCode ?? 500) >= 400) throw refusal(body)
    await sent
  } finally {
    await file.close()
  }
}

function counted(onSent: (bytes: number) => void): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length
      onSent(bytes)
      done(null, chunk)
    },
  })
}

interface Refused {
  readonly error?: { readonly code?: string; readonly text?: string; readonly detail?: ErrorDetail }
}

function refusal(body: string): RefusedError {
  const { error = {} } = readRefused(body)
  const code: ErrorCode = errorCodes.find((one) => one === error.code) ?? 'internal'
  return new RefusedError({ code, text: error.text ?? '', detail: error.detail ?? {} })
}

function readRefused(body: string): Refused {
  try {
    const read: unknown = JSON.parse(body)
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}
