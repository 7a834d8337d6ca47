import { ChatError } from '@papo/protocol'
import { Visitor } from '../../../core/visitor.ts'
import { addressOf, tokenOf } from '../asked.ts'
import type { Asked } from '../asked.ts'
import { takeTime } from '../body-watch.ts'
import { checkWrite } from '../guard.ts'
import { visitedRoom } from '../visited-room.ts'
import type { WebOptions } from '../web-door.ts'
import { Arriving } from './arriving.ts'
import { BodyBytes } from './body-bytes.ts'
import { readForm } from './form.ts'
import type { FormReader } from './form.ts'
import { drainBytes, formExtraBytes, keyOf, post, replyPosted } from './posting.ts'

/** Takes a form with files, and says one message with them. */
export async function postForm(asked: Asked, newKey: () => string, options: WebOptions): Promise<Response> {
  const { hub, limits } = options
  const { incoming } = asked.env
  checkWrite(incoming)
  const token = tokenOf(asked)
  if (token === undefined) throw new ChatError('token_required')
  const key = keyOf(asked, newKey)
  const address = addressOf(asked)
  const visitor = await Visitor.comes(hub, token, address)
  const room = await visitedRoom({ hub, token, address }, asked.req.param('sala') ?? '')
  // not after all of its files
  visitor.checkRate()
  takeTime(incoming)
  const { uploads } = hub
  const arriving = new Arriving({ uploads, sender: visitor.sender, room, drainBytes })
  const form = new PostedForm(arriving)
  try {
    await readForm(incoming, form, {
      files: limits.filesPerMessage,
      fieldBytes: limits.maxMessageBytes,
      bodyBytes: limits.filesPerMessage * uploads.settings.maxBytes + formExtraBytes,
      drainBytes,
    })
    if (arriving.views.length === 0) throw new ChatError('file_invalid', { problem: 'missing' })
    const { text, alts } = form
    return replyPosted(asked, await post(arriving, { hub, visitor, room, text, key, alts }), uploads)
  } catch (error) {
    await arriving.forget()
    throw error
  }
}

/** The fields of the form: files in `arquivo` or `file`, `texto`, an `alt` for each file, and `original` before those it is meant for. */
class PostedForm implements FormReader {
  readonly #arriving: Arriving
  readonly alts: string[] = []
  text = ''
  #isOriginal = false

  constructor(arriving: Arriving) {
    this.#arriving = arriving
  }

  readonly file: FormReader['file'] = async ({ field, stream, name, type }) => {
    if (field !== 'arquivo' && field !== 'file') return
    const original = this.#isOriginal ? { isOriginal: true as const } : {}
    await this.#arriving.take(new BodyBytes(stream), { name, type, ...original })
  }

  readonly field: FormReader['field'] = (name, value) => {
    if (name === 'texto' || name === 'text') this.text = value.replaceAll('\r\n', '\n')
    else if (name === 'alt') this.alts.push(value)
    else if (name === 'original') this.#isOriginal = value !== '' && value !== '0'
  }
}
