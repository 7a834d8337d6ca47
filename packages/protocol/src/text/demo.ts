import type { Language } from '../language.ts'

/** One line of the demonstration: who says what where. */
export interface DemoLine {
  readonly room: string
  readonly nick: string
  readonly text: string
}

/** The demonstration: what the newcomer is told, and what its people say, over and over. */
export interface DemoTexts {
  /** Two terminals were opened beside this one. */
  opened: string
  /** What to type into two other terminals. */
  openYourself: string
  /** What to do there. */
  hint: string
  lines: readonly DemoLine[]
}

/** The demonstration in every language. */
export const demoTexts = {
  'pt-BR': {
    opened: 'Abri dois clientes aqui ao lado.',
    openYourself: 'Abra mais dois terminais e digite em cada um:',
    hint: 'Diga um apelido, depois /salas e /entrar geral. Aqui, Ctrl+C encerra.',
    lines: [
      { room: 'geral', nick: 'Ana', text: 'Bom dia! Alguém já testou o servidor novo?' },
      { room: 'geral', nick: 'Zé', text: 'Tô aqui pelo nc, sem instalar nada.' },
      { room: 'algoritmos', nick: 'Helena', text: 'Por que o bubble dispara depois de 4 mil itens?' },
      { room: 'geral', nick: 'Mari', text: 'E eu abri outra sala: /criar cafezinho' },
      { room: 'algoritmos', nick: 'Caio', text: 'Cada item se compara com todos os outros: n².' },
      { room: 'lab-redes', nick: 'Yuri', text: 'O pacote some no switch do canto, de novo.' },
      { room: 'algoritmos', nick: 'Bia', text: 'Com a lista quase ordenada o bubble até ganha.' },
      { room: 'geral', nick: 'Ana', text: 'Se eu cair e voltar, o que perdi ainda está lá: /historico' },
      { room: 'lab-redes', nick: 'Dora', text: 'Troquei o cabo. Agora vai?' },
      { room: 'geral', nick: 'Zé', text: 'Dá para falar só com uma pessoa: /dizer Mari oi' },
      { room: 'lab-redes', nick: 'Yuri', text: 'Foi! 0% de perda.' },
      { room: 'algoritmos', nick: 'Helena', text: 'Quem explicar o quicksort ganha o cafezinho.' },
      { room: 'geral', nick: 'Mari', text: 'Quem chegou agora: diga oi!' },
      { room: 'algoritmos', nick: 'Caio', text: 'Escolhe um, separa os menores dos maiores, repete.' },
    ],
  },
  en: {
    opened: 'Two clients are open beside this.',
    openYourself: 'Open two more terminals and type in each:',
    hint: 'Give a nick, then /rooms and /join geral. Ctrl+C here ends it.',
    lines: [
      { room: 'geral', nick: 'Ana', text: 'Good morning! Has anybody tried the new server?' },
      { room: 'geral', nick: 'Zé', text: 'I am here with nc, nothing installed.' },
      { room: 'algorithms', nick: 'Helena', text: 'Why does bubble sort explode past 4 thousand items?' },
      { room: 'geral', nick: 'Mari', text: 'And I made another room: /create coffee' },
      { room: 'algorithms', nick: 'Caio', text: 'Every item is compared with every other: n².' },
      { room: 'network-lab', nick: 'Yuri', text: 'Packets vanish in the corner switch, again.' },
      { room: 'algorithms', nick: 'Bia', text: 'With a nearly sorted list bubble sort even wins.' },
      { room: 'geral', nick: 'Ana', text: 'If I drop and come back, what I missed is still there: /history' },
      { room: 'network-lab', nick: 'Dora', text: 'I changed the cable. Does it work now?' },
      { room: 'geral', nick: 'Zé', text: 'You can talk to one person alone: /msg Mari hi' },
      { room: 'network-lab', nick: 'Yuri', text: 'It does! 0% lost.' },
      { room: 'algorithms', nick: 'Helena', text: 'Whoever explains quicksort gets a coffee.' },
      { room: 'geral', nick: 'Mari', text: 'Who just came in: say hi!' },
      { room: 'algorithms', nick: 'Caio', text: 'Pick one, split the smaller from the larger, repeat.' },
    ],
  },
} satisfies Record<Language, DemoTexts>
