import { ChatError } from '@papo/protocol'
import type { Dicer } from '@fastify/busboy'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { BrokenOff } from '../read-body.ts'
import { readPartHead } from './part-head.ts'
import type { PartHead, PartHeaders } from './part-head.ts'

/** One file of a form; its stream must be read, or it goes unread when it is passed over. */
export interface FilePart {
  readonly field: string
  readonly name: string
  /** The media type that its sender says. */
  readonly type: string
  readonly stream: Readable
}

/** What is done with the parts of a form, one after the other, in their order. */
export interface FormReader {
  readonly file: (part: FilePart) => Promise<void>
  readonly field: (name: string, value: string) => void
}

/** How much a form may have. */
export interface FormBounds {
  readonly files: number
  /** Bytes of one field that is no file; what is longer is cut one byte later, so that it is refused as too long. */
  readonly fieldBytes: number
  /** Bytes of all. */
  readonly bodyBytes: number
  /** Bytes that are still read when something was refused, so that its sender comes to hear why. */
  readonly drainBytes: number
}

const maxFields = 40
const maxHeaderBytes = 8 * 1024
const maxHeaders = 20

/**
 * Reads a form (`multipart/form-data`) while it comes: nothing of its files is kept here. Rejects with what was refused
 * first, when the rest has been read without looking at it.
 */
export async function readForm(incoming: IncomingMessage, reader: FormReader, bounds: FormBounds): Promise<void> {
  const { Dicer: Parser } = await import('@fastify/busboy')
  const { 'content-type': type = '', 'content-length': length } = incoming.headers
  const boundary = boundaryIn(type)
  if (boundary === undefined) throw new ChatError('file_invalid')
  if (Number(length ?? 0) > bounds.bodyBytes) throw new ChatError('body_too_long', { max: bounds.bodyBytes })
  const limits = { boundary, maxHeaderPairs: maxHeaders, maxHeaderSize: maxHeaderBytes }
  return new Form(incoming, new Parser(limits), { reader, bounds }).read()
}

/** The line between two parts; what is longer than any is none (RFC 2046, 5.1.1). */
function boundaryIn(type: string): string | undefined {
  if (!/^multipart\/form-data\s*;/i.test(type)) return undefined
  const { quoted, plain } =
    /;\s*boundary=(?:"(?<quoted>[^"]{1,70})"|(?<plain>[^\s;"]{1,70}))\s*(?:;|$)/i.exec(type)?.groups ?? {}
  return quoted ?? plain
}

class Form {
  readonly #incoming: IncomingMessage
  readonly #parser: Dicer
  readonly #reader: FormReader
  readonly #bounds: FormBounds
  readonly #ended = Promise.withResolvers<void>()
  /** The parts are taken one after the other; what follows waits in its socket. */
  #taken = Promise.resolve()
  #current: Readable | undefined
  #failure: unknown
  #count = 0
  #parts = 0
  #files = 0
  /** How much had come when something was refused. */
  #refusedAt = Infinity

  constructor(
    incoming: IncomingMessage,
    parser: Dicer,
    { reader, bounds }: { reader: FormReader; bounds: FormBounds },
  ) {
    this.#incoming = incoming
    this.#parser = parser
    this.#reader = reader
    this.#bounds = bounds
  }

  async read(): Promise<void> {
    this.#parser
      .on('part', (part) => this.#meet(part))
      .on('finish', () => this.#ended.resolve())
      .on('error', () => this.#break(new ChatError('file_invalid')))
    this.#incoming
      .on('data', (chunk: Buffer) => this.#counted(chunk.length))
      .on('error', ignore)
      .on('close', () => (this.#incoming.complete ? this.#ended.resolve() : this.#break(new BrokenOff())))
      .pipe(this.#parser)
    await this.#ended.promise
    await this.#taken
    if (this.#failure !== undefined) throw this.#failure
  }

  #meet(part: Dicer.PartStream): void {
    const { files } = this.#bounds
    this.#parts += 1
    if (this.#parts > files + maxFields) this.#fail(new ChatError('files_full', { max: files }))
    part.on('error', ignore)
    // what nobody reads would hold up all that follows
    if (this.#failure !== undefined) return void part.resume()
    this.#current = part
    // the package does not say what its headers are: the values of each, by its name
    part.on('header', (headers) => this.#queue(part, readPartHead(headers as PartHeaders)))
  }

  #queue(part: Readable, head: PartHead | undefined): void {
    const { files: max } = this.#bounds
    if (head && isFile(head)) this.#files += 1
    if (this.#files > max) this.#fail(new ChatError('files_full', { max }))
    this.#taken = this.#taken.then(async () => {
      try {
        if (head && this.#failure === undefined) await this.#take(part, head)
      } catch (error) {
        this.#fail(error)
      }
      part.resume()
    })
  }

  async #take(stream: Readable, head: PartHead): Promise<void> {
    const { field, filename: name = '', type } = head
    if (isFile(head)) await this.#reader.file({ field, name, type, stream })
    else this.#reader.field(field, await this.#readField(stream, head))
  }

  async #readField(stream: Readable, { charset }: PartHead): Promise<string> {
    const pieces: Buffer[] = []
    let left = this.#bounds.fieldBytes + 1
    for await (const piece of stream as AsyncIterable<Buffer>) {
      if (left > 0) pieces.push(piece.subarray(0, left))
      left -= piece.length
    }
    return decoderOf(charset).decode(Buffer.concat(pieces))
  }

  #counted(bytes: number): void {
    this.#count += bytes
    const { bodyBytes, drainBytes } = this.#bounds
    if (this.#count > bodyBytes) this.#break(new ChatError('body_too_long', { max: bodyBytes }))
    else if (this.#count > this.#refusedAt + drainBytes) this.#break(this.#failure)
  }

  /** Takes in nothing more, but reads on, without looking at it. */
  #fail(error: unknown): void {
    if (this.#failure !== undefined) return
    this.#failure = error
    this.#refusedAt = this.#count
    this.#incoming.unpipe(this.#parser)
    this.#current?.destroy(new BrokenOff())
    if (this.#incoming.readableEnded) this.#ended.resolve()
    else this.#incoming.on('end', () => this.#ended.resolve()).resume()
  }

  /** Reads nothing more. */
  #break(error: unknown): void {
    this.#fail(error)
    this.#incoming.pause()
    this.#ended.resolve()
  }
}

/** A part that is told to be nothing but bytes is a file too, where it has no name. */
function isFile({ filename, type }: PartHead): boolean {
  return filename !== undefined || type === 'application/octet-stream'
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset, { ignoreBOM: true })
  } catch {
    return new TextDecoder('utf-8', { ignoreBOM: true })
  }
}

/** What fails is told by the file's or the form's end. */
function ignore(): void {
  // Nothing to do: see above.
}
