import { type Language, type ListenProblem, serverTexts, storeTexts } from '@papo/protocol'
import { StartError } from '../store/start-error.ts'

const problems: ReadonlyMap<unknown, ListenProblem> = new Map([
  ['EADDRINUSE', 'port_taken'],
  ['EACCES', 'port_forbidden'],
  ['EADDRNOTAVAIL', 'no_such_host'],
  ['ENOTFOUND', 'no_such_host'],
])

/** The sentence for an error that kept the server from starting, or nothing where it is none the owner can mend. */
export function startProblemText(error: unknown, language: Language): string | undefined {
  if (error instanceof StartError) return storeTexts[language][error.code](error.detail)
  if (!(error instanceof Error) || !('syscall' in error)) return undefined
  if (error.syscall !== 'listen' && error.syscall !== 'getaddrinfo') return undefined
  const texts = serverTexts[language].cannotListen
  const problem = problems.get('code' in error ? error.code : undefined)
  return problem === undefined ? texts.other(error.message) : texts[problem](doorOf(error))
}

function doorOf(error: Error): string {
  const host = 'address' in error ? error.address : 'hostname' in error ? error.hostname : undefined
  const parts = [host, 'port' in error ? error.port : undefined].filter((part) => part !== undefined && part !== '::')
  return parts.map(String).join(':')
}
