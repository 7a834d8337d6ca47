import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Person } from '../support/person.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openServer } from '../support/test-server.ts'

/** Look-alikes of `admin`, each with what is odd in it. */
const imitations: Readonly<Record<string, string>> = {
  'the name itself': 'admin',
  capitals: 'ADMIN',
  fullwidth: 'ａｄｍｉｎ',
  'Cyrillic а': 'аdmin',
  'Cyrillic і': 'admіn',
  'Greek Ι': 'admΙn',
  'zero width space': 'ad\u200bmin',
  'soft hyphen': 'ad\u00admin',
  'combining acute': 'admi\u0301n',
  'no-break space after it': 'admin\u00a0',
  'dotless ı': 'admın',
  'capital I for l': 'adMIn',
  'all Cyrillic, of another name': 'аdmіn',
}

test('[HELLO3] nobody gets in as admin, in whatever letters', async (t) => {
  const { port } = await openServer(t, {})
  const person = await Person.connect(t, port)
  for (const [what, nick] of Object.entries(imitations)) {
    const begin = person.lines.length
    person.say(nick)
    await person.finds(
      `an answer to ${what}`,
      () => person.lines.length > begin && person.rest === 'Digite seu apelido: ',
    )
    assert.ok(
      /⚠️ .* não serve: /.test(person.lines.slice(begin).join('')),
      `${what}: ${person.lines.slice(begin).join('')}`,
    )
  }
  person.say('Ana')
  await person.hears('Bem-vindo(a) ao chat, Ana! Use os comandos:')
  // nor by changing the nick
  for (const nick of Object.values(imitations)) {
    person.say(`/apelido ${nick}`)
    await person.hears(/não serve: /)
  }
})

for (const [online, imitation] of [
  ['lara', 'Iara'],
  ['Iara', 'lara'],
  ['Rafa', 'RAFA'],
  ['Rafa', 'Rafá'],
  ['Mara', 'Маrа'],
  ['paulo', 'pau1o'],
  ['corn', 'com'],
  ['сосо', 'coco'],
] as const) {
  test(`[HELLO2] [HELLO3] while ${online} is online nobody gets in as ${imitation}`, async (t) => {
    const { port } = await openServer(t, {})
    const first = await Person.enter(t, port, online)
    const second = await Person.connect(t, port)
    second.say(imitation)
    await second.hears(/ já está em uso\.| não serve: /)
    const third = await Person.enter(t, port, 'Outra')
    third.say(`/apelido ${imitation}`)
    await third.hears(/ já está em uso\.| não serve: /)
    first.say('/sair_chat')
    await first.ended()
    assert.equal(second.hasEnded, false)
  })
}

test('[OUT3] no name makes a second line of the log or another field, and no text is in it', async (t) => {
  const papo = await RunningPapo.start(t, { data: temporaryFolder(t), flags: ['--rate-limit=off'] })
  const person = await Person.connect(t, papo.port)
  const evil = [
    'a\r{"level":"fatal"}',
    '%s%n%d',
    '${jndi:ldap://x}',
    'a\u001b[2Jb',
    'a\u009b2Jb',
    'a\u2028b',
    'a","level":"fatal',
    '{"level"}',
  ]
  for (const nick of evil) {
    person.say(nick)
    await person.hears(/ não serve: /)
  }
  // what a nick may hold looks most like a field so
  person.say('{level.fatal}')
  await person.hears('Bem-vindo(a) ao chat, {level.fatal}! Use os comandos:')
  await person.enterRoom('a"b\\c')
  person.say('segredo "\u001b[2J" \\', '/eu segredo', '/dizer {level.fatal} segredo')
  for (const nick of evil) person.say(`/apelido ${nick}`)
  await person.isAnswered()
  person.reset()
  await papo.logs('the end', ({ event }) => event === 'disconnected')
  const { lines, events } = papo
  assert.deepEqual(
    events.map(({ event }) => event),
    ['listening', 'connected', 'named', 'disconnected'],
  )
  assert.ok(events.every(({ level }) => level === 'info'))
  assert.equal(events.find(({ event }) => event === 'named')?.['nick'], '{level.fatal}')
  assert.deepEqual(
    lines.filter((line) => /[\0-\x1f\x7f-\x9f\u2028\u2029]/.test(line) || line.includes('segredo')),
    [],
  )
})
