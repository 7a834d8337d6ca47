import { parseLanguage } from '@papo/protocol'
import type { Language } from '@papo/protocol'

/** The language of ours that a browser likes best by its Accept-Language (RFC 9110, 12.5.4), else `fallback`. */
export function preferredLanguage(header: string | undefined, fallback: Language): Language {
  let best = { language: fallback, weight: 0 }
  for (const range of (header ?? '').split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const language = tag === '*' ? fallback : parseLanguage(tag)
    const weight = weightOf(parameters)
    if (language && weight > best.weight) best = { language, weight }
  }
  return best.language
}

function weightOf(parameters: readonly string[]): number {
  const given = parameters.find((parameter) => parameter.startsWith('q='))
  return given === undefined ? 1 : Number(given.slice('q='.length)) || 0
}
