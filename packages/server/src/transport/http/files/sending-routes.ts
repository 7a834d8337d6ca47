import { createUlid } from '@papo/protocol'
import type { Hono } from 'hono'
import type { Asked, Env } from '../asked.ts'
import { refuseMethod } from '../refuse-method.ts'
import type { WebOptions } from '../web-door.ts'

type Route = (asked: Asked) => Promise<Response>

/** The addresses to which files are sent. What each needs is loaded when the first one comes. */
export function sendingRoutes(app: Hono<Env>, options: WebOptions): void {
  const { clock } = options
  const newKey = createUlid({ now: () => clock.now(), random: Math.random })
  const post: Route = async (asked) => (await import('./form-route.ts')).postForm(asked, newKey, options)
  for (const path of ['/s/:sala/arquivos', '/s/:sala/files']) {
    app.post(path, post)
    app.all(path, refuseMethod('POST'))
  }
  app.put('/s/:sala', async (asked) => (await import('./ticket-route.ts')).putFile(asked, newKey, options))
  app.post('/upload', async (asked) => (await import('./s4-route.ts')).uploadAsS4(asked, options))
  app.all('/upload', refuseMethod('POST'))
  tusRoutes(app, options)
}

function tusRoutes(app: Hono<Env>, options: WebOptions): void {
  const answer: Route = async (asked) => (await import('./tus-route.ts')).answerTus(asked, options)
  const tell: Route = async () => (await import('./tus-route.ts')).tusOptions(options)
  for (const path of ['/tus', '/tus/']) {
    app.options(path, tell)
    app.post(path, answer)
    app.all(path, refuseMethod('POST', 'OPTIONS'))
  }
  app.options('/tus/:id', tell)
  // hono answers HEAD by what it has for GET; tus has none
  app.get('/tus/:id', (asked) => (asked.env.incoming.method === 'HEAD' ? answer(asked) : refuseGet()))
  app.on(['PATCH', 'DELETE'], '/tus/:id', answer)
  app.all('/tus/:id', refuseMethod('HEAD', 'PATCH', 'DELETE', 'OPTIONS'))
}

const refuseGet = refuseMethod('HEAD', 'PATCH', 'DELETE', 'OPTIONS')
