import { parentPort, receiveMessageOnPort, type MessagePort } from 'node:worker_threads'
import type { StorageProblem } from '../../core/store/store.ts'
import { StartError, type StartDetail, type StartProblem } from '../start-error.ts'
import { storageProblem } from './sqlite-problem.ts'

/** What a worker does for the main thread, by name. */
export type Calls = Readonly<Record<string, (...given: never[]) => unknown>>

/** What goes to a worker: first `open`, then calls, last `close`. */
export type Asked = readonly [name: string, ...given: unknown[]]

/** What comes back, in the order of what was asked; nothing for `close`. */
export type Reply = readonly [done: true, value: unknown] | readonly [done: false, failure: Failure]

/** What is left of an error on its way between threads. */
export interface Failure {
  readonly message: string
  readonly problem: StorageProblem
  readonly start?: { readonly code: StartProblem; readonly detail: StartDetail }
}

/** An open worker: its calls, and how it lets go of the files. */
export interface Opened {
  readonly calls: Calls
  /** Does several calls as one; throws, with nothing done, when one of them does. */
  readonly together?: (all: () => Reply[]) => Reply[]
  readonly close: () => void
}

/** How many calls are done as one at most. */
const maxTogether = 1_000

/** Makes this thread a worker that answers the main thread's calls in order, those that wait together. */
export function answerCalls(open: () => Promise<Opened>): void {
  const port = parentPort
  if (port === null) throw new Error('this file is a worker')
  port.once('message', ([name]: Asked) => {
    if (name === 'close') port.close()
    else void start(port, open)
  })
}

/** Never rejects: a failure is the answer, and the end. */
async function start(port: MessagePort, open: () => Promise<Opened>): Promise<void> {
  try {
    listen(port, await open())
    port.postMessage([true, undefined] satisfies Reply)
  } catch (error) {
    port.postMessage([false, failureOf(error)] satisfies Reply)
    port.close()
  }
}

function listen(port: MessagePort, opened: Opened): void {
  port.on('message', (first: Asked) => {
    const asked = takeWaiting(port, first)
    const isLast = asked.at(-1)?.[0] === 'close'
    const calls = isLast ? asked.slice(0, -1) : asked
    for (const reply of answerAll(opened, calls)) port.postMessage(reply)
    if (!isLast) return
    opened.close()
    port.close()
  })
}

function takeWaiting(port: MessagePort, first: Asked): Asked[] {
  const asked = [first]
  while (asked.length < maxTogether) {
    const next: { message: Asked } | undefined = receiveMessageOnPort(port)
    if (next === undefined) break
    asked.push(next.message)
  }
  return asked
}

function answerAll({ calls, together }: Opened, asked: readonly Asked[]): Reply[] {
  if (together !== undefined && asked.length > 1) {
    try {
      return together(() => asked.map((one) => [true, perform(calls, one)]))
    } catch {
      // One by one, it shows which of them failed, and the others are done.
    }
  }
  return asked.map((one) => answer(calls, one))
}

function answer(calls: Calls, asked: Asked): Reply {
  try {
    return [true, perform(calls, asked)]
  } catch (error) {
    return [false, failureOf(error)]
  }
}

function perform(calls: Calls, [name, ...given]: Asked): unknown {
  return calls[name]?.(...(given as never[]))
}

function failureOf(error: unknown): Failure {
  const problem = storageProblem(error)
  if (!(error instanceof StartError)) return { message: messageOf(error), problem }
  const start = { code: error.code, detail: error.detail }
  return { message: messageOf(error.cause ?? error), problem, start }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
