import type { Language } from '../language.ts'

/** What the `papo` command says: help, what is configured, and what is wrong with it. */
export interface CommandLineTexts {
  usage: string
  commandsTitle: string
  /** What each command does. */
  commands: Readonly<Record<'serve' | 'join' | 'config' | 'demo' | 'help', string>>
  settingsTitle: string
  /** What each setting is for. */
  settings: Readonly<Record<SettingName, string>>
  otherFlags: Readonly<Record<'config' | 'help' | 'version', string>>
  /** What stands in brackets after a setting: its default. */
  byDefault: (value: string) => string
  sourcesTitle: string
  sources: string
  /** Where a value comes from. */
  origins: Readonly<
    Record<'default' | 'file' | 'env_file' | 'environment' | 'flag', (name: string, file: string) => string>
  >
  unknownCommand: (given: string, nearest: string | undefined) => string
  unknownSetting: (given: string, nearest: string | undefined) => string
  inFile: (file: string) => string
  badValue: (name: string, given: string, accepted: string) => string
  /** What may stand there. */
  accepted: Readonly<Record<Accepted, string>>
  tooManyArguments: (given: string) => string
  noFile: (file: string) => string
  badJson: (file: string, reason: string) => string
  noObject: (file: string) => string
  badFile: (file: string, reason: string) => string
  /** The data folder is called as what keeps nothing is, but for the colon. */
  folderMemory: string
}

type SettingName =
  | 'host'
  | 'port'
  | 'listen'
  | 'data'
  | 'language'
  | 'rateLimit'
  | 'name'
  | 'rooms'
  | 'temporaryRooms'
  | 'entryRoom'
  | 'landing'
  | 'uploadSize'
  | 'uploadQuota'
  | 'uploadTotal'
  | 'uploadTypes'
  | 'fileRetention'
  | 'linkTime'
  | 'pdfInline'
  | 'log'

/** The names of the sentences that say what a setting may be. */
export type Accepted =
  | 'count'
  | 'duration'
  | 'fileTypes'
  | 'folder'
  | 'host'
  | 'language'
  | 'listen'
  | 'logForm'
  | 'onOff'
  | 'port'
  | 'roomName'
  | 'serverName'
  | 'size'

/** The command line's texts in every language. */
export const commandLineTexts = {
  'pt-BR': {
    usage: 'Uso: papo [comando] [opções]',
    commandsTitle: 'Comandos:',
    commands: {
      serve: 'inicia o servidor (o mesmo que nenhum comando)',
      join: 'conversa neste terminal: papo join host[:porta] [--nick apelido] [--room sala]',
      config: 'mostra a configuração em vigor e de onde vem cada valor',
      demo: 'inicia um servidor de demonstração com gente conversando',
      help: 'mostra esta ajuda',
    },
    settingsTitle: 'Configuração:',
    settings: {
      host: 'endereço em que o servidor escuta; * é todos',
      port: 'porta TCP; 0 usa uma livre e mostra qual',
      listen: 'mais uma porta, TIPO:[HOST:]PORTA (any, line, irc ou http); pode ser repetida',
      data: 'pasta dos dados; "memory:" não guarda nada',
      language: 'idioma inicial das conversas: pt-BR ou en',
      rateLimit: 'limite de mensagens por pessoa e por endereço: on ou off',
      name: 'nome do servidor, na saudação',
      rooms: 'número máximo de salas',
      temporaryRooms: 'tempo sem ninguém até uma sala de visitante sumir: 30m, 12h, 7d, 0 (na hora) ou never',
      entryRoom: 'nome da sala de entrada',
      landing: 'se quem chega por linha já começa na sala de entrada: on ou off',
      uploadSize: 'tamanho máximo de um arquivo, como 25MB',
      uploadQuota: 'espaço para os arquivos de cada pessoa, como 2GB',
      uploadTotal: 'espaço para todos os arquivos, como 20GB',
      uploadTypes: 'arquivos aceitos: safe (tudo menos programas), * (tudo) ou tipos, como "image/* application/pdf"',
      fileRetention: 'tempo até um arquivo ser apagado: 30d, 365d ou never',
      linkTime: 'tempo em que vale o link de um arquivo, para quem o tem: 12h, 7d ou never',
      pdfInline: 'se o navegador abre um PDF em vez de baixar: on ou off',
      log: 'forma do registro: auto (texto no terminal, senão JSON), text ou json',
    },
    otherFlags: {
      config: 'arquivo JSON de configuração (senão papo.json, se existir)',
      help: 'mostra esta ajuda',
      version: 'mostra a versão',
    },
    byDefault: (value) => `(padrão: ${value})`,
    sourcesTitle: 'De onde vem a configuração (a última vence):',
    sources:
      'padrão, papo.json (rateLimit), .env e ambiente (PAPO_RATE_LIMIT; SERVER_IP, SERVER_PORT), opções (--rate-limit)',
    origins: {
      default: () => 'padrão',
      file: (_name, file) => `arquivo ${file}`,
      env_file: (name, file) => `${name} em ${file}`,
      environment: (name) => `ambiente, ${name}`,
      flag: (name) => `opção ${name}`,
    },
    unknownCommand: (given, nearest) =>
      `Não conheço o comando ${given}.${nearest === undefined ? '' : ` Você quis dizer ${nearest}?`} Veja papo help.`,
    unknownSetting: (given, nearest) =>
      `Não conheço ${given}.${nearest === undefined ? '' : ` Você quis dizer ${nearest}?`} Veja papo help.`,
    inFile: (file) => `${file}: `,
    badValue: (name, given, accepted) => `${name}: não entendi "${given}". Aceito ${accepted}.`,
    accepted: {
      count: 'um número inteiro de 1 a 1000000',
      duration: 'um tempo como 30s, 15m, 12h ou 7d, 0 ou never',
      fileTypes: 'safe, * ou tipos como image/* e application/pdf',
      folder: 'o caminho de uma pasta, ou "memory:"',
      host: 'um endereço como 127.0.0.1, um nome ou *',
      language: 'pt-BR ou en',
      listen: 'TIPO:[HOST:]PORTA, com TIPO any, line, irc ou http, como line:12345 ou any:127.0.0.1:6789',
      logForm: 'auto, text ou json',
      onOff: 'on ou off',
      port: 'um número de 0 a 65535',
      roomName: 'um nome de sala: de 1 a 50 caracteres, sem vírgula e sem começar com : / # & @ + ~',
      serverName: 'até 60 caracteres em uma linha',
      size: 'um tamanho como 500KB, 25MB ou 2GB',
    },
    tooManyArguments: (given) => `Não sei o que fazer com ${given}. Veja papo help.`,
    noFile: (file) => `O arquivo ${file} não existe.`,
    badJson: (file, reason) => `${file} não é JSON válido (${reason}).`,
    noObject: (file) => `${file} deve ser um objeto, como { "port": 6789 }.`,
    badFile: (file, reason) => `Não consegui ler ${file}: ${reason}`,
    folderMemory: 'memory é uma pasta nova, e guarda tudo. Para não guardar nada: "memory:", com dois-pontos.',
  },
  en: {
    usage: 'Usage: papo [command] [options]',
    commandsTitle: 'Commands:',
    commands: {
      serve: 'starts the server (the same as no command)',
      join: 'talks at this terminal: papo join host[:port] [--nick nick] [--room room]',
      config: 'shows the settings in force and where each came from',
      demo: 'starts a server for show, with people talking in it',
      help: 'shows this help',
    },
    settingsTitle: 'Settings:',
    settings: {
      host: 'address the server listens on; * is all',
      port: 'TCP port; 0 takes a free one and prints it',
      listen: 'one more door, KIND:[HOST:]PORT (any, line, irc or http); may be repeated',
      data: 'data folder; "memory:" keeps nothing',
      language: 'language that conversations begin in: pt-BR or en',
      rateLimit: 'limit of messages per person and per address: on or off',
      name: 'name of the server, in the greeting',
      rooms: 'greatest number of rooms',
      temporaryRooms: "time without anyone until a guest's room goes: 30m, 12h, 7d, 0 (at once) or never",
      entryRoom: 'name of the entry room',
      landing: 'whether who comes by line starts in the entry room: on or off',
      uploadSize: 'greatest size of a file, such as 25MB',
      uploadQuota: "space for each person's files, such as 2GB",
      uploadTotal: 'space for all files, such as 20GB',
      uploadTypes: 'files taken: safe (all but programs), * (all), or types, such as "image/* application/pdf"',
      fileRetention: 'time until a file is deleted: 30d, 365d or never',
      linkTime: 'time that the link to a file is good, for whoever has it: 12h, 7d or never',
      pdfInline: 'whether browsers open a PDF instead of saving it: on or off',
      log: 'form of the log: auto (text on a terminal, else JSON), text or json',
    },
    otherFlags: {
      config: 'JSON file of settings (else papo.json, where it exists)',
      help: 'shows this help',
      version: 'shows the version',
    },
    byDefault: (value) => `(default: ${value})`,
    sourcesTitle: 'Where settings come from (the last one wins):',
    sources:
      'default, papo.json (rateLimit), .env and environment (PAPO_RATE_LIMIT; SERVER_IP, SERVER_PORT), flags (--rate-limit)',
    origins: {
      default: () => 'default',
      file: (_name, file) => `file ${file}`,
      env_file: (name, file) => `${name} in ${file}`,
      environment: (name) => `environment, ${name}`,
      flag: (name) => `flag ${name}`,
    },
    unknownCommand: (given, nearest) =>
      `I don't know the command ${given}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`} See papo help.`,
    unknownSetting: (given, nearest) =>
      `I don't know ${given}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`} See papo help.`,
    inFile: (file) => `${file}: `,
    badValue: (name, given, accepted) => `${name}: I don't understand "${given}". It takes ${accepted}.`,
    accepted: {
      count: 'a whole number from 1 to 1000000',
      duration: 'a time such as 30s, 15m, 12h or 7d, 0 or never',
      fileTypes: 'safe, *, or types such as image/* and application/pdf',
      folder: 'the path of a folder, or "memory:"',
      host: 'an address such as 127.0.0.1, a name, or *',
      language: 'pt-BR or en',
      listen: 'KIND:[HOST:]PORT with KIND any, line, irc or http, such as line:12345 or any:127.0.0.1:6789',
      logForm: 'auto, text or json',
      onOff: 'on or off',
      port: 'a number from 0 to 65535',
      roomName: 'a room name: 1 to 50 characters, no comma, not beginning with : / # & @ + ~',
      serverName: 'up to 60 characters on one line',
      size: 'a size such as 500KB, 25MB or 2GB',
    },
    tooManyArguments: (given) => `I don't know what to do with ${given}. See papo help.`,
    noFile: (file) => `The file ${file} does not exist.`,
    badJson: (file, reason) => `${file} is no valid JSON (${reason}).`,
    noObject: (file) => `${file} must be an object, such as { "port": 6789 }.`,
    badFile: (file, reason) => `I could not read ${file}: ${reason}`,
    folderMemory: 'memory is a new folder, and keeps everything. To keep nothing: "memory:", with a colon.',
  },
} satisfies Record<Language, CommandLineTexts>
