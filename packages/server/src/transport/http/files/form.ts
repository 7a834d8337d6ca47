import { ChatError } from '@papo/protocol'
import type { BusboyInstance } from '@fastify/busboy'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { BrokenOff } from '../read-body.ts'

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
  const { Busboy } = await import('@fastify/busboy')
  const { 'content-type': type = '', 'content-length': length } = incoming.headers
  if (!/^multipart\/form-data\s*;.*boundary=/is.test(type)) throw new ChatError('file_invalid')
  if (Number(length ?? 0) > bounds.bodyBytes) throw new ChatError('body_too_long', { max: bounds.bodyBytes })
  const parser = new Busboy({
    headers: { ...incoming.headers, 'content-type': type },
    limits: {
      files: bounds.files,
      fields: maxFields,
      parts: bounds.files + maxFields,
      fieldSize: bounds.fieldBytes + 1,
      headerPairs: maxHeaders,
      headerSize: maxHeaderBytes,
    },
  })
  return new Form(incoming, parser, { reader, bounds }).read()
}

class Form {
  readonly #incoming: IncomingMessage
  readonly #parser: BusboyInstance
  readonly #reader: FormReader
  readonly #bounds: FormBounds
  readonly #ended = Promise.withResolvers<void>()
  /** The files are taken one after the other; what follows waits in its socket. */
  #files = Promise.resolve()
  #current: Readable | undefined
  #failure: unknown
  #count = 0
  /** How much had come when something was refused. */
  #refusedAt = Infinity

  constructor(
    incoming: IncomingMessage,
    parser: BusboyInstance,
    { reader, bounds }: { reader: FormReader; bounds: FormBounds },
  ) {
    this.#incoming = incoming
    this.#parser = parser
    this.#reader = reader
    this.#bounds = bounds
  }

  async read(): Promise<void> {
    const { files: max } = this.#bounds
    this.#parser
      .on('file', (...[field, stream, name, , type]) => this.#take({ field, stream, name: nameIn(name), type }))
      .on('field', (name, value) => this.#field(name, value))
      .on('filesLimit', () => this.#fail(new ChatError('files_full', { max })))
      .on('partsLimit', () => this.#fail(new ChatError('files_full', { max })))
      .on('finish', () => this.#ended.resolve())
      .on('error', () => this.#break(new ChatError('file_invalid')))
    this.#incoming
      .on('data', (chunk: Buffer) => this.#counted(chunk.length))
      .on('error', ignore)
      .on('close', () => this.#incoming.complete || this.#break(new BrokenOff()))
      .pipe(this.#parser)
    await this.#ended.promise
    await this.#files
    if (this.#failure !== undefined) throw this.#failure
  }

  #take(part: FilePart): void {
    const { stream } = part
    stream.on('error', ignore)
    this.#current = stream
    this.#files = this.#files.then(async () => {
      try {
        if (this.#failure === undefined) await this.#reader.file(part)
      } catch (error) {
        this.#fail(error)
      }
      // what nobody reads would hold up all that follows
      stream.resume()
    })
  }

  #field(name: string, value: string): void {
    try {
      if (this.#failure === undefined) this.#reader.field(name, value)
    } catch (error) {
      this.#fail(error)
    }
  }

  #counted(bytes: number): void {
    this.#count += bytes
    const { bodyBytes, drainBytes } = this.#bounds
    if (this.#count > bodyBytes) this.#break(new ChatError('body_too_long', { max: bodyBytes }))
    else if (this.#count > this.#refusedAt + drainBytes) this.#break(this.#failure)
  }

  /** Takes in nothing more, but reads on. */
  #fail(error: unknown): void {
    this.#failure ??= error
    this.#refusedAt = Math.min(this.#refusedAt, this.#count)
  }

  /** Reads nothing more. */
  #break(error: unknown): void {
    this.#fail(error)
    this.#incoming.unpipe(this.#parser)
    this.#current?.destroy(new BrokenOff())
    this.#ended.resolve()
  }
}

/** What fails is told by the file's or the form's end. */
function ignore(): void {
  // Nothing to do: see above.
}

/** A part with a type and without a name is a file too, whatever the types of the package say. */
function nameIn(name: unknown): string {
  return typeof name === 'string' ? name : ''
}
