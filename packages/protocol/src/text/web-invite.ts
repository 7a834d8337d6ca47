import type { Language } from '../language.ts'
import { wording } from './web-wording.ts'

const { 'pt-BR': pt, en } = wording

/** The dialogs that show how others come in. */
export interface InviteDialogTexts {
  readonly projector: string
  readonly download: string
  readonly dialog: (room: string) => string
  readonly inside: (count: number) => string
  readonly local: string
}

/** What the dialogs of an invitation say, in each language; loaded with them. */
export const inviteDialogTexts: Readonly<Record<Language, InviteDialogTexts>> = {
  'pt-BR': {
    projector: 'Mostrar no projetor',
    download: 'Baixar PNG',
    dialog: (room) => `Convidar para ${room}`,
    inside: (n) => pt.plural(n, 'pessoa entrou', 'pessoas entraram'),
    local: 'Este endereço só funciona neste computador. Abra o Papo pelo endereço dele na rede para convidar.',
  },
  en: {
    projector: 'Show on the projector',
    download: 'Download PNG',
    dialog: (room) => `Invite to ${room}`,
    inside: (n) => en.plural(n, 'person joined', 'people joined'),
    local: 'This address works on this computer only. Open Papo by its address in the network to invite.',
  },
}
