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
  checkWrite(incoming)
  const ticket = asked.req.query('envio')
  const redeemed = ticket === undefined ? undefined : await uploads.redeem(ticket)
  let arriving: Arriving | undefined
  try {
    const { visitor, room, name } = redeemed ? whoRedeems(asked, redeemed, options) : await whoIsKnown(asked, options)
    const key = keyOf(asked, newKey)
    // not after all of its bytes
    visitor.checkRate()
    takeTime(incoming)
    arriving = new Arriving({ uploads, sender: visitor.sender, room, drainBytes })
    const { 'content-type': type = '', 'content-length': length } = incoming.headers
    const announced = { name: givenName(asked) ?? name, type }
    await arriving.take(BodyBytes.of(incoming), {
      ...announced,
      ...(length !== undefined && { length: Number(length) }),
    })
    return replyPosted(asked, await post(arriving, { hub, visitor, room, text: '', key }), uploads)
  } catch (error) {
    await arriving?.forget()
    if (ticket !== undefined) uploads.giveBack(ticket)
    throw error
  }
}

interface Putting {
  readonly visitor: Visitor
  readonly room: Room
  /** What the file is called where its sender does not say. */
  readonly name: string
}

type Redeemed = Awaited<ReturnType<WebOptions['hub']['uploads']['redeem']>>

/** The address itself is the proof, which no other page knows. */
function whoRedeems(asked: Asked, { user, room, name = unnamed }: Redeemed, { hub }: WebOptions): Putting {
  return { visitor: Visitor.sends(hub, user, addressOf(asked)), room, name }
}

async function whoIsKnown(asked: Asked, { hub }: WebOptions): Promise<Putting> {
  const token = tokenOf(asked)
  if (token === undefined) throw new ChatError('token_required')
  const address = addressOf(asked)
  const visitor = await Visitor.comes(hub, token, address)
  const room = await visitedRoom({ hub, token, address }, asked.req.param('sala') ?? '')
  return { visitor, room, name: unnamed }
}

const unnamed = 'arquivo'

function givenName({ req }: Asked): string | undefined {
  return req.query('nome') ?? req.query('name')
}
