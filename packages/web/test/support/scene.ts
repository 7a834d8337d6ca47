import { connect } from '@papo/sdk'
import type { Client, Room } from '@papo/sdk'
import { fillWithFiles } from './bring-files.ts'

/** A server full of people, as the drawings of the page show it. */
export interface Scene {
  /** The people by nick. */
  readonly people: ReadonlyMap<string, Client>
  /** The rooms in which somebody should be before he is called there. */
  readonly talkative: readonly string[]
  /** Says something in rooms that somebody does not look at, and calls him. */
  callPerson(nick: string): Promise<void>
  /** Has somebody come into a room and say something there. */
  keepCompany(room: string, words: readonly string[]): Promise<void>
  /** Has somebody bring files of all kinds into a room that he was in. */
  bringFiles(room: string): Promise<void>
  close(): void
}

const rooms: readonly (readonly [name: string, nicks: readonly string[]])[] = [
  [
    'algoritmos',
    ['Profa. Helena', 'Caio', 'Bia', 'Davi', 'Ana', 'Dora', 'Iara', 'Nina', 'Téo', 'Gui', 'Luísa', 'Yuri', 'Zé'],
  ],
  ['lab-redes', ['Yuri', 'Dora', 'Nina', 'Caio', 'Bia', 'Téo', 'Gui', 'Zé', 'Pedro', 'Maria', 'Ivo']],
  [
    'geral',
    ['Ana', 'Zé', 'Maria', 'Caio', 'Bia', 'Davi', 'Dora', 'Iara', 'Nina', 'Téo', 'Gui', 'Luísa', 'Yuri', 'Ivo'],
  ],
  ['projeto-integrador', ['Gui', 'Luísa']],
  ['monitoria', ['Davi', 'Pedro']],
  ['cafezinho', ['Téo']],
]
const quiet = ['avisos', 'banca-tcc', 'olimpíada', 'achados-e-perdidos']

const code = `Cada item se compara com **todos** os outros: n². O quick divide a lista e conquista:
\`\`\`python
def quick(v):
    if len(v) < 2: return v
    p, *r = v
    return quick([x for x in r if x < p]) + [p] + quick([x for x in r if x >= p])
\`\`\``

/** Fills a server with people and rooms; resolves when everything was said. */
export async function fillScene(url: string): Promise<Scene> {
  const people = new Map<string, Client>()
  const nicks = [...new Set(rooms.flatMap(([, inside]) => inside))]
  for (const nick of nicks) {
    const client = connect({ url, nick, channel: nick === 'Dora' ? 'line' : 'web' })
    people.set(nick, client)
    await client.ready()
  }
  const person = (nick: string): Client => {
    const client = people.get(nick)
    if (!client) throw new Error(`${nick} is not in the scene`)
    return client
  }
  for (const name of quiet) await leaveEmpty(person('Profa. Helena'), name)
  for (const [name, inside] of rooms) await fillRoom(name, inside.map(person))
  await converse(person)
  person('Gui').setPresence('away')
  person('Luísa').setPresence('away')
  return {
    people,
    talkative: Object.keys(talk),
    callPerson: async (nick) => {
      await chatter(person, nick)
      for (const text of privately) await person('Bia').sendDirect(nick, text).answered
    },
    keepCompany: async (name, words) => {
      const room = await person('Caio').join(name)
      for (const text of words) await room.send(text).answered
    },
    bringFiles: async (name) => {
      const client = person('Caio')
      await fillWithFiles({ url, client, room: await client.join(name) })
    },
    close: () => people.forEach((client) => client.close()),
  }
}

/** Who says how much where; `calls` of it name the person. */
const talk: Readonly<
  Record<string, { readonly by: readonly string[]; readonly count: number; readonly calls: number }>
> = {
  'lab-redes': { by: ['Yuri'], count: 5, calls: 2 },
  geral: { by: ['Maria', 'Zé', 'Ivo'], count: 15, calls: 0 },
  'projeto-integrador': { by: ['Luísa'], count: 3, calls: 0 },
}

/** What is said to somebody alone. */
const privately = ['Oi! Você entendeu a parte do `sift_up`?', 'Travei no caso em que o filho é igual ao pai.']

async function chatter(person: (nick: string) => Client, nick: string): Promise<void> {
  const words = ['Alguém testou o cabo?', 'Aqui foi.', 'Manda o log.', 'Feito.', 'Até amanhã!']
  for (const [name, { by, count, calls }] of Object.entries(talk)) {
    for (let i = 0; i < count; i++) {
      const speaker = person(by[i % by.length] ?? '')
      const room = [...speaker.rooms.values()].find(({ view }) => view.name === name)
      const text = words[i % words.length] ?? ''
      await room?.send(i < calls ? `@${nick} ${text}` : text).answered
    }
  }
}

async function leaveEmpty(client: Client, name: string): Promise<void> {
  const room = await client.create(name)
  await room.send('Até logo.').answered
  await room.leave()
}

async function fillRoom(name: string, inside: readonly Client[]): Promise<void> {
  const [first, ...others] = inside
  await (name === 'geral' ? first?.join(name) : first?.create(name))
  for (const client of others) await client.join(name)
}

/** The conversation of the drawings. */
async function converse(person: (nick: string) => Client): Promise<void> {
  const inRoom = (nick: string, name: string): Room => {
    const room = [...person(nick).rooms.values()].find(({ view }) => view.name === name)
    if (!room) throw new Error(`${nick} is not in ${name}`)
    return room
  }
  const say = (nick: string, text: string, reply?: number): Promise<number> =>
    inRoom(nick, 'algoritmos').send(text, reply === undefined ? {} : { reply }).answered
  for (const [nick, text] of opening) {
    const seq = await say(nick, text)
    if (pinned.has(text)) await inRoom('Profa. Helena', 'algoritmos').pin(seq).answered
  }
  const question = await say(
    'Profa. Helena',
    'Por que o bubble dispara depois de **4 mil itens**? A melhor explicação ganha o cafezinho.',
  )
  for (const [nick, emoji] of reactions) await inRoom(nick, 'algoritmos').react(question, emoji).answered
  const answer = await say('Caio', code, question)
  for (const seq of [question, answer]) await inRoom('Profa. Helena', 'algoritmos').pin(seq).answered
}

const opening: readonly (readonly [string, string])[] = [
  ['Ana', 'Bom dia! Alguém já terminou a lista 11?'],
  ['Téo', 'Quase. Falta o heap, aquele do `sift_down`.'],
  ['Nina', 'O enunciado está em https://exemplo.edu/algoritmos/lista-11.html'],
  ['Davi', 'Monitoria hoje às 16h na sala 3.'],
]

/** What who made the room pins of it. */
const pinned: ReadonlySet<string> = new Set(opening.slice(2).map(([, text]) => text))

const reactions: readonly (readonly [string, string])[] = [
  ...['Caio', 'Bia', 'Davi', 'Ana', 'Dora', 'Iara', 'Nina'].map((nick) => [nick, '☕'] as const),
  ...['Yuri', 'Zé', 'Téo', 'Gui', 'Luísa'].map((nick) => [nick, '👀'] as const),
  ...['Caio', 'Ana', 'Nina'].map((nick) => [nick, '🙋'] as const),
]
