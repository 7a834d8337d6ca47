import assert from 'node:assert/strict'
import { LineClient } from './line-client.ts'
import type { Step, Transcript } from './transcript.ts'

/** Plays a transcript against the server on `port`; rejects at the first step that goes otherwise. */
export async function play({ steps }: Transcript, port: number): Promise<void> {
  const clients = new Map<string, LineClient>()
  try {
    for (const [index, step] of steps.entries()) {
      await playStep(step, { clients, port }).catch((error: unknown) => explain(error, { steps, index }))
    }
  } finally {
    for (const client of clients.values()) client.destroy()
  }
}

interface Stage {
  readonly clients: Map<string, LineClient>
  readonly port: number
}

async function playStep(step: Step, { clients, port }: Stage): Promise<void> {
  const client = clients.get(step.client) ?? (await LineClient.connect(port))
  clients.set(step.client, client)
  switch (step.action) {
    case 'connects':
      return
    case 'send':
      return client.send(`${step.text}\n`)
    case 'send_part':
      return client.send(step.text)
    case 'expect':
      return expectLine(client, step.text)
    case 'expect_part':
      return assert.equal(await client.readPart(step.text.length), step.text)
    case 'fence':
      return fence(client)
    case 'ends':
      await client.ended()
      return assert.equal(client.waiting, '')
    case 'hangs_up':
      return client.hangUp()
    case 'resets':
      return client.reset()
  }
}

async function expectLine(client: LineClient, wanted: string): Promise<void> {
  const line = await client.readLine()
  if (!wanted.includes('…')) return assert.equal(line, wanted)
  const pattern = wanted
    .split('…')
    .map((part) => RegExp.escape(part))
    .join('.*')
  if (!new RegExp(`^${pattern}$`, 'u').test(line)) assert.equal(line, wanted)
}

/** Nothing else is waiting: the next line is the answer to what is sent now, in the client's language. */
async function fence(client: LineClient): Promise<void> {
  client.send('/qzxqzx\n')
  let line = await client.readLine()
  if (line === 'Invalid command') line = await client.readLine()
  if (!line.includes('/qzxqzx')) assert.equal(line, '', 'something was waiting')
}

function explain(error: unknown, { steps, index }: { steps: readonly Step[]; index: number }): never {
  const before = steps.slice(Math.max(0, index - 4), index + 1).map(({ line }) => `    ${line}`)
  const message = error instanceof Error ? error.message : String(error)
  throw new Error(`step ${index + 1} of the transcript:\n${before.join('\n')}\n${message}`, { cause: error })
}
