import pino from 'pino'
import { jsonFields } from './json-line.ts'
import { textLines } from './text-lines.ts'
import type { Language } from '@papo/protocol'
import type { LogEvent } from './log-event.ts'

/** Where the lines of a log go. */
export interface Sink {
  write(line: string): unknown
  /** Writes what is still waiting, then calls `done`. */
  flush?(done: () => void): void
  /** Takes nothing any more, and lets what still waits go. */
  destroy?(): void
}

/** Writes down what happens to the server: lines for a person, or JSON lines for programs. */
export interface ServerLog {
  /** Never throws, never waits. */
  readonly write: (event: LogEvent) => void
  /** Resolves when everything is written, or when nobody takes it. Never rejects. */
  close(): Promise<void>
}

/** How a log is written. */
export interface LogOptions {
  readonly form: 'text' | 'json'
  readonly language: Language
  readonly sink?: Sink
}

/** What a reader of the log who stopped reading may leave waiting; beyond it lines are dropped. */
const maxWaitingBytes = 4 * 1024 * 1024

/** How long the last lines may take; a terminal that is gone takes none, for ever. */
const flushMs = 500

/** Opens the server's log, on standard output where no sink is given. */
export function openLog({ form, language, sink = standardOutput() }: LogOptions): ServerLog {
  const write = form === 'json' ? jsonWriter(sink) : textWriter(sink, language)
  return { write: (event) => attempt(() => write(event)), close: () => flush(sink) }
}

// Not synchronous: somebody who stops reading the log must not stop the server.
function standardOutput(): Sink {
  // with a `minLength` of 0, its default, `flush` is done before it has begun; every line is longer than 1
  const sink = pino.destination({ dest: 1, sync: false, minLength: 1, maxLength: maxWaitingBytes })
  sink.on('error', (error: NodeJS.ErrnoException) => {
    // whoever read it is gone; a disk that is full may have room again
    if (error.code === 'EIO' || error.code === 'EPIPE') sink.destroy()
  })
  return sink
}

function textWriter(sink: Sink, language: Language): (event: LogEvent) => void {
  return (event) => sink.write(textLines(event, language).join(''))
}

function jsonWriter(sink: Sink): (event: LogEvent) => void {
  const options = {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
  }
  const lines = pino(options, { write: (line: string) => void sink.write(line) })
  return (event) => lines[event.event === 'error' ? 'error' : 'info'](jsonFields(event))
}

function attempt(write: () => void): void {
  try {
    write()
  } catch {
    // the terminal is gone, or what read the log: there is nowhere left to say so, and nobody else may suffer
  }
}

// Not `flushSync`, nor what the sink does by itself at exit: both try a terminal that is gone again and again.
async function flush(sink: Sink): Promise<void> {
  await new Promise<void>((resolve) => {
    if (!sink.flush) return resolve()
    setTimeout(resolve, flushMs).unref()
    attempt(() => sink.flush?.(resolve))
  })
  attempt(() => sink.destroy?.())
}
