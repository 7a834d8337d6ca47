import assert from 'node:assert/strict'
import { readConfig } from '../../src/config/read-config.ts'
import { startServer } from '../../src/server.ts'
import { SocketPerson } from './socket-person.ts'
import { until } from './until.ts'

/** What stands for anything. */
const anything = '…'

/**
 * Plays a conversation of frames against a server of its own: `A > {…}` is sent, `A < {…}` is the next frame that
 * A is told, in which `"…"` stands for anything. Rejects at the first step that goes otherwise.
 */
export async function playFrames(text: string): Promise<void> {
  const args = ['--host=127.0.0.1', '--port=0', '--data=memory:']
  const { settings } = readConfig({ args, env: {}, folder: import.meta.dirname })
  const server = await startServer({ settings, log: { write: () => undefined, close: () => Promise.resolve() } })
  const people = new Map<string, { readonly person: SocketPerson; heard: number }>()
  try {
    for (const line of text.split('\n').filter((one) => one !== ''))
      await playLine(line, people, server.addresses[0]?.port ?? 0)
  } finally {
    for (const { person } of people.values()) person.destroy()
    await server.close()
  }
}

async function playLine(
  line: string,
  people: Map<string, { readonly person: SocketPerson; heard: number }>,
  port: number,
): Promise<void> {
  const { name = '', sign, rest = '' } = /^(?<name>[A-Z]) (?<sign>[<>x]) ?(?<rest>.*)$/.exec(line)?.groups ?? {}
  const known = people.get(name) ?? { person: await SocketPerson.connect(port), heard: 0 }
  people.set(name, known)
  if (sign === '>') return known.person.send(rest)
  if (sign === 'x') return assert.equal(await known.person.ended(), Number(rest), line)
  await until(line, () => known.person.told.length > known.heard)
  compare(known.person.told[known.heard], JSON.parse(rest), line)
  known.heard += 1
}

function compare(told: unknown, expected: unknown, line: string): void {
  if (expected === anything) return
  if (typeof expected !== 'object' || expected === null || typeof told !== 'object' || told === null)
    return assert.deepEqual(told, expected, line)
  assert.deepEqual(Object.keys(told).toSorted(), Object.keys(expected).toSorted(), line)
  for (const [key, value] of Object.entries(expected)) compare(Reflect.get(told, key), value, line)
}
