import type { MessageView } from '@papo/protocol'

const day = Date.UTC(2026, 10, 19, 17, 2)
const minute = 60_000

/** The conversation of the design's picture, without what this list does not show. */
export function scene(): MessageView[] {
  const said: readonly (Partial<MessageView> & {
    readonly author: number
    readonly nick: string
    readonly text: string
  })[] = [
    {
      author: 2,
      nick: 'Profa. Helena',
      at: day - 1_440 * minute,
      text: 'Amanhã tem aula no lab 3. Tragam o código da semana passada.',
    },
    {
      author: 2,
      nick: 'Profa. Helena',
      at: day,
      text: 'Por que o bubble dispara depois de **4 mil itens**? A melhor explicação ganha o cafezinho.',
      reactions: [
        { emoji: '☕', count: 8, nicks: ['rafa', 'Bia', 'Caio'], mine: true },
        { emoji: '👀', count: 5, nicks: ['Téo'] },
        { emoji: '🙋', count: 3, nicks: ['Iara'] },
      ],
    },
    {
      author: 4,
      nick: 'Caio',
      at: day + 3 * minute,
      reply: { seq: 3, author: 2, nick: 'Profa. Helena' },
      text: 'Cada item se compara com **todos** os outros: n². O quick divide a lista e conquista:\n```python\ndef quick(v):\n    if len(v) < 2: return v\n    p, *r = v\n    return quick([x for x in r if x < p]) + [p] + quick([x for x in r if x >= p])\n```',
    },
    {
      author: 3,
      nick: 'Bia',
      at: day + 9 * minute,
      text: 'Medi aqui: https://exemplo.org/aulas/2026/algoritmos/turma-b/ordenacao/bubble-contra-quicksort.html',
    },
    {
      author: 3,
      nick: 'Bia',
      at: day + 9 * minute,
      mentions: [1],
      text: 'Pra quem tá sem fone: com a lista quase ordenada o bubble até ganha. @rafa testa aí com 10 mil?',
    },
    { author: 5, nick: 'Téo', at: day + 10 * minute, style: 'act', text: 'vai buscar café' },
    { author: 6, nick: 'Iara', at: day + 11 * minute, edited: day + 12 * minute, text: 'Corrigi: é `log n`, não `n`.' },
    { author: 5, nick: 'Téo', at: day + 12 * minute, deleted: true, text: '' },
  ]
  return said.map((one, index) => ({
    room: 7,
    seq: index + 2,
    n: index + 1,
    kind: 'message',
    style: 'say',
    at: day,
    ...one,
  }))
}
