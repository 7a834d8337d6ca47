import { plainWord } from '@papo/protocol'
import type { Handler } from '../command.ts'

/** Lists the open rooms, oldest first; `filter` keeps those whose name holds it. */
export const rooms: Handler<'rooms'> = ({ session: { hub } }, { filter }) => {
  const wanted = filter === undefined ? '' : plainWord(filter)
  const found = [...hub.directory.open].filter((room) => plainWord(room.view.name).includes(wanted))
  return {
    rooms: found.map((room) => ({ ...room.view, people: Array.from(room.people, (user) => user.nick) })),
    online: hub.online,
  }
}
