import assert from 'node:assert/strict'
import { test } from 'node:test'
import { S3Program } from './s3-program.ts'

test("[classic 16] S3's program is known by its announcement", () => {
  assert.ok(S3Program.announcedBy('ANA entrou no chat.', 'x'))
  for (const message of ['ANA', 'entrou no chat.', 'ANA entrou no chat', 'ANA: entrou no chat. oi'])
    assert.equal(S3Program.announcedBy(message, 'x'), undefined, message)
})

test('[classic 25] a name in use gets -2, -3; who can have none of them another one', () => {
  const program = S3Program.announcedBy('ANA entrou no chat.', 'Usuário-5')
  const tried: string[] = []
  assert.equal(
    program?.nextNick((nick) => tried.push(nick) === 3),
    'ANA-3',
  )
  assert.deepEqual(tried, ['ANA', 'ANA-2', 'ANA-3'])
  assert.equal(
    program?.nextNick((nick) => nick.startsWith('Usuário')),
    'Usuário-5',
  )
  assert.equal(
    program?.nextNick(() => true),
    undefined,
  )
})

test('a suffix fits into the longest name', () => {
  const program = S3Program.announcedBy(`${'Ã'.repeat(30)} entrou no chat.`, 'x')
  const nick = program?.nextNick((one) => Array.from(one).length <= 24)
  assert.equal(nick, `${'Ã'.repeat(22)}-2`)
})

test('the name that the program puts before its texts is taken off, once', () => {
  const program = S3Program.announcedBy('ANA MARIA entrou no chat.', 'x')
  assert.equal(program?.saidIn('ANA MARIA: oi'), 'oi')
  assert.equal(program?.saidIn('ANA MARIA: ANA MARIA: oi'), 'ANA MARIA: oi')
  assert.equal(program?.saidIn('ANA MARIA: '), '')
  assert.equal(program?.saidIn('ANA MARIA:'), '')
  assert.equal(program?.saidIn('sem nome'), 'sem nome')
})
