import { visible } from './visible.ts'
import type { LogEvent } from './log-event.ts'

/** The fields of an event as JSON holds them; everything from outside is made visible. */
export function jsonFields(event: LogEvent): Record<string, unknown> {
  const fields = event.event === 'error' ? { ...event, error: errorFields(event.error) } : event
  return Object.fromEntries(Object.entries(fields).map(([name, value]: [string, unknown]) => [name, show(value)]))
}

function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: visible(String(error)) }
  const { name, message, stack = '' } = error
  const code = 'code' in error ? { code: visible(String(error.code)) } : {}
  return { name: visible(name), ...code, message: visible(message), stack: stack.split('\n').map(visible).join('\n') }
}

function show(value: unknown): unknown {
  return typeof value === 'string' ? visible(value) : value
}
