import { connect } from '@papo/sdk'
import type { Client, Room } from '@papo/sdk'
import type { Page } from 'playwright-core'

/** Somebody who talks by a program of his own, and remembers what was said in one room, in order. */
export interface Talker extends Disposable {
  readonly client: Client
  readonly room: Room
  /** Every message that was told as new. */
  readonly heard: readonly string[]
}

/** Has somebody come in, into a room. */
export async function talker(url: string, nick: string, name = 'geral'): Promise<Talker> {
  const client = connect({ url, nick })
  const heard: string[] = []
  client.on('message', ({ text }) => heard.push(text))
  const room = await client.join(name).catch((error: unknown) => {
    // else its connection would keep the tests from ending
    client.close()
    throw error
  })
  return { client, room, heard, [Symbol.dispose]: () => client.close() }
}

/** Types into the composer and presses Enter. */
export async function say(page: Page, text: string): Promise<void> {
  const composer = page.locator('#composer')
  await composer.fill(text)
  await composer.press('Enter')
}

/** A message in the list, once it stands in the log. */
export interface Listed {
  readonly seq: number
  readonly text: string
}

/** The messages in the page that stand in the log, from above. */
export function listed(page: Page): Promise<Listed[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.log li.row')].map((row) => ({
      seq: Number(row.dataset['seq']),
      text: row.querySelector('.text')?.textContent ?? '',
    })),
  )
}

/** Scrolls through the list from where it is to its end; answers all messages that were in it, as they follow. */
export async function readOn(page: Page): Promise<Listed[]> {
  const read: Listed[] = []
  for (let isEnd = false; !isEnd;) {
    const shown = await listed(page)
    const last = read.at(-1)?.seq ?? 0
    read.push(...shown.filter(({ seq }) => seq > last))
    isEnd = await page.evaluate(stepDown)
  }
  return read
}

/** One screen down, and a frame for the page to draw; true where there is no more. */
async function stepDown(): Promise<boolean> {
  const log = document.querySelector('.log')
  if (!log) throw new Error('there is no list')
  log.scrollTop += log.clientHeight * 0.8
  for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
  const rest = log.scrollHeight - log.clientHeight - log.scrollTop
  return rest < 2 && document.querySelector<HTMLElement>('.log .newer')?.hidden === true
}
