import { ChatError } from '@papo/protocol'
import type { Room } from '../../../core/room.ts'
import { Visitor } from '../../../core/visitor.ts'
import { addressOf, tokenOf } from '../asked.ts'
import type { Asked } from '../asked.ts'
import { takeTime } from '../body-watch.ts'
import { checkWrite } from '../guard.ts'
import { visitedRoom } from '../visited-room.ts'
import type { WebOptions } from '../web-door.ts'
import { Arriving } from './arriving.ts'
import { BodyBytes } from './body-bytes.ts'
import { drainBytes, keyOf, post, replyPosted } from './posting.ts'

/** Takes a file as the body (`curl -T`), by a one-time address or from who is known, and says a message with it. */
export async function putFile(asked: Asked, newKey: () => string, options: WebOptions): Promise<Response> {
  const { incoming } = asked.env
  const { hub } = options
  const { uploads } = hub
  const { visitor, room, name } = await whoPuts(asked, options)
  const key = keyOf(asked, newKey)
  takeTime(incoming)
  const arriving = new Arriving({ uploads, sender: visitor.sender, room, drainBytes })
  const { 'content-type': type = '', 'content-length': length } = incoming.headers
  try {
    await arriving.take(BodyBytes.of(incoming), {
      name,
      type,
      ...(length !== undefined && { length: Number(length) }),
    })
    return replyPosted(asked, await post(arriving, { hub, visitor, room, text: '', key }), uploads)
  } catch (error) {
    await arriving.forget()
    const ticket = asked.req.query('envio')
    if (ticket !== undefined) uploads.giveBack(ticket)
    throw error
  }
}

interface Putting {
  readonly visitor: Visitor
  readonly room: Room
  readonly name: string
}

async function whoPuts(asked: Asked, options: WebOptions): Promise<Putting> {
  const ticket = asked.req.query('envio')
  const given = asked.req.query('nome') ?? asked.req.query('name')
  if (ticket === undefined) return whoIsKnown(asked, given, options)
  const { hub } = options
  // the address itself is the proof, which no other page knows; a body is no more to be unpacked than any other
  checkWrite(asked.env.incoming)
  const { user, room, name = 'arquivo' } = await hub.uploads.redeem(ticket)
  return { visitor: Visitor.sends(hub, user, addressOf(asked)), room, name: given ?? name }
}

async function whoIsKnown(asked: Asked, given: string | undefined, { hub }: WebOptions): Promise<Putting> {
  checkWrite(asked.env.incoming)
  const token = tokenOf(asked)
  if (token === undefined) throw new ChatError('token_required')
  const address = addressOf(asked)
  const visitor = await Visitor.comes(hub, token, address)
  const room = await visitedRoom({ hub, token, address }, asked.req.param('sala') ?? '')
  return { visitor, room, name: given ?? 'arquivo' }
}
