import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainText, sourceOf, tokenize } from './markup.ts'
import type { Inline, Steps } from './markup-inline.ts'
import type { Block } from './markup.ts'

const text = (value: string): Inline => ({ type: 'text', text: value })
const lines = (...inner: Inline[]): Block[] => [{ type: 'lines', inner }]

const cases: readonly (readonly [string, Block[]])[] = [
  ['oi', lines(text('oi'))],
  ['**oi** gente', lines({ type: 'bold', mark: '**', inner: [text('oi')] }, text(' gente'))],
  [
    '*a* e _b_',
    lines({ type: 'italic', mark: '*', inner: [text('a')] }, text(' e '), {
      type: 'italic',
      mark: '_',
      inner: [text('b')],
    }),
  ],
  ['~~não~~', lines({ type: 'strike', mark: '~~', inner: [text('não')] })],
  [
    '**a *b* c**',
    lines({
      type: 'bold',
      mark: '**',
      inner: [text('a '), { type: 'italic', mark: '*', inner: [text('b')] }, text(' c')],
    }),
  ],
  ['use `x * y * z`', lines(text('use '), { type: 'code', text: 'x * y * z' })],
  ['nome_de_função e 2*3*4', lines(text('nome_de_função e 2*3*4'))],
  ['veja (http://x.org/a_(b)).', lines(text('veja ('), { type: 'link', url: 'http://x.org/a_(b)' }, text(').'))],
  ['javascript:alert(1)', lines(text('javascript:alert(1)'))],
  [
    '> ele disse\n> isso\nfoi',
    [
      { type: 'quote', inner: [text('ele disse\nisso')] },
      { type: 'lines', inner: [text('foi')] },
    ],
  ],
  [
    '```py\nx = 1\n```\nok',
    [
      { type: 'fence', language: 'py', lines: ['x = 1'], isClosed: true },
      { type: 'lines', inner: [text('ok')] },
    ],
  ],
  ['```\nsem fim', [{ type: 'fence', language: '', lines: ['sem fim'], isClosed: false }]],
]

for (const [source, expected] of cases)
  test(`[MARK1] ${JSON.stringify(source)} is read as it looks`, () => {
    assert.deepEqual(merged(tokenize(source)), expected)
  })

const hard = [
  '> \r\u2028',
  '*',
  '_',
  '**',
  '~~',
  '`',
  '*a_',
  '**a*',
  '> ',
  '```\n',
  '[',
  '](',
  'http://',
  '(http://x(',
  '\n',
  '*_~~**',
  '`a',
  '\\',
  '𝕏*',
  'e\u0301_',
]

test('[MARK2] any text is given back letter for letter, and nothing throws', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hard, 'oi ', ' ', 'a')), { maxLength: 60 }),
      (parts) => {
        const source = parts.join('')
        assert.equal(sourceOf(tokenize(source)), source)
      },
    ),
    { numRuns: 2_000 },
  )
})

for (const part of hard)
  test(`[MARK3] twice as much of ${JSON.stringify(part)} takes at most 2.2 times the steps`, () => {
    const once = stepsOf(part.repeat(4_000))
    assert.ok(stepsOf(part.repeat(8_000)) <= 2.2 * once)
    assert.ok(once <= 10 * part.length * 4_000)
  })

test('[MARK4] plain text stays as it is, without its marks', () => {
  assert.equal(plainText(tokenize('**oi** `x` http://a.b/c\n> e')), 'oi x http://a.b/c\ne')
})

function stepsOf(source: string): number {
  const steps: Steps = { count: 0 }
  tokenize(source, steps)
  return steps.count
}

/** Neighbouring plain pieces as one: where a mark was given up is not what a case is about. */
function merged(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => (block.type === 'fence' ? block : { ...block, inner: mergedInline(block.inner) }))
}

function mergedInline(inner: readonly Inline[]): Inline[] {
  const result: Inline[] = []
  for (const one of inner) {
    const last = result.at(-1)
    if (one.type === 'text' && last?.type === 'text') result[result.length - 1] = text(last.text + one.text)
    else result.push('inner' in one ? { ...one, inner: mergedInline(one.inner) } : one)
  }
  return result
}
