import pino from 'pino'
import { jsonFields } from './json-line.ts'
import { textLines } from './text-lines.ts'
import type { Language } from '@papo/protocol'
import type { LogEvent } from './log-event.ts'

/** Where the lines of a log go. */
export interface Sink {
  write(line: string): unknown
  /** Writes at once what is still waiting. */
  flushSync?(): void
}

/** Writes down what happens to the server: lines for a person, or JSON lines for programs. */
export interface ServerLog {
  /** Never throws, never waits. */
  readonly write: (event: LogEvent) => void
  /** Ends with everything written. */
  close(): void
}

/** How a log is written. */
export interface LogOptions {
  readonly form: 'text' | 'json'
  readonly language: Language
  readonly sink?: Sink
}

/** What a reader of the log who stopped reading may leave waiting; beyond it lines are dropped. */
const maxWaitingBytes = 4 * 1024 * 1024

/** Opens the server's log, on standard output where no sink is given. */
export function openLog({ form, language, sink = standardOutput() }: LogOptions): ServerLog {
  const write = form === 'json' ? jsonWriter(sink) : textWriter(sink, language)
  return { write, close: () => close(sink) }
}

// Not synchronous: somebody who stops reading the log must not stop the server.
function standardOutput(): Sink {
  const sink = pino.destination({ dest: 1, sync: false, maxLength: maxWaitingBytes })
  sink.on('error', () => undefined) // the reader of the log is gone; there is nowhere left to say so
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

function close(sink: Sink): void {
  try {
    sink.flushSync?.()
  } catch {
    // standard output is closed: what was waiting has no reader any more
  }
}
