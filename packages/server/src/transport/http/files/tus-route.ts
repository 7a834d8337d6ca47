import { ChatError } from '@papo/protocol'
import type { FileId } from '@papo/protocol'
import { Server } from '@tus/server'
import { Visitor } from '../../../core/visitor.ts'
import { addressOf, tokenOf } from '../asked.ts'
import type { Asked } from '../asked.ts'
import { takeTime } from '../body-watch.ts'
import { checkWrite } from '../guard.ts'
import { barePolicy, commonHeaders } from '../policy.ts'
import { replyError } from '../replies.ts'
import type { WebOptions } from '../web-door.ts'
import { BodyBytes } from './body-bytes.ts'
import { TusLocks } from './tus-locks.ts'
import { tusRefusal } from './tus-refusal.ts'
import { TusStore } from './tus-store.ts'
import { tusWanted } from './tus-wanted.ts'

const version = '1.0.0'
/** Bytes that are still read of a refused body, so that its sender comes to hear why. */
const drainBytes = 16 * 1024 * 1024

const locks = new TusLocks()

/** Answers a request of the tus protocol: who it is from, and what he may, is for us to say; the rest for the library. */
export async function answerTus(asked: Asked, options: WebOptions): Promise<Response> {
  const { incoming } = asked.env
  if (asked.req.method !== 'HEAD') checkWrite(incoming)
  const token = tokenOf(asked)
  if (token === undefined) throw new ChatError('token_required')
  const visitor = await Visitor.comes(options.hub, token, addressOf(asked))
  takeTime(incoming)
  return new TusRequest(asked, visitor, options).answer()
}

class TusRequest {
  readonly #asked: Asked
  readonly #visitor: Visitor
  readonly #options: WebOptions
  readonly #bytes: BodyBytes
  /** What went wrong on our side, which the library does not know how to tell. */
  #failure: unknown
  /** What this request itself began. */
  #begun: FileId | undefined

  constructor(asked: Asked, visitor: Visitor, options: WebOptions) {
    this.#asked = asked
    this.#visitor = visitor
    this.#options = options
    this.#bytes = BodyBytes.of(asked.env.incoming)
  }

  async answer(): Promise<Response> {
    const { req } = this.#asked
    if ((req.header('tus-resumable') ?? version) !== version)
      return this.#refuse(new ChatError('upload_invalid', { given: 'Tus-Resumable' }), 412)
    const headers = new Headers(req.raw.headers)
    // addresses are told without an origin: how a proxy was asked is nothing to refuse
    headers.delete('x-forwarded-proto')
    // without its body: that goes to the disk straight from the connection
    const request = new Request(req.url, { method: req.method, headers })
    const answer = await this.#server().handleWeb(request)
    const { status } = answer
    if (this.#failure === undefined && status < 400) return clean(answer)
    await this.#forget()
    if (this.#failure !== undefined) return this.#refuse(this.#failure)
    return this.#refuse(tusRefusal(status, await answer.text()), status)
  }

  /** Of what it began and could not end nobody comes to hear the address. */
  async #forget(): Promise<void> {
    const { uploads } = this.#options.hub
    if (this.#begun !== undefined) await uploads.cancel(this.#visitor.user.id, this.#begun).catch(() => undefined)
  }

  #server(): Server {
    const { hub, limits } = this.#options
    const { uploads } = hub
    const user = this.#visitor.user.id
    return new Server({
      path: '/tus',
      relativeLocation: true,
      datastore: new TusStore({ uploads, user, bytes: this.#bytes, uploadMs: limits.uploadMs }),
      locker: locks.of(() => this.#stop()),
      // of a foreign origin nothing comes this far
      allowedOrigins: () => false,
      getFileIdFromRequest: (_, id) => (id !== undefined && /^[\w-]{22}$/.test(id) ? id : undefined),
      namingFunction: (request, metadata = {}) => this.#begin(metadata, Number(request.headers.get('upload-length'))),
      onIncomingRequest: (request, id) => (request.method === 'POST' ? Promise.resolve() : this.#checkOwn(id)),
      onUploadFinish: async (_, { id }) => {
        const body = JSON.stringify(await uploads.finish(user, id))
        return { status_code: this.#asked.req.method === 'POST' ? 201 : 200, headers: json, body }
      },
      onResponseError: (_, error) => {
        if (error instanceof Error) this.#failure = error
        return undefined
      },
    })
  }

  /** Ends what brings bytes, which may hang; whatever else is over in a moment. */
  #stop(): void {
    const { incoming } = this.#asked.env
    if (incoming.method === 'PATCH' || incoming.method === 'POST') incoming.destroy()
  }

  /** Nobody ends another's request: whose an upload is, is asked before its lock. */
  async #checkOwn(id: FileId): Promise<void> {
    if (!(await this.#options.hub.uploads.find(this.#visitor.user.id, id))) throw new ChatError('file_not_found')
  }

  async #begin(metadata: Record<string, string | null>, length: number): Promise<FileId> {
    const { uploads } = this.#options.hub
    const { sender } = this.#visitor
    const wanted = await tusWanted({ uploads, user: sender.user }, metadata, length)
    this.#begun = await uploads.begin(sender, wanted)
    return this.#begun
  }

  /** Tells it in the words of who asks; by the status of the protocol, where that has one of its own. */
  async #refuse(failure: unknown, protocolStatus?: number): Promise<Response> {
    if (!(failure instanceof ChatError)) throw failure
    await this.#bytes.drain(this.#bytes.count + drainBytes)
    const refusal = await replyError(this.#asked, failure, this.#options)
    const { body, headers, status } = refusal
    headers.set('Tus-Resumable', version)
    if (protocolStatus === 412) headers.set('Tus-Version', version)
    return new Response(body, { headers, status: protocolStatus ?? status })
  }
}

const json = { 'Content-Type': 'application/json' } as const

/** Its answer, with the headers that all of ours have, and without those that let other origins in. */
function clean(answer: Response): Response {
  const headers = new Headers({ ...commonHeaders, 'Content-Security-Policy': barePolicy, 'Cache-Control': 'no-store' })
  for (const [name, value] of answer.headers) if (!name.startsWith('access-control-')) headers.set(name, value)
  return new Response(answer.body, { status: answer.status, headers })
}

/** Tells what of the protocol is spoken here. */
export function tusOptions({ hub }: WebOptions): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...commonHeaders,
      'Tus-Resumable': version,
      'Tus-Version': version,
      'Tus-Extension': 'creation,creation-with-upload,termination,expiration',
      'Tus-Max-Size': String(hub.uploads.settings.maxBytes),
    },
  })
}
