import assert from 'node:assert/strict'
import { test } from 'node:test'
import { webTexts } from '@papo/protocol'
import { runLine } from './slash-run.ts'
import type { Line } from './slash-run.ts'

const line = (text: string): Line => ({ app: {} as Line['app'], room: {} as Line['room'], text, reply: undefined })

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
