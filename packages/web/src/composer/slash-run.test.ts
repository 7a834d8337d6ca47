import assert from 'node:assert/strict'
import { test } from 'node:test'
import { webTexts } from '@papo/protocol'
import { OutboxFull } from '@papo/sdk'
import { runLine } from './slash-run.ts'
import type { Line } from './slash-run.ts'

const line = (text: string, room: Partial<Line['room']> = {}): Line => ({
  app: { trays: { take: () => undefined } } as unknown as Line['app'],
  room: room as Line['room'],
  text,
  reply: undefined,
  onSending: () => undefined,
  opens: { people: () => undefined, about: () => undefined, chooser: () => undefined },
})

test('messages have no numbers on the page: a command with one is not done, and why', async () => {
  for (const typed of ['/apagar', '/delete', '/responder', '/editar', '/reagir']) {
    assert.deepEqual(await runLine(line(` ${typed} 3 👍`), webTexts['pt-BR']), {
      isDone: false,
      problem: webTexts['pt-BR'].composer.noNumbers(typed),
    })
  }
})

test('asked for the history, the page tells how to read it, and goes to the conversation that is named', async () => {
  const gone: unknown[] = []
  const app = {
    client: { rooms: new Map([[7, { id: 7, peer: { id: 2, nick: 'Fox Mulder' } }]]) },
    navigation: { go: (route: unknown) => gone.push(route) },
  } as unknown as Line['app']
  const run = (text: string): ReturnType<typeof runLine> => runLine({ ...line(text), app }, webTexts['pt-BR'])
  for (const typed of ['/historico', '/history -n 50']) {
    const problem = 'Aqui basta rolar para cima: as mensagens antigas vêm sozinhas.'
    assert.deepEqual(await run(typed), { isDone: false, problem })
  }
  assert.deepEqual(await run('/historico @Dana 5'), {
    isDone: false,
    problem: 'Você ainda não tem conversa com Dana.',
  })
  assert.deepEqual(gone, [])
  assert.deepEqual(await run('/historico @fox mulder 5'), { isDone: true })
  assert.deepEqual(gone, [{ type: 'direct', room: 7 }])
})

test('asked who is there, the page shows it in a room, and in a conversation says whose it is', async () => {
  let shown = 0
  const ask = (kind: 'open' | 'direct'): ReturnType<typeof runLine> => {
    const room = { view: { kind } as Line['room']['view'] }
    return runLine(
      { ...line('/quem', room), opens: { ...line('').opens, people: () => (shown += 1) } },
      webTexts['pt-BR'],
    )
  }
  assert.deepEqual(await ask('open'), { isDone: true })
  assert.equal(shown, 1)
  assert.deepEqual(await ask('direct'), { isDone: false, problem: 'Conversa só entre vocês' })
  assert.equal(shown, 1)
})

test('asked for files, the page shows those of the room, and asked to send one it lets one choose', async () => {
  const opened: string[] = []
  const open = (what: string) => (): void => void opened.push(what)
  const opens = { people: open('people'), about: open('about'), chooser: open('chooser') }
  for (const typed of ['/arquivos', '/files 50', '/enviar', '/upload foto.png'])
    assert.deepEqual(await runLine({ ...line(typed), opens }, webTexts['pt-BR']), { isDone: true })
  assert.deepEqual(opened, ['about', 'about', 'chooser', 'chooser'])
})

test('a name with blanks is taken whole: in quotes, or as long as somebody here is called so', async () => {
  const told: unknown[] = []
  const client = {
    rooms: new Map(),
    sendDirect: (...given: string[]) => {
      told.push(given)
      return { answered: Promise.resolve(1) }
    },
    create: (name: string) => {
      told.push(name)
      return Promise.reject(new Error('enough'))
    },
  }
  const app = { client } as unknown as Line['app']
  const people = new Map([[2, { id: 2, nick: 'Fox Mulder' }]]) as unknown as Line['room']['people']
  const room = { people, timeline: { messages: [] } as unknown as Line['room']['timeline'] }
  for (const text of ['/dizer fox mulder oi', '/dizer "Zé Ninguém" oi', '/dizer Dana oi tudo', '/criar "Sala de Aula"'])
    await runLine({ ...line(text, room), app }, webTexts['pt-BR'])
  assert.deepEqual(told, [['fox mulder', 'oi'], ['Zé Ninguém', 'oi'], ['Dana', 'oi tudo'], 'Sala de Aula'])
})

test('a command of a terminal is answered with the word that was typed', async () => {
  const { problem } = { problem: '', ...(await runLine(line('/cores'), webTexts.en)) }
  assert.equal(problem, '/cores exists in the terminal only.')
})

test('what the outbox holds no more is not said, and why', async () => {
  const send = (): never => {
    throw new OutboxFull(1_000)
  }
  assert.deepEqual(await runLine(line('oi', { send }), webTexts['pt-BR']), {
    isDone: false,
    problem: 'Já há 1.000 mensagens na fila. Espere a conexão voltar.',
  })
})
