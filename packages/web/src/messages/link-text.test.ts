import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { isOpenable, linkText } from './link-text.ts'

suite('addresses', () => {
  test('a long one loses its middle, at 60 letters', () => {
    const shown = linkText(`https://exemplo.org/${'a'.repeat(100)}/fim.html`)
    assert.equal(Array.from(shown).length, 60)
    assert.ok(shown.startsWith('https://exemplo.org/a') && shown.endsWith('a/fim.html') && shown.includes('…'))
    assert.equal(linkText('https://exemplo.org/'), 'https://exemplo.org/')
  })

  test('only http and https are opened', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'http://', 'file:///etc/passwd', 'x']) {
      assert.equal(isOpenable(url), false, url)
    }
    assert.ok(isOpenable('http://x.org') && isOpenable('https://x.org/a?b#c'))
  })
})
