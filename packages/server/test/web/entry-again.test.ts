import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HandClock } from '../support/hand-clock.ts'
import { openWebHouse } from '../support/web-house.ts'
import type { HttpAnswer, WebHouse } from '../support/web-house.ts'

const html = { Accept: 'text/html' }

/** The key in a copy of the door's form. */
async function readKey(house: WebHouse): Promise<string> {
  const { body } = await house.ask({ path: '/', headers: html })
  const key = /<input type="hidden" name="chave" value="(?<key>[\w-]{20,128})">/.exec(body)?.groups?.['key']
  assert.ok(key !== undefined)
  return key
}

/** Sends the form from a browser that had no answer to it before. */
function sendForm(house: WebHouse, fields: Readonly<Record<string, string>>, cookie = 'door=1'): Promise<HttpAnswer> {
  const headers = {
    ...html,
    Origin: `http://127.0.0.1:${house.port}`,
    'Content-Type': 'application/x-www-form-urlencoded',
    Cookie: cookie,
  }
  return house.ask({ method: 'POST', path: '/entrar', headers, body: new URLSearchParams(fields).toString() })
}

function cookieOf({ headers }: HttpAnswer): string {
  return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

test('[HTTP3] a form that is sent again, because its answer was lost, brings in the same person', async (t) => {
  const house = await openWebHouse(t)
  const chave = await readKey(house)
  const first = await sendForm(house, { nick: 'Lari', sala: 'geral', chave })
  const again = await sendForm(house, { nick: 'Lari', sala: 'geral', chave })
  assert.equal(again.status, 303)
  assert.equal(cookieOf(again), cookieOf(first))
  // he may have changed his mind meanwhile
  const other = await sendForm(house, { nick: 'Lara', sala: 'geral', chave })
  assert.equal(cookieOf(other), cookieOf(first))
  assert.deepEqual([house.hub.nicks.isTaken('Lari'), house.hub.nicks.isTaken('Lara')], [false, true])
})

test('[HTTP3] Enter pressed twice, without scripts, brings in one person', async (t) => {
  const house = await openWebHouse(t)
  const fields = { nick: 'Lari', sala: 'geral', chave: await readKey(house) }
  const answers = await Promise.all([sendForm(house, fields), sendForm(house, fields), sendForm(house, fields)])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303],
  )
  assert.equal(new Set(answers.map(cookieOf)).size, 1)
})

test('[HTTP3] another copy of the form, or none of ours, brings in nobody who is here already', async (t) => {
  const house = await openWebHouse(t)
  const chave = await readKey(house)
  assert.equal((await sendForm(house, { nick: 'Lari', chave })).status, 303)
  assert.equal((await sendForm(house, { nick: 'Lari', chave: await readKey(house) })).status, 409)
  assert.equal((await sendForm(house, { nick: 'Lari' })).status, 409)
  assert.equal((await sendForm(house, { nick: 'Lari', chave: '' })).status, 409)
  // one that somebody else could hit upon is none
  assert.equal((await sendForm(house, { nick: 'Rui', chave: '1' })).status, 303)
  assert.equal((await sendForm(house, { nick: 'Rui', chave: '1' })).status, 409)
  assert.equal((await sendForm(house, { nick: 'Lari', chave: 'x'.repeat(4_000) })).status, 409)
})

test('[HTTP3] who is here by a form is no more to be had by it: others use this computer too', async (t) => {
  const house = await openWebHouse(t)
  const chave = await readKey(house)
  const cookie = cookieOf(await sendForm(house, { nick: 'Lari', chave }))
  await house.ask({ path: '/s/geral', headers: { ...html, Cookie: cookie } })
  const next = await sendForm(house, { nick: 'Rui', chave })
  assert.equal(next.status, 303)
  assert.notEqual(cookieOf(next), cookie)
  assert.equal((await sendForm(house, { nick: 'Lari', chave: await readKey(house) })).status, 409)
})

test('[HTTP3] a nick that is refused meanwhile does not take his own from who had no answer', async (t) => {
  const house = await openWebHouse(t)
  await house.enter('Rui')
  const chave = await readKey(house)
  const first = await sendForm(house, { nick: 'Lari', chave })
  const refused = await sendForm(house, { nick: 'Rui', chave })
  assert.equal(refused.status, 409)
  assert.match(refused.body, new RegExp(`name="chave" value="${chave}"`))
  assert.equal(cookieOf(await sendForm(house, { nick: 'Lari', chave })), cookieOf(first))
})

test('[HTTP3] who left, or sent the form with his cookie, is no more to be had by it', async (t) => {
  const house = await openWebHouse(t)
  const [chave, other] = [await readKey(house), await readKey(house)]
  const cookie = cookieOf(await sendForm(house, { nick: 'Lari', chave }))
  const origin = `http://127.0.0.1:${house.port}`
  await house.ask({ method: 'POST', path: '/sair', headers: { ...html, Origin: origin, Cookie: cookie } })
  assert.notEqual(cookieOf(await sendForm(house, { nick: 'Lara', chave })), cookie)
  assert.equal(cookieOf(await sendForm(house, { nick: 'Lari', chave: other }, cookie)), cookie)
  assert.notEqual(cookieOf(await sendForm(house, { nick: 'Rui', chave: other })), cookie)
})

test('[HTTP3] a minute later a form brings in nobody twice', async (t) => {
  const clock = new HandClock()
  const house = await openWebHouse(t, { clock })
  const chave = await readKey(house)
  await sendForm(house, { nick: 'Lari', chave })
  clock.advance(60_000)
  assert.equal((await sendForm(house, { nick: 'Lari', chave })).status, 409)
})

test('[HTTP3] a cookie that is good no more does not keep a form from being sent again', async (t) => {
  const house = await openWebHouse(t)
  const chave = await readKey(house)
  const old = `papo-${house.port}=long-gone`
  const first = await sendForm(house, { nick: 'Lari', chave }, old)
  const again = await sendForm(house, { nick: 'Lari', chave }, old)
  assert.equal(cookieOf(again), cookieOf(first))
})

/** Comes in as a program does. */
function enterByJson(house: WebHouse, fields: object, own: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
  const headers = { 'Content-Type': 'application/json', ...own }
  return house.ask({ method: 'POST', path: '/entrar', headers, body: JSON.stringify(fields) })
}

const claim = 'a1b2c3d4'.repeat(5)

test('[HTTP3] a program that makes up its token is the same person when it asks again', async (t) => {
  const house = await openWebHouse(t)
  const answers = await Promise.all([1, 2, 3].map(() => enterByJson(house, { nick: 'Robo', claim })))
  const told = answers.map(({ body }) => JSON.parse(body) as { token: string; user: { id: number } })
  assert.deepEqual(
    told.map(({ token }) => token),
    [claim, claim, claim],
  )
  assert.equal(new Set(told.map(({ user }) => user.id)).size, 1)
  const said = await house.ask({
    method: 'POST',
    path: '/s/geral',
    headers: { Authorization: `Bearer ${claim}` },
    body: 'oi',
  })
  assert.equal(said.status, 201)
})

test('[HTTP3] a made-up token that could be guessed is refused, and on a page it counts for nothing', async (t) => {
  const house = await openWebHouse(t)
  for (const bad of ['curto', 'x'.repeat(129), 'com espaço '.repeat(5)]) {
    const { status, body } = await enterByJson(house, { nick: 'Robo', claim: bad })
    assert.equal(status, 400)
    assert.equal(body, 'Esse quadro não foi entendido: "claim" tem um valor que não pode ter.\n')
    assert.equal(house.hub.nicks.isTaken('Robo'), false)
  }
  const page = await enterByJson(house, { nick: 'Robo', claim }, { Origin: `http://127.0.0.1:${house.port}` })
  assert.equal(page.status, 201)
  assert.equal(cookieOf(page).includes(claim), false)
})
