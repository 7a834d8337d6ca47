import { listen } from './people.ts'
import type { People } from './people.ts'

// The gathering loop: what arrives in one turn is one Buffer.concat and one write per person, the
// author included.
const people: People = new Set()
let pieces: Buffer[] = []

listen(people, (prefix, line) => {
  if (pieces.length === 0) setImmediate(flush)
  pieces.push(prefix, line)
})

function flush(): void {
  const messages = Buffer.concat(pieces)
  pieces = []
  for (const person of people) person.write(messages)
}
