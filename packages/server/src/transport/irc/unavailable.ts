import { doorTexts } from '@papo/protocol'
import type { Socket } from 'node:net'

const answer = `ERROR :${doorTexts['pt-BR'].noIrc} / ${doorTexts.en.noIrc}\r\n`

/** Answers an IRC client, while IRC is not spoken, with one line in both languages, and closes. */
export function refuseIrc(socket: Socket): void {
  socket.end(answer)
  socket.resume()
}
