import './styles/index.css'
import { parseLanguage } from '@papo/protocol'
import { connect } from '@papo/sdk'
import { render } from 'preact'
import { sprite } from 'virtual:icons'
import { Page } from './app.tsx'
import { followFailures } from './notify/follow-failures.ts'
import { followNews } from './notify/follow-news.ts'
import { followPresence } from './notify/follow-presence.ts'
import { importPart } from './parts/import-part.ts'
import { loadPatiently } from './parts/load-patiently.ts'
import { AppContext, createApp } from './state/app.ts'
import { followPerson } from './state/known-person.ts'
import { followLanguage } from './state/language.ts'
import { registerWorker } from './sw/register.ts'
import { loadTexts } from './text/web-texts.ts'

// by this name the build calls it, in this file and in others
Object.assign(globalThis, { papoPart: importPart })

const place = document.querySelector('#app')
if (!place) throw new Error('the page has no place for the app')

const symbols = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
symbols.setAttribute('class', 'sprite')
symbols.setAttribute('aria-hidden', 'true')
symbols.innerHTML = sprite
document.body.prepend(symbols)

const language = parseLanguage(document.documentElement.lang) ?? 'pt-BR'
// asked for by the server's page beside this script; not awaited, for what is loaded later imports from this file
void loadTexts(language).then(() => start(place))

function start(place: Element): void {
  const client = connect({ url: location.origin, language, channel: 'web' })
  const app = createApp(client, language, () =>
    // files lie in the tray by then
    loadPatiently(client, () => import('./upload/engine.ts')).then(({ openQueue }) =>
      openQueue(client, () => app.language.get()),
    ),
  )
  client.watchRooms()
  followPerson(client)
  followLanguage(app)
  followNews(app)
  followFailures(app)
  followPresence(app)
  render(
    <AppContext.Provider value={app}>
      <Page />
    </AppContext.Provider>,
    place,
  )
  registerWorker(app)
}
