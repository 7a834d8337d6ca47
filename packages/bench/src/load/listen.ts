import type { Member } from './member.ts'
import type { Counter } from './wire.ts'

/** Calls `onMessage` for each message that reaches one of the members. */
export function onEachMessage(
  members: readonly Member[],
  counterFor: (member: Member) => Counter,
  onMessage: () => void,
): void {
  for (const member of members) {
    const counter = counterFor(member)
    member.onBytes = (bytes, size) => {
      for (let messages = counter.take(bytes, size); messages > 0; messages--) onMessage()
    }
  }
}
