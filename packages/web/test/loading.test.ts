import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { enterBy, openWindow } from './support/browser.ts'
import { countMoves } from './support/count-moves.ts'
import { desk, phone, setStage } from './support/stage.ts'
import { talker } from './support/talk.ts'

const stage = setStage()
const { skip } = stage

/** Loads the room anew; what the browser says has moved until it is there, by the element. */
async function loadAnew(context: BrowserContext, url: string, until: string): Promise<string[]> {
  const page = await context.newPage()
  await countMoves(page)
  await page.goto(url)
  await page.locator(until).waitFor()
  return movedIn(page)
}

/** What has moved until now: the entries of a frame are told after it. */
async function movedIn(page: Page): Promise<string[]> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  return page.evaluate('moved')
}

/** Keeps the answers to a verb from the page, until what this resolves to is called. */
async function holdAnswers(page: Page, held: string): Promise<() => void> {
  const refs = new Set<number>()
  const { promise: isFree, resolve: free } = Promise.withResolvers<void>()
  await page.routeWebSocket('**/ws', (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((frame) => {
      const { verb, ref } = JSON.parse(String(frame)) as { verb: string; ref: number }
      if (verb === held) refs.add(ref)
      server.send(frame)
    })
    server.onMessage((frame) => {
      const { ref } = JSON.parse(String(frame)) as { ref?: number }
      if (ref !== undefined && refs.has(ref)) void isFree.then(() => socket.send(frame))
      else socket.send(frame)
    })
  })
  return free
}

/** Has something said at every fourth frame that shows messages. */
function talkAsItDraws(hear: string): void {
  let frames = 0
  const look = (): void => {
    if (document.querySelector('.log li.row') && ++frames % 4 === 0) {
      const said = (globalThis as unknown as Record<string, () => void>)[hear]
      said?.()
    }
    requestAnimationFrame(look)
  }
  look()
}

for (const [name, look] of Object.entries({ desk, phone })) {
  test(`[P6] a room that loads does not move its list down under its header, ${name}`, { skip }, async () => {
    const { context, page } = await openWindow(stage.browser, look)
    await enterBy(page, stage.papo.url, `quieta ${name}`)
    const moved = await loadAnew(context, page.url(), '.log .beginning:not([hidden])')
    assert.deepEqual(moved, [])
    await context.close()
  })
}

for (const [name, look] of Object.entries({ desk, phone })) {
  test(`[P6] nothing moves on the way from the door into a room, ${name}`, { skip }, async () => {
    using speaker = await talker(stage.papo.url, `antes ${name}`, 'geral')
    await Promise.all(Array.from({ length: 60 }, (_, index) => speaker.room.send(`antes ${index}`).answered))
    const { context, page } = await openWindow(stage.browser, look)
    await countMoves(page)
    await enterBy(page, stage.papo.url, `novata ${name}`)
    await page.locator('.log li.row').nth(40).waitFor({ state: 'attached' })
    // those who are there make room for who comes
    assert.deepEqual(
      (await movedIn(page)).filter((part) => !part.startsWith('av ')),
      [],
    )
    await context.close()
  })
}

for (const [name, look] of Object.entries({ desk, phone })) {
  test(`[P6] nor does a room with messages, whose rows come a slice at a time, ${name}`, { skip }, async () => {
    using speaker = await talker(stage.papo.url, `fala ${name}`, 'geral')
    await Promise.all(Array.from({ length: 120 }, (_, index) => speaker.room.send(`mensagem ${index}`).answered))
    const { context, page } = await openWindow(stage.browser, look)
    await enterBy(page, stage.papo.url, `leitora ${name}`)
    await page.locator('.log li.row').nth(70).waitFor({ state: 'attached' })
    const moved = await loadAnew(context, page.url(), ':nth-match(.log li.row, 70)')
    assert.deepEqual(moved, [])
    await context.close()
  })
}

for (const [name, look] of Object.entries({ desk, phone })) {
  test(
    `[P6] nor does one in which people go on talking, with something new at every turn, ${name}`,
    { skip },
    async () => {
      using speaker = await talker(stage.papo.url, `conversa ${name}`, 'geral')
      const talk = (count: number): Promise<unknown> =>
        Promise.all(Array.from({ length: count }, (_, index) => speaker.room.send(`mensagem ${index}`).answered))
      await talk(60)
      const { context, page } = await openWindow(stage.browser, look)
      await enterBy(page, stage.papo.url, `ouvinte ${name}`)
      await page.locator('.log li.row').nth(25).waitFor({ state: 'attached' })
      // to open at what is new needs another stretch than the newest one
      for (const missed of [0, 30]) {
        const url = page.url()
        await page.goto('about:blank')
        await talk(missed)
        await context.exposeFunction(`hear${missed}`, () => void speaker.room.send('mais uma'))
        await context.addInitScript(talkAsItDraws, `hear${missed}`)
        const moved = await loadAnew(context, url, ':nth-match(.log li.row, 50)')
        // how many are new is told in fewer or more digits
        assert.deepEqual(
          moved.filter((part) => part !== 'pills' && part !== 'rmeta'),
          [],
        )
        await page.goto(url)
      }
      await context.close()
    },
  )
}

test('who is at the end stays there when more is said in a moment than the list holds', { skip }, async () => {
  const { context, page } = await openWindow(stage.browser, desk)
  await enterBy(page, stage.papo.url, 'atenta')
  const line = connect(stage.papo.port, '127.0.0.1').resume()
  line.write(`jorro\n/entrar geral\n${Array.from({ length: 2_000 }, (_, index) => `jorro ${index}\n`).join('')}`)
  await page.locator('.log li.row', { hasText: 'jorro 1999' }).waitFor()
  line.destroy()
  await context.close()
})

for (const [name, look] of Object.entries({ desk, phone })) {
  test(`[P6] nor where it is told late who made the room, ${name}`, { skip }, async () => {
    using maker = await talker(stage.papo.url, `fez ${name}`)
    const room = await maker.client.create(`feita ${name}`)
    await room.send('uma mensagem').answered
    const { context, page } = await openWindow(stage.browser, look)
    await enterBy(page, `${stage.papo.url}/s/${room.view.slug}`, `veio ${name}`)
    const again = await context.newPage()
    const tell = await holdAnswers(again, 'log')
    await countMoves(again)
    await again.goto(page.url())
    await again.locator('.log li.row').waitFor()
    const told = again.locator('.begin p:visible', { hasText: `fez ${name} criou a sala` })
    assert.equal(await told.count(), 0)
    tell()
    await told.waitFor()
    assert.deepEqual(await movedIn(again), [])
    await context.close()
  })
}

test('the end stays in sight where the beginning of the room becomes higher', { skip }, async () => {
  using speaker = await talker(stage.papo.url, 'fala alto')
  const room = await speaker.client.create('alta')
  await Promise.all(Array.from({ length: 14 }, (_, index) => room.send(`mensagem ${index}`).answered))
  const { context, page } = await openWindow(stage.browser, phone)
  await enterBy(page, `${stage.papo.url}/s/alta`, 'fica no fim')
  await page.locator('.begin p:visible', { hasText: 'criou a sala' }).waitFor()
  const distance = await page.evaluate(async () => {
    const [log, words] = [document.querySelector('.log'), document.querySelector('.begin p')]
    if (!log || !words) throw new Error('nothing of the beginning is there')
    words.append(' e mais uma linha'.repeat(9))
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
    return log.scrollTop > 0 ? log.scrollHeight - log.scrollTop - log.clientHeight : 'no room to scroll'
  })
  assert.equal(distance, 0)
  await context.close()
})
