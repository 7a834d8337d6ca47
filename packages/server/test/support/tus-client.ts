import type { FileHouse, Someone } from './file-house.ts'
import type { HttpAnswer } from './web-house.ts'

const version = { 'Tus-Resumable': '1.0.0' } as const
/** The header of a piece. */
export const pieceType = { 'Content-Type': 'application/offset+octet-stream' } as const

/** The header that tells what a file is. */
function tusMetadata(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',')
}

/** Somebody who sends by tus, request by request. */
export class TusClient {
  readonly #house: Pick<FileHouse, 'ask'>
  readonly #headers: Readonly<Record<string, string>>

  constructor(house: Pick<FileHouse, 'ask'>, { headers }: { readonly headers: Readonly<Record<string, string>> }) {
    this.#house = house
    this.#headers = { ...version, ...headers }
  }

  /** Begins a file; answers as it was answered. */
  create(
    length: number | string,
    metadata: Readonly<Record<string, string>>,
    more: { readonly headers?: Readonly<Record<string, string>>; readonly body?: Uint8Array } = {},
  ): Promise<HttpAnswer> {
    const own = { 'Upload-Length': String(length), 'Upload-Metadata': tusMetadata(metadata) }
    return this.ask('POST', '/tus', { ...more, headers: { ...own, ...more.headers } })
  }

  /** Begins a file in the room of somebody; answers its path. */
  async begin({ room }: Pick<Someone, 'room'>, length: number, name = 'dados.bin'): Promise<string> {
    const { status, headers, body } = await this.create(length, { filename: name, room: String(room) })
    if (status !== 201) throw new Error(`${status}: ${body}`)
    return headers.location ?? ''
  }

  patch(path: string, offset: number, body: Uint8Array): Promise<HttpAnswer> {
    return this.ask('PATCH', path, { headers: { 'Upload-Offset': String(offset), ...pieceType }, body })
  }

  head(path: string): Promise<HttpAnswer> {
    return this.ask('HEAD', path)
  }

  /** How many bytes are there. */
  async offset(path: string): Promise<number> {
    return Number((await this.head(path)).headers['upload-offset'] ?? NaN)
  }

  remove(path: string): Promise<HttpAnswer> {
    return this.ask('DELETE', path)
  }

  ask(
    method: string,
    path: string,
    { headers = {}, body }: { readonly headers?: Readonly<Record<string, string>>; readonly body?: Uint8Array } = {},
  ): Promise<HttpAnswer> {
    return this.#house.ask({ method, path, headers: { ...this.#headers, ...headers }, ...(body && { body }) })
  }
}
