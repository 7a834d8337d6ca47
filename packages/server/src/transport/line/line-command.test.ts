import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseLine } from './line-command.ts'
import type { LineInput, Place } from './line-command.ts'
import { Targets } from './targets.ts'

const rooms = ['REDES', 'Sala de Aula', 'Sala']
const nicks = ['Fox Mulder', 'rafa']

const targets = new Targets()

function place(room?: number, rest: Partial<Place> = {}): Place {
  return {
    room,
    roomName: room === undefined ? '' : 'REDES',
    isRoom: (name) => rooms.includes(name),
    isNick: (nick) => nicks.includes(nick),
    isOwn: (nick) => nick === 'rafa',
    historyCount: 20,
    targets,
    settled: undefined,
    isReading: () => true,
    isIgnored: (nick) => nick === 'rafa',
    ...rest,
  }
}

/** The command that a line becomes, or the code or the kind of what it becomes instead. */
function read(line: string, room?: number, rest: Partial<Place> = {}): unknown {
  const input: LineInput = parseLine(line, place(room, rest))
  if (input.type === 'command') return withoutForm(input.command)
  if (input.type === 'refused') return input.command ? `${input.error.code} ${input.command.verb}` : input.error.code
  return input.type === 'usage' ? `usage ${input.problem}` : input.type
}

function withoutForm(command: object): object {
  return Object.fromEntries(Object.entries(command).filter(([name]) => name !== 'form' && name !== 'targets'))
}

const send = (text: string, style: 'say' | 'act' = 'say'): object => ({ verb: 'send', room: 7, text, style })

test('[classic 9] a text goes to the room, and outside of one it is refused; a blank one is nothing', () => {
  assert.deepEqual(read('oi  ', 7), send('oi  '))
  assert.deepEqual(read('//oi', 7), send('/oi'))
  assert.deepEqual(read(':)', 7), send(':)'))
  assert.equal(read('oi'), 'not_in_room')
  assert.equal(read('   ', 7), 'nothing')
  assert.equal(read('', undefined), 'nothing')
})

test('[LINE8] [classic 3] /entrar and :checkout leave the current room, :join refuses while one is in one', () => {
  assert.deepEqual(read('/entrar REDES'), { verb: 'join', room: { name: 'REDES' } })
  assert.deepEqual(read('/entrar REDES', 7), { verb: 'join', room: { name: 'REDES' }, leaving: 7 })
  assert.deepEqual(read(':checkout REDES', 7), { verb: 'join', room: { name: 'REDES' }, leaving: 7 })
  assert.deepEqual(read(':checkout REDES'), { verb: 'join', room: { name: 'REDES' } })
  assert.deepEqual(read(':join REDES'), { verb: 'join', room: { name: 'REDES' } })
  assert.equal(read(':join nenhuma', 7), 'already_in_room')
  assert.deepEqual(read(':join', 7), { verb: 'join', room: { name: '' } })
})

test('[classic 20] a name with spaces is known, or stands in quotes; an unknown one is the whole rest', () => {
  assert.deepEqual(read('/entrar Sala de Aula segredo'), { verb: 'join', room: { name: 'Sala de Aula' } })
  assert.deepEqual(read('/entrar "Sala de Jantar" x'), { verb: 'join', room: { name: 'Sala de Jantar' } })
  assert.deepEqual(read('/entrar Cozinha de Casa'), { verb: 'join', room: { name: 'Cozinha de Casa' } })
  assert.deepEqual(read('/quem Sala de Aula'), { verb: 'who', room: { name: 'Sala de Aula' } })
  assert.deepEqual(read('/dizer Fox Mulder oi lá'), { verb: 'send_direct', to: 'Fox Mulder', text: 'oi lá' })
  assert.deepEqual(read('/dizer ana oi lá'), { verb: 'send_direct', to: 'ana', text: 'oi lá' })
  assert.deepEqual(read('/dizer "Dana Scully" oi'), { verb: 'send_direct', to: 'Dana Scully', text: 'oi' })
  assert.deepEqual(read('/msg'), { verb: 'send_direct', to: '', text: '' })
})

test('[classic 19] /criar takes the whole rest and makes only; :create takes one word and enters', () => {
  assert.deepEqual(read('/criar Sala de Aula  2'), { verb: 'create', name: 'Sala de Aula  2' })
  assert.deepEqual(read('/criar "Sala de Aula"'), { verb: 'create', name: 'Sala de Aula' })
  assert.deepEqual(read('/criar'), { verb: 'create', name: '' })
  assert.deepEqual(read(':create Sala Um extra'), { verb: 'create', name: 'Sala', enter: {} })
  assert.deepEqual(read(':create "Sala Um" extra', 7), { verb: 'create', name: 'Sala Um', enter: { leaving: 7 } })
})

test('an argument of quotes alone is left out', () => {
  for (const rest of ['""', '"', '" "', '“”', '«', '"" ""']) {
    assert.deepEqual(read(`/criar ${rest}`), { verb: 'create', name: '' }, rest)
    assert.deepEqual(read(`:create ${rest}`), { verb: 'create', name: '', enter: {} }, rest)
    assert.deepEqual(read(`/entrar ${rest}`), { verb: 'join', room: { name: '' } }, rest)
    assert.deepEqual(read(`/salas ${rest}`), { verb: 'rooms' }, rest)
    assert.equal(read(`/apelido ${rest}`), 'usage nick', rest)
  }
  assert.deepEqual(read('/dizer "" oi'), { verb: 'send_direct', to: '', text: 'oi' })
})

test('nothing is said to oneself', () => {
  assert.equal(read('/dizer rafa oi'), 'usage oneself')
})

test('a password is not put into a name while rooms have none', () => {
  for (const line of [
    '/criar Sala senha:segredo',
    '/create Sala password: x',
    ':create Sala senha:x',
    ':create senha:x',
  ])
    assert.equal(read(line), 'usage password', line)
})

test('[classic 1] /sair leaves the room, or says that one is in none', () => {
  assert.deepEqual(read('/sair', 7), { verb: 'leave', room: 7 })
  for (const line of ['/sair', ':leave', '/part']) assert.equal(read(line), 'not_in_room leave')
  for (const line of ['/sair_chat', ':END', '/quit', '/exit']) assert.equal(read(line, 7), 'quit')
  assert.deepEqual(read(':end of story', 7), send(':end of story'))
})

test('who is in a room is asked of the current one, or of one by name', () => {
  assert.deepEqual(read('/quem', 7), { verb: 'who', room: { id: 7 } })
  assert.deepEqual(read(':users', 7), { verb: 'who', room: { id: 7 } })
  assert.equal(read(':users'), 'not_in_room who')
  assert.deepEqual(read(':users REDES', 7), { verb: 'who', room: { id: 7 } })
})

test('rooms may be filtered, but not in the form that S1 has', () => {
  assert.deepEqual(read('/salas'), { verb: 'rooms' })
  assert.deepEqual(read('/list re'), { verb: 'rooms', filter: 're' })
  assert.deepEqual(read(':list re'), { verb: 'rooms' })
})

test('history is of the room, or of a conversation, and as long as asked for', () => {
  assert.deepEqual(read('/historico', 7), { verb: 'history', room: 7, limit: 20 })
  assert.deepEqual(read('/history 50', 7), { verb: 'history', room: 7, limit: 50 })
  assert.deepEqual(read('/historico -50', 7), { verb: 'history', room: 7, limit: 50, shows: 'numbers' })
  assert.deepEqual(read('/historico @Fox Mulder 5'), { verb: 'history', with: 'Fox Mulder', limit: 5 })
  assert.deepEqual(read('/historico @ana'), { verb: 'history', with: 'ana', limit: 20 })
  assert.equal(read('/historico'), 'not_in_room history')
  for (const line of ['/historico dez', '/historico 0', '/historico 1.5', '/historico @', '/historico @rafa dez'])
    assert.equal(read(line, 7), 'usage history', line)
})

test('[classic 24] an action is a message of another style', () => {
  assert.deepEqual(read('/eu acena', 7), send('acena', 'act'))
  assert.equal(read('/eu', 7), 'usage action')
  assert.equal(read('/me acena'), 'not_in_room')
})

test('[CMD3] a command without its argument is answered', () => {
  assert.equal(read('/apelido'), 'usage nick')
  assert.equal(read('/idioma'), 'usage languages')
  assert.equal(read('/idioma klingon'), 'usage language')
  assert.equal(read('/idioma en'), 'language')
  assert.deepEqual(read('/apelido "Fox Mulder"'), { verb: 'nick', nick: 'Fox Mulder' })
  assert.equal(read('/ajuda'), 'help')
  assert.equal(read('/ajuda /salas'), 'help')
  assert.equal(read('/ajuda nada disso'), 'unknown_command')
})

test('[CMD2] [classic 8] an unknown command is refused with the nearest one', () => {
  const input = parseLine('/slas', place(7))
  assert.ok(input.type === 'refused')
  assert.deepEqual(input.error.detail, { given: '/slas', nearest: '/salas' })
})

test('the files of a room are asked for by number, and sent by what lies at the end of a path', () => {
  const files = (limit: number): object => ({ verb: 'files', room: 7, roomName: 'REDES', limit })
  assert.deepEqual(read('/arquivos', 7), files(20))
  assert.deepEqual(read('/files 5', 7), files(5))
  assert.deepEqual(read('/arquivos 5000', 7), files(99))
  for (const line of ['/arquivos 0', '/arquivos -3', '/arquivos todos']) assert.equal(read(line, 7), 'usage files')
  const upload = { verb: 'upload_link', room: 7, roomName: 'REDES' }
  assert.deepEqual(read('/enviar', 7), upload)
  assert.deepEqual(read('/upload ""', 7), upload)
  const named = { ...upload, path: '~/fotos/a b.png', name: 'a b.png' }
  assert.deepEqual(read('/enviar ~/fotos/a b.png', 7), named)
  assert.deepEqual(read('/enviar "~/fotos/a b.png"', 7), named)
  assert.equal(read('/arquivos'), 'not_in_room files')
  assert.equal(read('/enviar foto.png'), 'not_in_room files')
})
