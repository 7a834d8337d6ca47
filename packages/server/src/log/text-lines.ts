import { type Language, hostInUrl, serverTexts } from '@papo/protocol'
import { reachableAddresses } from './reachable.ts'
import { visible } from './visible.ts'
import type { LogEvent } from './log-event.ts'

/** The lines that an event is on a terminal, in the owner's language; everything from outside is made visible. */
export function textLines(event: LogEvent, language: Language): string[] {
  return describe(event, language).map((line) => `${visible(line)}\n`)
}

function describe(event: LogEvent, language: Language): string[] {
  const texts = serverTexts[language]
  switch (event.event) {
    case 'listening':
      return [texts.listening(hostInUrl(event.host), event.port), ...waysIn(event, texts.connectWith)]
    case 'connected':
      return [texts.connected(event)]
    case 'named':
      return [texts.named(event.nick, event)]
    case 'renamed':
      return [texts.renamed(event.nick, event.to, event)]
    case 'disconnected':
      return [`${gone(event, language)} (${texts.reasons[event.reason]})`]
    case 'refused':
      return [`${texts.refused(event.address)} (${texts.refusals[event.reason]})`]
    case 'migrated':
      return [texts.migrated(event.from, event.to, event.copy)]
    case 'error':
      return failure(event.error).map((line, index) => (index === 0 ? texts.failed(line) : line))
    case 'stopping':
      return [texts.stopping]
    case 'stopped':
      return [texts.stopped]
  }
}

function gone(event: LogEvent & { event: 'disconnected' }, language: Language): string {
  const texts = serverTexts[language]
  return event.nick === undefined ? texts.disconnectedNameless(event) : texts.disconnected(event.nick, event)
}

function waysIn({ kind, host, port }: LogEvent & { event: 'listening' }, title: string): string[] {
  const hosts = reachableAddresses(host)
  const pages = hosts.map((address) => `  http://${hostInUrl(address)}:${port}`)
  const lines = hosts.map((address) => `  nc ${address} ${port}`)
  if (kind === 'any') return [title, ...pages, ...lines]
  if (kind === 'http') return [title, ...pages]
  return kind === 'line' ? [title, ...lines] : []
}

function failure(error: unknown): string[] {
  return error instanceof Error ? (error.stack ?? error.message).split('\n') : [String(error)]
}
