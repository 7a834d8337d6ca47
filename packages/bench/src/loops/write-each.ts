import { listen } from './people.ts'
import type { People } from './people.ts'

// The plain loop: every message is written to every person by itself, the author included.
const people: People = new Set()

listen(people, (prefix, line) => {
  const message = Buffer.concat([prefix, line])
  for (const person of people) person.write(message)
})
