import type { Language } from '../language.ts'

/** The tabs of the settings. */
export type SettingsTab = 'me' | 'look' | 'notices' | 'writing' | 'language' | 'access' | 'keys' | 'commands' | 'about'

/** The settings; each choice by its value. */
export interface SettingsTexts {
  readonly title: string
  readonly tabs: Readonly<Record<SettingsTab, string>>
  readonly nick: string
  readonly changeNick: string
  readonly thisDevice: string
  readonly leaveDevice: string
  readonly leaveDeviceSub: string
  readonly theme: string
  readonly themes: { readonly light: string; readonly dark: string; readonly system: string }
  readonly density: string
  readonly densities: { readonly comfortable: string; readonly compact: string; readonly large: string }
  readonly textSize: string
  readonly width: string
  readonly widths: { readonly narrow: string; readonly wide: string }
  readonly motion: string
  readonly clock: string
  readonly clocks: { readonly auto: string; readonly h12: string; readonly h24: string }
  readonly sound: string
  readonly ownSound: string
  readonly soundTest: string
  readonly desktop: string
  readonly desktopBlocked: string
  readonly hideText: string
  readonly perRoom: string
  readonly automatic: string
  readonly enterSends: string
  readonly sendTyping: string
  readonly emoticons: string
  readonly language: string
  readonly announce: string
  readonly announcing: { readonly all: string; readonly mentions: string; readonly none: string }
  readonly underline: string
  readonly arrivals: string
  readonly arrivalsKinds: { readonly show: string; readonly merge: string; readonly hide: string }
  readonly order: string
  readonly orders: { readonly activity: string; readonly name: string }
  readonly about: string
  readonly insecure: string
  readonly licence: string
  readonly commandsNote: string
}

/** The map of the keyboard. */
export interface KeyTexts {
  readonly title: string
  readonly anywhere: string
  readonly composer: string
  readonly list: string
  readonly palette: string
  readonly rooms: string
  readonly unreadRooms: string
  readonly peek: string
  readonly people: string
  readonly jump: string
  readonly regions: string
  readonly map: string
  readonly escape: string
  readonly send: string
  readonly editLast: string
  readonly intoList: string
  readonly moveInList: string
  readonly letters: string
  readonly toolbar: string
  readonly markAll: string
  readonly repeat: string
}

/** The dialog of settings. */
export interface SettingsDialogTexts {
  readonly settings: SettingsTexts
  readonly keys: KeyTexts
}

/** The same in every language; apart from the page's other texts, for it is loaded only with its dialog. */
export const settingsTexts: Readonly<Record<Language, SettingsDialogTexts>> = {
  'pt-BR': {
    settings: {
      title: 'Configurações',
      tabs: {
        me: 'Eu',
        look: 'Aparência',
        notices: 'Avisos',
        writing: 'Escrever',
        language: 'Idioma',
        access: 'Acessibilidade',
        keys: 'Teclado',
        commands: 'Comandos',
        about: 'Sobre',
      },
      nick: 'Apelido',
      changeNick: 'Trocar',
      thisDevice: 'Este aparelho',
      leaveDevice: 'Sair deste aparelho',
      leaveDeviceSub: 'Esquece seu apelido aqui. Rascunhos e mensagens na fila deste aparelho são apagados.',
      theme: 'Tema',
      themes: { light: 'Claro', dark: 'Escuro', system: 'Igual ao sistema' },
      density: 'Densidade',
      densities: { comfortable: 'Confortável', compact: 'Compacta', large: 'Ampliada' },
      textSize: 'Tamanho do texto',
      width: 'Largura das mensagens',
      widths: { narrow: 'Coluna', wide: 'Toda a largura' },
      motion: 'Reduzir movimento',
      clock: 'Horas',
      clocks: { auto: 'Do idioma', h12: '12 h', h24: '24 h' },
      sound: 'Som quando te chamarem',
      ownSound: 'Som dos avisos',
      soundTest: 'Ouvir',
      desktop: 'Avisos do computador',
      desktopBlocked:
        'Esta rede não é cifrada (http): o navegador não permite avisos aqui. Título, ícone e som funcionam.',
      hideText: 'Esconder o texto nos avisos',
      perRoom: 'Por sala',
      automatic: 'Automático',
      enterSends: 'Enter envia',
      sendTyping: 'Mostrar que estou digitando',
      emoticons: 'Trocar :) por emoji',
      language: 'Idioma',
      announce: 'Ler mensagens novas em voz alta',
      announcing: { all: 'Todas', mentions: 'Só menções', none: 'Nenhuma' },
      underline: 'Sublinhar links sempre',
      arrivals: 'Entradas e saídas',
      arrivalsKinds: { show: 'Mostrar', merge: 'Juntar', hide: 'Esconder' },
      order: 'Ordem das salas',
      orders: { activity: 'Por movimento', name: 'Alfabética' },
      about: 'O Papo é um chat que roda onde você quiser. Tudo fica neste servidor.',
      insecure: 'Esta rede não é cifrada.',
      licence: 'Código aberto, licença MIT',
      commandsNote: 'As palavras em inglês também valem. Texto que começa com barra: //texto.',
    },
    keys: {
      title: 'Teclado',
      anywhere: 'Em qualquer lugar',
      composer: 'Ao escrever',
      list: 'Nas mensagens',
      palette: 'Buscar ou ir para',
      rooms: 'Sala anterior / próxima',
      unreadRooms: 'Sala não lida anterior / próxima',
      peek: 'Quem está numa sala (na lista de salas)',
      people: 'Mostrar pessoas',
      jump: 'Ir para o fim',
      regions: 'Próxima parte da tela',
      map: 'Este mapa',
      escape: 'Fechar, cancelar, ir para o fim',
      send: 'Enviar / quebrar linha',
      editLast: 'Editar minha última mensagem',
      intoList: 'Ir para as mensagens',
      moveInList: 'Andar pelas mensagens',
      letters: 'Responder, editar, reagir, apagar, copiar link',
      toolbar: 'Ações da mensagem',
      markAll: 'Marcar tudo como lido',
      repeat: 'Repetir o último anúncio',
    },
  },
  en: {
    settings: {
      title: 'Settings',
      tabs: {
        me: 'Me',
        look: 'Appearance',
        notices: 'Notifications',
        writing: 'Writing',
        language: 'Language',
        access: 'Accessibility',
        keys: 'Keyboard',
        commands: 'Commands',
        about: 'About',
      },
      nick: 'Nickname',
      changeNick: 'Change',
      thisDevice: 'This device',
      leaveDevice: 'Leave this device',
      leaveDeviceSub: 'Forgets your nickname here. Drafts and queued messages of this device are deleted.',
      theme: 'Theme',
      themes: { light: 'Light', dark: 'Dark', system: 'Same as system' },
      density: 'Density',
      densities: { comfortable: 'Comfortable', compact: 'Compact', large: 'Large' },
      textSize: 'Text size',
      width: 'Width of messages',
      widths: { narrow: 'Column', wide: 'Full width' },
      motion: 'Reduce motion',
      clock: 'Clock',
      clocks: { auto: 'By language', h12: '12 h', h24: '24 h' },
      sound: 'Sound when someone mentions you',
      ownSound: 'Sound of notices',
      soundTest: 'Listen',
      desktop: 'Desktop notifications',
      desktopBlocked:
        'This network is not encrypted (http): the browser allows no notifications here. Title, icon and sound work.',
      hideText: 'Hide the text in notifications',
      perRoom: 'By room',
      automatic: 'Automatic',
      enterSends: 'Enter sends',
      sendTyping: 'Show that I am typing',
      emoticons: 'Turn :) into emoji',
      language: 'Language',
      announce: 'Read new messages aloud',
      announcing: { all: 'All', mentions: 'Mentions only', none: 'None' },
      underline: 'Always underline links',
      arrivals: 'Arrivals and departures',
      arrivalsKinds: { show: 'Show', merge: 'Merge', hide: 'Hide' },
      order: 'Order of rooms',
      orders: { activity: 'By activity', name: 'Alphabetical' },
      about: 'Papo is a chat that runs wherever you like. Everything stays on this server.',
      insecure: 'This network is not encrypted.',
      licence: 'Open source, MIT licence',
      commandsNote: 'The Portuguese words work too. Text that starts with a slash: //text.',
    },
    keys: {
      title: 'Keyboard',
      anywhere: 'Anywhere',
      composer: 'While writing',
      list: 'In the messages',
      palette: 'Search or go to',
      rooms: 'Previous / next room',
      unreadRooms: 'Previous / next unread room',
      peek: 'Who is in a room (in the list of rooms)',
      people: 'Show people',
      jump: 'Go to the end',
      regions: 'Next part of the screen',
      map: 'This map',
      escape: 'Close, cancel, go to the end',
      send: 'Send / new line',
      editLast: 'Edit my last message',
      intoList: 'Go to the messages',
      moveInList: 'Move through the messages',
      letters: 'Reply, edit, react, delete, copy link',
      toolbar: 'Actions of the message',
      markAll: 'Mark everything as read',
      repeat: 'Repeat the last announcement',
    },
  },
}
