import { ChatError, lineTexts, slug } from '@papo/protocol'
import type { FileView } from '@papo/protocol'
import { Readable } from 'node:stream'
import type { Room } from '../../../core/room.ts'
import { Visitor } from '../../../core/visitor.ts'
import { errorText } from '../../error-text.ts'
import { addressOf, languageOf, tokenOf } from '../asked.ts'
import type { Asked } from '../asked.ts'
import { takeTime } from '../body-watch.ts'
import { checkWrite } from '../guard.ts'
import { errorHeaders, replyJson } from '../replies.ts'
import { statusOf } from '../status-codes.ts'
import { visitedRoom } from '../visited-room.ts'
import type { Coming } from '../visited-room.ts'
import type { WebOptions } from '../web-door.ts'
import { aliasOf } from './alias.ts'
import { Arriving } from './arriving.ts'
import { BodyBytes } from './body-bytes.ts'
import { readForm } from './form.ts'
import type { FormReader } from './form.ts'
import { drainBytes, formExtraBytes } from './posting.ts'

/** What S4 refuses by itself: told by its words, with 200, as its clients know it. */
class S4Refusal extends Error {}

const noFile = 'Nenhum arquivo enviado'
const noType = 'Tipo de arquivo não permitido'
const pictureName = /\.(?:png|jpe?g|gif)$/i
const pictureType = /^image\/(?:png|jpeg|gif)$/

/** S4's upload: a picture in the field `file`, for S4's answer; the room in the field `sala`, or in the address. */
export async function uploadAsS4(asked: Asked, options: WebOptions): Promise<Response> {
  try {
    return replyJson({ success: true, filename: aliasOf(await takePicture(asked, options)) })
  } catch (error) {
    if (error instanceof S4Refusal) return replyJson({ success: false, error: error.message })
    if (error instanceof ChatError) return refuse(asked, error, options)
    throw error
  }
}

/** What S4 does not know is told in its form, with a status of its own. */
function refuse(asked: Asked, error: ChatError, { language }: WebOptions): Response {
  const { code, detail } = error
  const text = errorText(lineTexts[languageOf(asked, language)].errors[code](detail, undefined))
  const status = code === 'room_required' ? 401 : statusOf(code)
  return replyJson({ success: false, error: text }, { status, headers: errorHeaders(error) })
}

async function takePicture(asked: Asked, options: WebOptions): Promise<FileView> {
  const { hub, limits } = options
  const { incoming } = asked.env
  checkWrite(incoming)
  const token = tokenOf(asked)
  if (token === undefined) throw new ChatError('token_required')
  const address = addressOf(asked)
  const coming = { hub, token, address }
  const form = new S4Form(await Visitor.comes(hub, token, address), coming, asked.req.query('sala') ?? '')
  takeTime(incoming)
  const { maxBytes } = hub.uploads.settings
  try {
    await readForm(incoming, form, {
      files: 1,
      fieldBytes: limits.maxMessageBytes,
      bodyBytes: maxBytes + formExtraBytes,
      drainBytes,
    })
    return await form.taken()
  } catch (error) {
    await form.forget()
    throw error
  }
}

class S4Form implements FormReader {
  readonly #visitor: Visitor
  readonly #coming: Coming
  #place: string
  #taken: { readonly room: Room; readonly arriving: Arriving } | undefined

  constructor(visitor: Visitor, coming: Coming, place: string) {
    this.#visitor = visitor
    this.#coming = coming
    this.#place = place
  }

  readonly file: FormReader['file'] = async ({ field, name, type, stream }) => {
    if (field !== 'file') return
    if (name === '') throw new S4Refusal(noFile)
    if (!pictureName.test(name)) throw new S4Refusal(noType)
    // where it is for may be said after it: it is kept meanwhile as it would be in the room where people land
    const place = this.#place || this.#coming.hub.settings.entryRoom
    if (place === '') throw new ChatError('room_required')
    const room = await visitedRoom(this.#coming, slug(place))
    const arriving = this.#arriving(room)
    this.#taken = { room, arriving }
    await arriving.take(new BodyBytes(stream), { name, type })
  }

  readonly field: FormReader['field'] = (name, value) => {
    if (name === 'sala') this.#place = value
  }

  /** The picture that came, in its room; throws where there is none. */
  async taken(): Promise<FileView> {
    if (this.#place === '') throw new ChatError('room_required')
    const [view] = this.#taken?.arriving.views ?? []
    if (!this.#taken || !view) throw new S4Refusal(noFile)
    if (!pictureType.test(view.type)) throw new S4Refusal(noType)
    const room = await visitedRoom(this.#coming, slug(this.#place))
    return room === this.#taken.room ? view : this.#move(view, room)
  }

  /** Lets go of what came. */
  async forget(): Promise<void> {
    await this.#taken?.arriving.forget()
  }

  /** Takes it once more, from the disk, for another room. */
  async #move({ id, name, type, size }: FileView, room: Room): Promise<FileView> {
    const { uploads } = this.#coming.hub
    const { stream } = await uploads.open(await uploads.read(id, { user: this.#visitor.user.id }))
    const moved = await this.#arriving(room).take(new BodyBytes(Readable.from(stream)), { name, type, length: size })
    await this.forget()
    return moved
  }

  #arriving(room: Room): Arriving {
    return new Arriving({ uploads: this.#coming.hub.uploads, sender: this.#visitor.sender, room, drainBytes })
  }
}
