import type { Client, Origin, Sending } from '@papo/sdk'

const place = 'papo-person'

/** Remembers who one is, each time the server says it: while there is no server nothing else tells whose words wait here. */
export function followPerson(client: Client): void {
  client.on('state', ({ type }) => {
    if (type !== 'ready' || !client.me) return
    try {
      localStorage.setItem(place, nameOf({ user: client.me.id, epoch: client.epoch }))
    } catch {
      // a browser that keeps nothing for us
    }
  })
}

/** At the door nobody is known: whoever comes in by it may be somebody else. */
export function forgetPerson(): void {
  try {
    localStorage.removeItem(place)
  } catch {
    // a browser that keeps nothing for us has nothing to forget
  }
}

/** Whether this person said it: the one whom the server knows, or knew last. In doubt it was somebody else. */
export function isOwn({ me, epoch }: Client, { origin }: Sending): boolean {
  if (!origin) return true
  return nameOf(origin) === (me ? nameOf({ user: me.id, epoch }) : recall())
}

function nameOf({ user, epoch }: Origin): string {
  return `${epoch} ${user}`
}

function recall(): string | null {
  try {
    return localStorage.getItem(place)
  } catch {
    return null
  }
}
