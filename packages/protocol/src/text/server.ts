import type { Language } from '../language.ts'

/** Where a connection comes from. */
interface From {
  readonly address: string
  readonly port: number
}

/** What the server writes to its own terminal. */
export interface ServerTexts {
  /** A door is open. */
  listening: (host: string, port: number) => string
  /** How to reach it: the commands follow, one a line. */
  connectWith: string
  connected: (from: From) => string
  named: (nick: string, from: From) => string
  renamed: (nick: string, to: string, from: From) => string
  disconnected: (nick: string, from: From) => string
  /** Somebody went before giving a nick. */
  disconnectedNameless: (from: From) => string
  /** Why a connection ended. */
  reasons: Readonly<Record<DisconnectReason, string>>
  refused: (address: string) => string
  refusals: Readonly<Record<RefusalReason, string>>
  /** The store was brought to a newer form, after a copy. */
  migrated: (from: number, to: number, copy: string) => string
  failed: (what: string) => string
  stopping: string
  stopped: string
  /** A door could not be opened, so nothing was started. */
  cannotListen: Readonly<Record<ListenProblem, (detail: string) => string>>
}

/** Why a connection ended, as the server's log says it. */
export type DisconnectReason =
  | 'quit'
  | 'gone'
  | 'reset'
  | 'timed_out'
  | 'idle'
  | 'stalled'
  | 'crowded'
  | 'protocol'
  | 'stopping'
  | 'error'

/** Why a connection was not taken. */
export type RefusalReason = 'full' | 'crowdedAddress'

/** Why a door could not be opened. */
export type ListenProblem = 'port_taken' | 'port_forbidden' | 'no_such_host' | 'other'

const place = ({ address, port }: From): string => `('${address}', ${port})`

/** The server's texts in every language; the first four of pt-BR and the first of en are the classic ones. */
export const serverTexts = {
  'pt-BR': {
    listening: (host, port) => `Servidor rodando em ${host}:${port}`,
    connectWith: 'Para conversar:',
    connected: (from) => `Nova conexão de ${place(from)} (aguardando apelido...)`,
    named: (nick, from) => `Cliente conectado: ${nick} (${place(from)})`,
    disconnected: (nick, from) => `${nick} ${place(from)} desconectou do chat.`,
    disconnectedNameless: (from) => `${place(from)} desconectou sem apelido.`,
    renamed: (nick, to, from) => `${nick} ${place(from)} agora é ${to}.`,
    reasons: {
      quit: 'saiu',
      gone: 'fechou a conexão',
      reset: 'a conexão caiu',
      timed_out: 'sem resposta da rede',
      idle: 'demorou para dizer o apelido',
      stalled: 'não lê há um minuto',
      crowded: 'há gente demais sem apelido',
      stopping: 'o servidor está parando',
      protocol: 'não falou o combinado',
      error: 'erro do servidor',
    },
    refused: (address) => `Conexão de ${address} recusada.`,
    refusals: { full: 'o servidor está cheio', crowdedAddress: 'conexões demais desse endereço' },
    migrated: (from, to, copy) => `Dados atualizados da versão ${from} para a ${to}; a cópia de antes está em ${copy}.`,
    failed: (what) => `Erro: ${what}`,
    stopping: 'Parando: avisando quem está conectado…',
    stopped: 'Servidor parado.',
    cannotListen: {
      port_taken: (door) => `A porta ${door} já está em uso. Pare o outro programa ou escolha outra com --port.`,
      port_forbidden: (door) => `Sem permissão para escutar em ${door}. Escolha uma porta acima de 1023 com --port.`,
      no_such_host: (door) => `Esta máquina não tem o endereço ${door}. Confira --host.`,
      other: (detail) => `O servidor não pôde começar: ${detail}`,
    },
  },
  en: {
    listening: (_host, port) => `Server is listening on port ${port}`,
    connectWith: 'To talk:',
    connected: (from) => `New connection from ${place(from)} (waiting for a nick...)`,
    named: (nick, from) => `Client connected: ${nick} (${place(from)})`,
    disconnected: (nick, from) => `${nick} ${place(from)} disconnected from the chat.`,
    disconnectedNameless: (from) => `${place(from)} disconnected without a nick.`,
    renamed: (nick, to, from) => `${nick} ${place(from)} is now ${to}.`,
    reasons: {
      quit: 'left',
      gone: 'closed the connection',
      reset: 'the connection broke',
      timed_out: 'no answer from the network',
      idle: 'took too long for a nick',
      stalled: 'has read nothing for a minute',
      crowded: 'too many without a nick',
      stopping: 'the server is stopping',
      protocol: 'did not keep to the protocol',
      error: 'an error of the server',
    },
    refused: (address) => `Connection from ${address} has been refused!`,
    refusals: { full: 'the server is full', crowdedAddress: 'too many connections from that address' },
    migrated: (from, to, copy) => `Data brought from version ${from} to ${to}; the copy from before is ${copy}.`,
    failed: (what) => `Error: ${what}`,
    stopping: 'Stopping: telling those who are connected…',
    stopped: 'Server stopped.',
    cannotListen: {
      port_taken: (door) => `Port ${door} is already in use. Stop the other program, or choose another with --port.`,
      port_forbidden: (door) => `Not allowed to listen on ${door}. Choose a port above 1023 with --port.`,
      no_such_host: (door) => `This machine has no address ${door}. Check --host.`,
      other: (detail) => `The server could not start: ${detail}`,
    },
  },
} satisfies Record<Language, ServerTexts>
