import type { Verb } from '../commands.ts'
import type { ErrorCode, ErrorDetail } from '../errors.ts'
import { limits } from '../limits.ts'
import type { NickProblem } from '../nick.ts'
import type { RoomNameProblem } from '../room-name.ts'
import { formatSize, formatSizes } from '../file-size.ts'
import { frameProblem, frameTexts } from './frame.ts'

const nickProblems: Readonly<Record<NickProblem, string>> = {
  too_short: `precisa de pelo menos ${limits.minNickCodePoints} caracteres`,
  too_long: `tem mais de ${limits.maxNickCodePoints} caracteres`,
  bad_start: 'não pode começar com : / # & @ + ou ~',
  bad_character: "só letras, números, espaços simples e . _ - ' ^ ` | { }",
  mixed_scripts: 'mistura letras de alfabetos diferentes',
  reserved: 'é reservado ou parecido demais com um nome reservado',
}

const roomProblems: Readonly<Record<RoomNameProblem, string>> = {
  empty: 'precisa de pelo menos uma letra ou número',
  too_long: `tem mais de ${limits.maxRoomNameCodePoints} caracteres ou ${limits.maxRoomNameBytes} bytes`,
  bad_start: 'não pode começar com aspas, nem com : / # & @ + ou ~',
  bad_character: 'tem um caractere que não pode ser usado, como a vírgula',
}

/** What a text is counted in: bytes where it kept to the characters and passed the other bound. */
const unit = (max?: number): string => (max === limits.maxMessageBytes ? 'bytes' : 'caracteres')

const fileSize = (bytes: number): string => formatSize(bytes, 'pt-BR')

const seconds = (ms = 0): number => Math.max(1, Math.ceil(ms / 1000))

const calm = ({ problem, count = 1, retryAfterMs }: ErrorDetail): string => {
  const wait = seconds(retryAfterMs)
  if (problem === 'entries') return `⚠️ Muitas entradas deste endereço. Espere ${wait} s e tente de novo.`
  if (problem === 'commands')
    return `⚠️ Calma: comandos demais de uma vez. Este não foi feito; tente de novo em ${wait} s.`
  const pace = `⚠️ Calma: ${limits.messageRefill} mensagens em ${limits.messageRefillMs / 1000} segundos.`
  const lost = count === 1 ? 'A última linha não foi enviada' : `As últimas ${count} linhas não foram enviadas`
  return `${pace} ${lost}; tente de novo em ${wait} s.`
}

/** Why no more files may come just now. */
const tooManyAtOnce = ({ problem, max = 0 }: ErrorDetail): string => {
  if (problem === 'network')
    return `⚠️ Já vêm ${max} arquivos da sua rede, o máximo de uma vez. Tente de novo daqui a um minuto.`
  if (problem === 'server')
    return `⚠️ Este servidor já está recebendo ${max} arquivos, o máximo de uma vez. Tente de novo daqui a um minuto.`
  return `⚠️ Você já está enviando ${max} arquivos. Espere um terminar, ou cancele um.`
}

/** Why one may not do something to others' messages, or to oneself. */
const refusals: { readonly [V in Verb]?: string } = {
  edit: '⚠️ Só dá para editar o que você mesmo disse.',
  delete: '⚠️ Só dá para apagar o que você mesmo disse.',
  ignore: '⚠️ Não dá para ignorar a si mesmo.',
}

/** Every error as a line tells it in Portuguese: S2's words where S2 has them. */
export const lineErrorsPtBR = {
  already_greeted: () => ['⚠️ Você já tem um apelido. Para trocar: /apelido <novo>'],
  already_in_room: () => ['⚠️ Você já está em uma sala. Use :checkout <sala> para trocar ou :leave para sair.'],
  bad_cursor: () => ['⚠️ Não encontrei esse ponto da conversa.'],
  bad_utf8: () => ['⚠️ Essa linha não foi lida: não é texto UTF-8.'],
  body_encoded: () => ['⚠️ Envie como é, sem Content-Encoding.'],
  body_too_long: ({ max }) => [`⚠️ É coisa demais de uma vez: o máximo é ${max ?? '?'} bytes.`],
  busy: () => ['⚠️ O servidor está ocupado demais. A mensagem não foi enviada; tente de novo daqui a pouco.'],
  cookie_required: () => [
    '⚠️ O navegador não aceitou o cookie desta página, e sem ele ela não tem como saber quem você é. Permita cookies para este endereço, nas configurações de privacidade do navegador, e tente de novo.',
  ],
  emoji_invalid: () => ['⚠️ Uma reação é um emoji só.'],
  ignored_full: ({ max }) => [`⚠️ Você já ignora ${max ?? limits.ignoredPeople} pessoas. Deixe de ignorar uma antes.`],
  file_empty: () => ['⚠️ Este arquivo está vazio (0 bytes).'],
  file_invalid: ({ problem }) => {
    if (problem === 'pixels') return ['⚠️ Esta imagem tem pixels demais para ser aberta.']
    if (problem === 'missing') return ['⚠️ O formulário veio sem arquivo. Ponha o arquivo no campo "arquivo".']
    return ['⚠️ O arquivo não chegou inteiro, ou não é o que diz ser.']
  },
  file_not_found: () => ['❌ Este arquivo não está aqui; pode ter sido apagado.'],
  file_too_big: ({ size, max = 0 }) => {
    if (size === undefined) return [`⚠️ Este arquivo é grande demais. O limite aqui é ${fileSize(max)}.`]
    const [own, most] = formatSizes([size, max], 'pt-BR')
    return [`⚠️ Este arquivo tem ${own}. O limite aqui é ${most}.`]
  },
  file_type_refused: ({ given = '' }) => [`⚠️ Arquivos deste tipo (${given}) não são aceitos aqui.`],
  files_full: ({ max = 10 }) => [`⚠️ No máximo ${max} arquivos vão com uma mensagem.`],
  frame_invalid: (detail) => [`⚠️ Esse quadro não foi entendido: ${frameProblem(frameTexts['pt-BR'], detail)}`],
  internal: () => ['❌ Algo deu errado no servidor. Tente de novo.'],
  key_invalid: () => ['⚠️ A chave da mensagem não serve: de 1 a 64 caracteres visíveis.'],
  line_too_long: ({ max }) => [`⚠️ Essa linha não foi lida: passa de ${max ?? limits.maxLineBytes} bytes.`],
  link_expired: () => ['⚠️ Este link não vale mais. Peça outro.'],
  message_empty: () => ['⚠️ A mensagem está vazia.'],
  message_not_found: () => ['⚠️ Não achei essa mensagem; ela pode ter sido apagada.'],
  message_too_long: ({ size, max }) => [
    `⚠️ A mensagem é longa demais: ${size ?? '?'} ${unit(max)}, e o máximo é ${max ?? '?'}.`,
  ],
  method_not_allowed: ({ expected = [] }) => [`⚠️ Este endereço só aceita ${expected.join(', ')}.`],
  nick_invalid: ({ given = '', problem }) => {
    const why =
      problem !== undefined && Object.hasOwn(nickProblems, problem) ? nickProblems[problem as NickProblem] : ''
    return [given.length > 40 || why === '' ? `⚠️ Esse apelido não serve: ${why}` : `⚠️ "${given}" não serve: ${why}`]
  },
  nick_required: () => ['⚠️ Diga primeiro o seu apelido.'],
  nick_taken: ({ given = '', suggestions = [] }) => [
    `⚠️ "${given}" já está em uso.${suggestions.length > 0 ? ` Tente: ${suggestions.join(', ')}` : ''}`,
  ],
  not_allowed: (_, asked: Verb | undefined) => [
    (asked !== undefined && refusals[asked]) || '⚠️ Você não pode fazer isso aqui.',
  ],
  not_in_room: (_, asked: Verb | undefined) => [
    asked === undefined || asked === 'send'
      ? '⚠️ Você não está em nenhuma sala. Use /entrar <sala> para participar.'
      : '⚠️ Você não está em nenhuma sala.',
  ],
  nothing_said: ({ given = '' }) => [`🔹 Você e ${given} ainda não conversaram.`],
  nul_in_text: () => ['⚠️ Essa linha não foi lida: há um NUL (byte 0) nela.'],
  origin_foreign: () => ['⚠️ Outra página não pode fazer isso aqui.'],
  page_not_found: () => ['❌ Não há nada neste endereço.'],
  pins_full: ({ max }) => [`⚠️ Esta sala já tem ${max ?? limits.pinsPerRoom} mensagens fixadas. Desafixe uma antes.`],
  quota_full: ({ problem, size = 0, max = 0 }) => {
    if (problem === 'server') return ['⚠️ Não há mais espaço para arquivos neste servidor. Fale com quem cuida dele.']
    const taken = `Seus arquivos ocupam ${fileSize(size)} dos ${fileSize(max)}`
    return size === 0
      ? [`⚠️ Este arquivo não cabe: cada pessoa pode ter ${fileSize(max)} em arquivos aqui.`]
      : [`⚠️ ${taken} que cada pessoa pode ter aqui, e este não cabe. Apague algum antes.`]
  },
  rate_limited: (detail) => [calm(detail)],
  reactions_full: () => ['⚠️ Essa mensagem já tem todos os tipos de reação que pode ter.'],
  room_exists: () => ['⚠️ Essa sala já existe! Tente outro nome.'],
  room_full: ({ max }) => [`⚠️ A sala está cheia: ${max ?? limits.membersPerRoom} pessoas.`],
  room_name_invalid: ({ problem }) => {
    const isKnown = problem !== undefined && Object.hasOwn(roomProblems, problem)
    return [`⚠️ Esse nome de sala não serve: ${isKnown ? roomProblems[problem as RoomNameProblem] : ''}`]
  },
  room_not_found: ({ given = '', nearest, problem }, asked: Verb | undefined) => {
    if (problem === 'not_made') return [`⚠️ Ninguém entrou ainda: quem entrar primeiro cria a sala ${given}.`]
    // at the question for the nick no other command works
    if (asked === 'hello') {
      const similar = nearest === undefined ? [] : [`Você quis dizer '${nearest}'? <apelido> #${nearest}`]
      return ['❌ Sala não encontrada. Dê só o apelido; depois use /salas ou /criar.', ...similar]
    }
    return [
      '❌ Sala não encontrada. Use /salas para ver as disponíveis ou /criar para criar uma nova.',
      ...(nearest === undefined ? [] : [`Você quis dizer '${nearest}'? /entrar ${nearest}`]),
    ]
  },
  room_required: () => ['⚠️ Diga o nome da sala.'],
  rooms_full: () => ['⚠️ O número máximo de salas já foi atingido.'],
  rooms_joined_full: ({ max }) => [`⚠️ Você já está em ${max ?? limits.roomsPerSession} salas, o máximo.`],
  rooms_made_full: ({ max }) => [`⚠️ Você já criou ${max ?? limits.roomsPerGuest} salas, o máximo por pessoa.`],
  sessions_full: ({ max }) => [`⚠️ Você já está conectado ${max ?? limits.sessionsPerUser} vezes, o máximo.`],
  storage_failed: () => ['❌ O servidor não conseguiu gravar. Nada foi enviado; tente de novo.'],
  storage_full: ({ problem }) => [
    problem === 'files'
      ? '❌ O disco do servidor está quase cheio: ainda cabem mensagens, mas não arquivos. Fale com quem cuida dele.'
      : '❌ O disco do servidor está cheio. Nada foi enviado; tente de novo mais tarde.',
  ],
  text_required: () => ['⚠️ Diga o texto: /dizer <apelido> <texto>'],
  token_invalid: () => ['⚠️ Essa identificação não vale mais.'],
  token_required: () => ['⚠️ Diga quem é: mande o seu código no cabeçalho Authorization, ou entre pela página.'],
  too_late: ({ max = limits.guestEditMs }) => [
    `⚠️ Uma mensagem pode ser editada por ${max / 60_000} minutos; depois fica como está.`,
  ],
  unknown_command: ({ given = '', nearest }) => [
    `⚠️ Não conheço ${given}.${nearest === undefined ? ' Veja /ajuda' : ` Você quis dizer ${nearest}?`}`,
  ],
  upload_invalid: ({ given = '', problem }) => {
    if (problem === 'offset')
      return ['⚠️ Este envio não está nesse ponto. Pergunte onde ele está (HEAD) e continue dali.']
    return [
      `⚠️ ${problem === 'unknown' ? `Este servidor não conhece ${given}.` : `Falta ${given}, ou o seu valor não serve.`}`,
    ]
  },
  uploads_full: (detail) => [tooManyAtOnce(detail)],
  user_not_found: ({ given = '', nearest }) => [
    `❌ Não encontrei ${given === '' ? 'essa pessoa' : `"${given}"`} online.`,
    ...(nearest === undefined ? [] : [`Você quis dizer ${nearest}?`]),
  ],
  user_required: () => ['⚠️ Diga a quem: /dizer <apelido> <texto>'],
  verb_unknown: ({ given = '' }) => [`⚠️ Não há comando "${given}".`],
} satisfies Record<ErrorCode, (detail: ErrorDetail, asked: Verb | undefined) => readonly string[]>
