import type { MessageView } from '@papo/protocol'

const nicks = ['Bia', 'Caio', 'Davi', 'Iara', 'Téo', 'Profa. Helena']
const texts = [
  'Oi!',
  'Alguém conseguiu rodar o exemplo da aula?',
  'Aqui deu **certo**: o bubble levou _seis segundos_ e o quick quase nada. Acho que a lista quase ordenada muda tudo, mas ainda vou medir com mais itens.',
  'veja https://exemplo.org/aulas/12/ordenacao?turma=b&semestre=2026.2 antes de sexta',
  '```python\ndef quick(v):\n    if len(v) < 2: return v\n    p, *r = v\n    return quick([x for x in r if x < p]) + [p]\n```',
  'uma linha\noutra linha\nmais uma',
  '> quem testou com 10 mil?\neu não',
  'tá',
]

/** A log of so many messages of all heights: the same one each time. */
export function makeLog(count: number, until = Date.now()): MessageView[] {
  let seed = 42
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 8) % below
  }
  const log: MessageView[] = []
  let at = until - count * 90_000
  for (let n = 1; n <= count; n++) {
    at += random(180_000)
    const author = random(3) === 0 || n === 1 ? random(nicks.length) : (log.at(-1)?.author ?? 2) - 2
    const base = { room: 7, seq: n + 1, n, at, author: author + 2, nick: nicks[author] ?? 'Bia' }
    log.push({
      ...base,
      kind: 'message',
      style: 'say',
      text: texts[random(texts.length)] ?? '',
      ...extras(log, random),
    })
  }
  return log
}

function extras(log: readonly MessageView[], random: (below: number) => number): Partial<MessageView> {
  const kind = random(17)
  const answered = log.at(-1 - random(20))
  if (kind === 1)
    return {
      reactions: [
        { emoji: '👍', count: 3, nicks: ['Bia', 'Caio'], mine: true },
        { emoji: '😂', count: 1, nicks: ['Téo'] },
      ],
    }
  if (kind === 2 && answered) return { reply: { seq: answered.seq, author: answered.author, nick: answered.nick } }
  if (kind === 3) return { edited: 1 }
  return {}
}
