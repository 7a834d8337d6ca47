import type { Language } from '../language.ts'
import { limits } from '../limits.ts'

/** What is wrong with a frame, or with one of its fields. */
export type FrameProblem =
  | 'not_json'
  | 'missing'
  | 'text'
  | 'integer'
  | 'boolean'
  | 'list'
  | 'object'
  | 'one_of'
  | 'value'
  | 'shape'

/** Why the protocol of the WebSocket itself ends a connection. */
export type BrokenFrame = 'broken' | 'not_text' | 'not_utf8' | 'too_many_parts' | 'too_large'

/** What is said of frames. */
export interface FrameTexts {
  /** What is wrong, where `given` is the field's path and `expected` are the values that it may have. */
  readonly problems: Readonly<Record<FrameProblem, (given: string, expected: readonly string[]) => string>>
  /** Reasons in close frames: at most 123 bytes each. */
  readonly closings: Readonly<Record<BrokenFrame, string>>
}

const { maxFrameBytes, maxFrameFragments } = limits

const en: FrameTexts = {
  problems: {
    not_json: () => 'it must be a JSON object.',
    missing: (given) => `"${given}" is missing.`,
    text: (given) => `"${given}" must be text.`,
    integer: (given) => `"${given}" must be a whole number.`,
    boolean: (given) => `"${given}" must be true or false.`,
    list: (given) => `"${given}" must be a list.`,
    object: (given) => `"${given}" must be an object.`,
    one_of: (given, expected) => `"${given}" must be one of these: ${expected.join(', ')}.`,
    value: (given) => `"${given}" has a value that it cannot have.`,
    shape: (given) => `"${given}" does not have the fields that it needs.`,
  },
  closings: {
    broken: 'a frame against RFC 6455',
    not_text: 'text frames only',
    not_utf8: 'text that is not UTF-8',
    too_many_parts: `too many parts: the most is ${maxFrameFragments}`,
    too_large: `too large: a message has at most ${maxFrameBytes} bytes`,
  },
}

const ptBR: FrameTexts = {
  problems: {
    not_json: () => 'precisa ser um objeto JSON.',
    missing: (given) => `falta "${given}".`,
    text: (given) => `"${given}" precisa ser um texto.`,
    integer: (given) => `"${given}" precisa ser um número inteiro.`,
    boolean: (given) => `"${given}" precisa ser true ou false.`,
    list: (given) => `"${given}" precisa ser uma lista.`,
    object: (given) => `"${given}" precisa ser um objeto.`,
    one_of: (given, expected) => `"${given}" precisa ser um destes: ${expected.join(', ')}.`,
    value: (given) => `"${given}" tem um valor que não pode ter.`,
    shape: (given) => `"${given}" não tem os campos de que precisa.`,
  },
  closings: {
    broken: 'um quadro contra a RFC 6455',
    not_text: 'só quadros de texto',
    not_utf8: 'um texto que não é UTF-8',
    too_many_parts: `partes demais: o máximo é ${maxFrameFragments}`,
    too_large: `grande demais: uma mensagem tem no máximo ${maxFrameBytes} bytes`,
  },
}

/** What is said of frames, in each language. */
export const frameTexts: Readonly<Record<Language, FrameTexts>> = { 'pt-BR': ptBR, en }

/** The problem of a frame that an error names, in words. */
export function frameProblem(
  texts: FrameTexts,
  { given = '', problem = '', expected = [] }: { given?: string; problem?: string; expected?: readonly string[] },
): string {
  const words = Object.hasOwn(texts.problems, problem) ? texts.problems[problem as FrameProblem] : texts.problems.value
  return words(given, expected)
}
