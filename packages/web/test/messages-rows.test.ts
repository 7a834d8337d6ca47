import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { skip, startMessagesBench } from './support/messages/harness.ts'
import type { MessagesBench } from './support/messages/harness.ts'
import { installProbe, settle } from './support/messages/probe.ts'

const minute = 60_000
const noon = Date.UTC(2026, 10, 19, 15)

suite('the rows of messages', { skip, timeout: 120_000 }, () => {
  let bench: MessagesBench
  before(async () => {
    bench = await startMessagesBench()
  })
  after(async () => bench.close())

  const openEmpty = async (size = {}): Promise<Page> => {
    const page = await bench.open(size)
    await installProbe(page)
    await page.evaluate(() => harness.open({ count: 0 }))
    await settle(page)
    return page
  }
  const rowWith = (page: Page, hasText: string): Locator => page.locator('.log .row', { hasText })

  test('messages of one author within five minutes stand together, replies and other days do not', async () => {
    const page = await openEmpty()
    await page.evaluate(
      ({ noon, minute }) => {
        const bia = (said: Parameters<typeof harness.say>[0]): unknown => harness.say(said)
        bia({ text: 'um', at: noon })
        bia({ text: 'dois', at: noon + 5 * minute })
        bia({ text: 'três', at: noon + 11 * minute })
        bia({ text: 'quatro', at: noon + 11 * minute, reply: { seq: 2, author: 3, nick: 'Bia' } })
        bia({ text: 'cinco', at: noon + 11 * minute, author: 4, nick: 'Caio' })
        bia({ text: 'seis', at: noon + 1_440 * minute, author: 4, nick: 'Caio' })
      },
      { noon, minute },
    )
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('.log > ol > li')].map((row) => row.className.replace('row', '').trim() || 'head'),
    )
    assert.deepEqual(shown, ['day', 'head', 'cont', 'head', 'head', 'head', 'day', 'head'])
    await page.context().close()
  })

  const hostile = [
    '<img src=x onerror="window.hit=1"><script>window.hit=1</script><b>oi</b>',
    'javascript:window.hit=1 e [x](javascript:window.hit=1) e http://x.org/"onmouseover="window.hit=1',
    '\u202E1=tih.wodniw \u2066\u202Efim\u2069',
    '😀'.repeat(4_000),
    `\`\`\`html\n<script>window.hit=1</script>\n\`\`\``,
    '&lt;b&gt; &amp; {{x}} ${x} </p></article></li>',
  ]
  for (const text of hostile) {
    test(`what is written is text: ${text.slice(0, 24).replaceAll(/\p{Cf}/gu, '·')}`, async () => {
      const page = await openEmpty()
      await page.evaluate((said) => void harness.say({ text: said, nick: 'Bia' }), text)
      await settle(page)
      const found = await page.evaluate(() => ({
        text: [...document.querySelectorAll('.row .text p, .row .text code')]
          .map((part) => part.textContent)
          .join('\n'),
        elements: document.querySelectorAll('.row :is(script, img, iframe, [onerror], [onmouseover])').length,
        links: [...document.querySelectorAll<HTMLAnchorElement>('.row a')].map(
          ({ href, rel }) => `${new URL(href).protocol} ${rel}`,
        ),
        wide: document.documentElement.scrollWidth > innerWidth,
        hit: 'hit' in globalThis,
      }))
      assert.equal(found.hit, false)
      assert.equal(found.elements, 0)
      assert.equal(found.wide, false)
      assert.ok(found.links.every((link) => link === 'http: noopener noreferrer nofollow ugc'))
      assert.ok(found.text.length > 0)
      await page.context().close()
    })
  }

  for (const width of [390, 320]) {
    test(`the longest nick of the widest letters leaves the time in sight at ${width}`, async () => {
      const page = await openEmpty({ width, isTouch: true })
      await page.evaluate(() => void harness.say({ text: 'oi', nick: 'W'.repeat(24), edited: 1 }))
      await settle(page)
      const { scrollWidth, clientWidth } = await page.evaluate(() => {
        const log = document.querySelector('.log')!
        return { scrollWidth: log.scrollWidth, clientWidth: log.clientWidth }
      })
      assert.ok(scrollWidth <= clientWidth)
      const right = await page.locator('.row .mh time').evaluate((time) => time.getBoundingClientRect().right)
      assert.ok(right <= width, `${right}`)
      await page.context().close()
    })
  }

  test('an own message keeps its row from its first moment to its arrival', async () => {
    const page = await openEmpty()
    const states = await page.evaluate(() => {
      const { room } = harness
      const sending = room.send('oi')
      const row = document.querySelector('.log .row:last-child')!
      const classes = [row.className]
      room.turn(sending, 'sending')
      classes.push(row.className)
      room.turn(sending, 'queued')
      const queued = row.textContent
      const why = (code: 'rate_limited' | 'busy'): string => {
        Object.assign(sending, { heldBy: code })
        room.turn(sending, 'sending')
        const { title = '' } = row.querySelector<HTMLElement>('.st:has(.i)') ?? {}
        return `${title} | ${row.querySelector('.text .held')?.textContent}`
      }
      const held = [why('rate_limited'), why('busy')]
      room.arrive(sending)
      classes.push(row.className)
      return { classes, queued, held, isSame: row === document.querySelector('.log .row:last-child') }
    })
    assert.deepEqual(states.classes, ['row local', 'row pend', 'row'])
    assert.match(states.queued, /Na fila/)
    const [rate = '', busy = ''] = states.held
    assert.match(rate, /^Muitas mensagens em pouco tempo.* \|  Muitas mensagens em pouco tempo/)
    assert.match(busy, /^O servidor está ocupado.* \|  O servidor está ocupado/)
    assert.equal(await page.locator('.held').count(), 0)
    assert.equal(states.isSame, true)
    assert.equal(await page.locator('.row .sent').count(), 1)
    await page.context().close()
  })

  test('a failed message stays at the end with its reason, and can be sent again or thrown away', async () => {
    const page = await openEmpty()
    await page.evaluate(() => {
      const { room } = harness
      const failing = room.send('não vai')
      room.turn(failing, 'failed', { text: 'a sala está no modo lento.', code: 'rate_limited' } as never)
      harness.say({ text: 'depois' })
    })
    const failed = rowWith(page, 'não vai')
    assert.match((await failed.textContent()) ?? '', /Não enviada: a sala está no modo lento\./)
    assert.equal(await page.locator('.row').last().textContent(), await failed.textContent())
    await failed.getByRole('button', { name: 'Tentar de novo' }).click()
    assert.equal(await page.evaluate(() => harness.room.sendings[0]?.state), 'local')
    await page.evaluate(() => harness.room.turn(harness.room.sendings[0]!, 'failed'))
    await failed.getByRole('button', { name: 'Apagar' }).click()
    assert.equal(await failed.count(), 0)
    await page.context().close()
  })

  test('what is deleted is gone at once, and leaves the outbox only when it can not be undone', async () => {
    const page = await openEmpty()
    await page.evaluate(() => void harness.room.arrive(harness.room.send('engano')))
    await page.evaluate(() => harness.controls?.focusLast())
    await page.keyboard.press('Delete')
    await page.locator('.gone').waitFor()
    assert.equal(await page.evaluate(() => harness.room.acts[0]?.isReleased), false)
    await page.locator('.toast').getByRole('button', { name: 'Desfazer' }).click()
    await rowWith(page, 'engano').waitFor()
    assert.equal(await page.evaluate(() => harness.room.acts.length), 0)
    await page.evaluate(() => harness.controls?.focusLast())
    await page.keyboard.press('Delete')
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')))
    assert.equal(await page.evaluate(() => harness.room.acts[0]?.isReleased), true)
    await page.context().close()
  })

  test('by keys alone: through the list, into the toolbar, reply, react, edit, and back', async () => {
    const page = await openEmpty()
    await page.evaluate(() => {
      harness.say({ text: 'primeira' })
      harness.room.arrive(harness.room.send('minha'))
      harness.controls?.focusLast()
    })
    await page.keyboard.press('ArrowUp')
    assert.match((await page.locator('.row > article:focus').textContent()) ?? '', /primeira/)
    await page.keyboard.press('ArrowRight')
    assert.equal(await page.locator('.tools button:focus').getAttribute('aria-label'), 'Reagir à mensagem de Bia')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    assert.equal(await page.locator('.rx[aria-pressed=true]').getAttribute('data-emoji'), '❤️')
    assert.match((await page.locator('.row > article:focus').textContent()) ?? '', /primeira/)
    await page.keyboard.press('r')
    assert.equal(await page.evaluate(() => harness.app.replies.get().get(7)?.text), 'primeira')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('e')
    await page.keyboard.type(' mudada')
    await page.keyboard.press('Enter')
    assert.equal(
      await page.evaluate(() => document.querySelector('.row:last-child .text')?.textContent),
      'minha mudada (editada)',
    )
    await page.context().close()
  })

  test('a long code is folded to ten lines, opened by its button, and copied whole', async () => {
    const page = await openEmpty()
    await page.evaluate(() => {
      const lines = Array.from({ length: 48 }, (_, index) => `linha ${index + 1}`)
      harness.say({ text: `\`\`\`python\n${lines.join('\n')}\n\`\`\`` })
    })
    const code = page.locator('.code')
    assert.equal((await code.locator('code').textContent())?.split('\n').length, 10)
    await code.getByRole('button', { name: 'Ver as 48 linhas' }).click()
    assert.equal((await code.locator('code').textContent())?.split('\n').length, 48)
    await page.locator('.code .c-number').first().waitFor()
    await page.context().close()
  })

  test('a message in sight for a second is read, one that nobody looks at is not', async () => {
    const page = await openEmpty()
    await page.evaluate(() => harness.open({ count: 30, unread: 3 }))
    await page.waitForFunction(() => harness.room.marks.length > 0)
    assert.deepEqual(await page.evaluate(() => harness.room.marks), [{ seq: 31, n: 30 }])
    assert.match((await page.locator('.new').textContent()) ?? '', /3 mensagens novas/)
    await page.context().close()
  })

  test('[M1] a finger that stays opens the actions, one that goes to the right answers', async () => {
    const page = await openEmpty({ width: 390, height: 844, isTouch: true })
    await page.evaluate(() => void harness.say({ text: 'toque aqui' }))
    const box = await rowWith(page, 'toque aqui').boundingBox()
    const touch = await page.context().newCDPSession(page)
    const at = { x: (box?.x ?? 0) + 120, y: (box?.y ?? 0) + 20 }
    const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd', by = 0): Promise<unknown> => {
      const touchPoints = type === 'touchEnd' ? [] : [{ x: at.x + by, y: at.y }]
      return touch.send('Input.dispatchTouchEvent', { type, touchPoints })
    }
    await send('touchStart')
    await page.locator('.act-sheet').waitFor()
    await send('touchEnd')
    await page.locator('.act-sheet').getByRole('menuitem', { name: 'Responder' }).tap()
    assert.equal(await page.evaluate(() => harness.app.replies.get().get(7)?.text), 'toque aqui')
    await page.evaluate(() => harness.app.replies.set(new Map()))
    await send('touchStart')
    for (const by of [20, 40, 60, 80, 100]) await send('touchMove', by)
    await send('touchEnd')
    assert.equal(await page.evaluate(() => harness.app.replies.get().get(7)?.text), 'toque aqui')
    assert.equal(await page.evaluate(() => document.querySelector<HTMLElement>('.row article')?.style.transform), '')
    await page.context().close()
  })

  test('what the person may do follows from whose it is', async () => {
    const page = await openEmpty()
    await page.evaluate(() => {
      harness.room.isOwn = false
      harness.say({ text: 'de outra' })
      harness.room.arrive(harness.room.send('minha'))
    })
    const offered = async (text: string): Promise<string[]> => {
      await rowWith(page, text).hover()
      await page.locator('.tools').getByRole('button', { name: 'Mais ações' }).click()
      const names = await page.getByRole('menuitem').allTextContents()
      await page.keyboard.press('Escape')
      return names
    }
    assert.deepEqual(await offered('de outra'), ['Copiar texto'])
    assert.deepEqual(await offered('minha'), ['Editar', 'Copiar texto', 'Apagar'])
    await page.evaluate(() => void (harness.room.isOwn = true))
    assert.deepEqual(await offered('de outra'), ['Copiar texto', 'Fixar'])
    await page.context().close()
  })
})
