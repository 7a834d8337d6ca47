import type { MessageView } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import { useEffect, useState } from 'preact/hooks'
import { actsBySeq, withActs } from '../messages/acts.ts'
import { useApp } from '../state/app.ts'
import { cell, useCell } from '../state/cell.ts'
import { useClient, useRoom } from '../state/follow.ts'
import { Pins } from './pins.ts'
import type { PinsState } from './pins.ts'

const unread = cell<PinsState>({ type: 'loading' })

/** The pinned messages of a room as they stand, with what one does to them oneself, and how to ask again. */
export function usePins(room: Room): { readonly state: PinsState; readonly retry: () => void } {
  const { client } = useApp()
  const [pins, setPins] = useState<Pins>()
  useEffect(() => {
    const made = new Pins({ client, room })
    setPins(made)
    return () => made.close()
  }, [client, room])
  useRoom(room, ['sendings'])
  useClient(client, ['me'])
  const state = useCell(pins?.state ?? unread)
  const retry = (): void => void pins?.ask()
  if (state.type !== 'loaded') return { state, retry }
  const shown = withOwnActs(state.messages, room, client.me?.nick ?? '')
  const messages = shown.filter(({ author }) => !client.ignored.has(author))
  return { state: { type: 'loaded', messages }, retry }
}

/** What one has done and the server has not answered yet is shown as if it were. */
function withOwnActs(messages: readonly MessageView[], room: Room, nick: string): MessageView[] {
  const acts = actsBySeq(room.acts)
  const known = new Set(messages.map(({ seq }) => seq))
  const others = [...acts.keys()].filter((seq) => !known.has(seq)).flatMap((seq) => room.timeline.find(seq) ?? [])
  return [...others, ...messages]
    .map((message) => withActs(message, acts.get(message.seq) ?? [], nick))
    .filter(({ pinned, deleted }) => pinned && !deleted)
}
