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

  test('the host is shown that is asked, whatever stands before it', () => {
    assert.equal(linkText('https://user:pass@evil.com@good.com/a'), 'https://good.com/a')
    assert.equal(linkText('https://papo.org@evil.com?x#y'), 'https://evil.com?x#y')
    assert.equal(linkText('https://good.com\\@evil.com'), 'https://good.com\\@evil.com')
    assert.equal(linkText('https://good.com/@bia'), 'https://good.com/@bia')
    assert.equal(linkText('http://127.0.0.1:6789/s/geral'), 'http://127.0.0.1:6789/s/geral')
  })

  test('a host of letters that look like others is shown as it is asked', () => {
    assert.equal(linkText('https://\u0430pple.com/ol\u00e1'), 'https://xn--pple-43d.com/ol\u00e1')
    assert.equal(linkText('https://good%2ecom/'), 'https://good.com/')
  })

  test('only http and https are opened', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'http://', 'file:///etc/passwd', 'x']) {
      assert.equal(isOpenable(url), false, url)
    }
    assert.ok(isOpenable('http://x.org') && isOpenable('https://x.org/a?b#c'))
  })
})
