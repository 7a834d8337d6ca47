import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainStyle, styleKey } from './line-style.ts'

test('styles that differ have other names, equal ones the same', () => {
  const style = plainStyle('en')
  const styles = [
    style,
    plainStyle('pt-BR'),
    { ...style, colors: true },
    { ...style, ascii: true },
    { ...style, times: true },
    { ...style, bell: 'all' as const },
    { ...style, bell: 'mentions' as const },
  ]
  assert.equal(new Set(styles.map(styleKey)).size, styles.length)
  assert.equal(styleKey({ ...style }), styleKey(style))
})
