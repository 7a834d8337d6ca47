import assert from 'node:assert/strict'
import { test } from 'node:test'
import { webTexts } from '@papo/protocol'
import { OutboxFull } from '@papo/sdk'
import { runLine } from './slash-run.ts'
import type { Line } from './slash-run.ts'

const line = (text: string, room: Partial<Line['room']> = {}): Line => ({
  app: {} as Line['app'],
  room: room as Line['room'],
  text,
  reply: undefined,
  onSending: () => undefined,
})

test('a command on a message is answered with the word that was typed, and the way to its menu', async () => {
  for (const typed of ['/apagar', '/delete', '/responder', '/editar', '/reagir']) {
    assert.deepEqual(await runLine(line(` ${typed} 3`), webTexts['pt-BR']), {
      isDone: false,
      problem: `Aqui, ${typed} fica no menu da mensagem.`,
    })
  }
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
