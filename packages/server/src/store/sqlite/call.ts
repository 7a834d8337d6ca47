import { parentPort, type MessagePort } from 'node:worker_threads'
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
  readonly close: () => void
}

/** Makes this thread a worker that answers the main thread's calls, one after the other. */
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

function listen(port: MessagePort, { calls, close }: Opened): void {
  port.on('message', ([name, ...given]: Asked) => {
    if (name !== 'close') return port.postMessage(answer(calls, name, given))
    close()
    port.close()
  })
}

function answer(calls: Calls, name: string, given: unknown[]): Reply {
  try {
    return [true, calls[name]?.(...(given as never[]))]
  } catch (error) {
    return [false, failureOf(error)]
  }
}

function failureOf(error: unknown): Failure {
  const failure = { message: error instanceof Error ? error.message : String(error), problem: storageProblem(error) }
  if (!(error instanceof StartError)) return failure
  return { ...failure, start: { code: error.code, detail: error.detail } }
}
