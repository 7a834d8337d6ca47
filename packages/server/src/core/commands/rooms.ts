import { plainWord } from '@papo/protocol'
import type { Handler } from '../command.ts'

/** Lists the open rooms, those with most people first; `filter` keeps those whose name holds it. */
export const rooms: Handler<'rooms'> = ({ session: { hub } }, { filter }) => {
  const { listings } = hub.watch
  const wanted = filter === undefined ? '' : plainWord(filter)
  const found = wanted === '' ? listings : listings.filter(({ name }) => plainWord(name).includes(wanted))
  return { rooms: found, online: hub.online }
}
