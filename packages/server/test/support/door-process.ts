/** A front door in a process of its own; argument `blind`: it believes that descriptors never end. */
import { createInterface } from 'node:readline'
import { systemClock } from '../../src/system/clock.ts'
import { FrontDoor } from '../../src/transport/front-door.ts'
import { doorOptions } from './door.ts'

const isBlind = process.argv.includes('blind')
const budget = isBlind ? { budget: { connections: 100_000, farewells: 8 } } : {}
const door = new FrontDoor({ ...doorOptions(systemClock), ...budget })
const [address] = await door.listen([{ kind: 'any', host: '127.0.0.1', port: 0 }])
console.log(address?.port)

// Each line that comes is answered by what it took so far.
for await (const _ of createInterface(process.stdin)) {
  const { user, system } = process.cpuUsage()
  console.log(JSON.stringify({ cpuMs: (user + system) / 1000, connections: door.connections, nickless: door.nickless }))
}
process.exit()
