import { median, percentile, sorted } from '../../statistics.ts'
import { ask, enterRoom, slownessSince } from '../stage.ts'
import { Talker } from '../talker.ts'
import type { WebScenario } from './plan.ts'

const messages = 100_000
const scrollMs = 10_000

const leastFps = 58
const screenFps = 60

type Frames = { times: number[]; mostRows: number }

/** P4 and P8: up through a room of 100,000 messages by PageUp, and back to its end. */
export const scrolling: WebScenario = async (stage, times) => {
  const talker = await Talker.enter(stage.target, 'Cronista', 'longa')
  await talker.say(messages, 'o fim')
  const fps: number[] = []
  const p99: number[] = []
  const mostRows: number[] = []
  const back: number[] = []
  for (let run = 0; run < times; run++) {
    const { page, close } = await enterRoom(stage, `leitor ${run}`, 'longa')
    await page.locator('.log li.row', { hasText: 'o fim' }).waitFor({ timeout: 60_000 })
    await page.locator('.log li.row').last().click()
    await ask(page, 'watchFrames()')
    for (const end = performance.now() + scrollMs; performance.now() < end;) {
      await page.keyboard.press('PageUp')
      await page.waitForTimeout(80)
    }
    const frames = (await page.evaluate('stopFrames()')) as Frames
    fps.push(1000 / (frames.times.reduce((sum, time) => sum + time, 0) / frames.times.length))
    p99.push(percentile(sorted(frames.times), 0.99))
    mostRows.push(frames.mostRows)
    back.push(await ask<number>(page, "toEnd('o fim')"))
    await close()
  }
  talker.leave()
  const slowness = await slownessSince(stage)
  return [
    {
      scenario: 'P4',
      name: 'frames a second, PageUp',
      value: median(fps),
      unit: '',
      slowness: slownessOfFrames(slowness),
      bound: { atLeast: leastFps },
    },
    { scenario: 'P4', name: 'time of a frame, 99 %', value: median(p99), unit: 'ms', slowness, bound: { atMost: 20 } },
    { scenario: 'P4', name: 'rows at most', value: Math.max(...mostRows), unit: '', bound: { atMost: 180 } },
    { scenario: 'P8', name: 'back to the newest message', value: median(back), unit: 'ms', bound: { atMost: 500 } },
  ]
}

/** Only what a frame may take beyond the screen's own time is granted: a screen is as quick on any machine. */
function slownessOfFrames(slowness: number): number {
  const over = 1 / leastFps - 1 / screenFps
  return (1 / screenFps + slowness * over) * leastFps
}
