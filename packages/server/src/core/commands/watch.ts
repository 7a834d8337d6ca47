import type { Handler } from '../command.ts'

/** Is told of the room list as it changes, or no more; answers with the list as it is now. */
export const watch: Handler<'watch'> = ({ session }, { on }) => {
  const { hub } = session
  if (on) hub.watch.add(session)
  else hub.watch.remove(session)
  return { rooms: hub.watch.listings, online: hub.online }
}
