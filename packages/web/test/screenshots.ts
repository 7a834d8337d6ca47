/** `npm run screenshots`: fills a server and shoots every view of the page, in each look, into a folder. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startBrowser } from './support/browser.ts'
import { Papo } from './support/papo.ts'
import { fillScene } from './support/scene.ts'
import { seeViews } from './support/see-views.ts'

const folder = process.argv[2] ?? join(import.meta.dirname, '../../../docs/screenshots')
const looks = [
  { name: 'desktop', width: 1440, height: 900 },
  { name: 'tablet', width: 768, height: 1024 },
  { name: 'mobile', width: 390, height: 844 },
]

mkdirSync(folder, { recursive: true })
await using papo = await Papo.start(['--name=Lab 3 · Campus Aurora', '--rate-limit=off'])
const scene = await fillScene(papo.url)
const browser = await startBrowser()
for (const { name, width, height } of looks) {
  await seeViews(browser, {
    url: papo.url,
    scene,
    sizes: [{ width, height }],
    themes: ['light', 'dark'],
    see: async (page, view, { theme }) => {
      await page.screenshot({ path: join(folder, `${view.name}-${name}-${theme}.png`), animations: 'disabled' })
    },
  })
  console.log(name)
}
await browser.close()
scene.close()
