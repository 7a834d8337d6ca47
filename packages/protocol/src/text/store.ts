import type { Language } from '../language.ts'

/** What a sentence about a data folder names. */
interface Folder {
  readonly folder: string
  readonly found?: string
  readonly known?: string
}

/** Why a server can't start on a data folder, in words; nothing in the folder was changed. */
export interface StoreTexts {
  folder_in_use: (detail: Folder) => string
  folder_is_file: (detail: Folder) => string
  folder_unwritable: (detail: Folder) => string
  schema_newer: (detail: Folder) => string
  sqlite_too_old: (detail: Folder) => string
  database_broken: (detail: Folder) => string
  disk_full: (detail: Folder) => string
}

/** The store's texts in every language. */
export const storeTexts = {
  'pt-BR': {
    folder_in_use: ({ folder }) =>
      `Outro servidor já usa a pasta ${folder}. Pare o outro ou escolha outra pasta com --data.`,
    folder_is_file: ({ folder }) =>
      `${folder} não pode ser uma pasta: há um arquivo nesse caminho. Escolha outra com --data.`,
    folder_unwritable: ({ folder }) =>
      `Não consigo criar a pasta ${folder} ou escrever nela. Confira as permissões ou escolha outra com --data.`,
    schema_newer: ({ folder, found, known }) =>
      `Os dados em ${folder} são da versão ${found}, e este programa conhece até a ${known}. Atualize o Papo; nada foi mudado.`,
    sqlite_too_old: ({ found, known }) =>
      `Este Node traz o SQLite ${found}, que pode estragar dados. É preciso o ${known} ou mais novo: rode npm ci.`,
    database_broken: ({ folder }) =>
      `O banco de dados em ${folder} não está inteiro ou não é do Papo. Nada foi mudado; volte uma cópia.`,
    disk_full: ({ folder }) =>
      `Não há espaço no disco da pasta ${folder}. Libere espaço e comece de novo; nada se perdeu.`,
  },
  en: {
    folder_in_use: ({ folder }) =>
      `Another server uses the folder ${folder}. Stop it, or choose another folder with --data.`,
    folder_is_file: ({ folder }) =>
      `${folder} can't be a folder: there is a file in that path. Choose another with --data.`,
    folder_unwritable: ({ folder }) =>
      `I can't make the folder ${folder} or write in it. See its permissions, or choose another with --data.`,
    schema_newer: ({ folder, found, known }) =>
      `The data in ${folder} is of version ${found}, and this program knows up to ${known}. Update Papo; nothing was changed.`,
    sqlite_too_old: ({ found, known }) =>
      `This Node brings SQLite ${found}, which may damage data. ${known} or newer is needed: run npm ci.`,
    database_broken: ({ folder }) =>
      `The database in ${folder} is not whole or not Papo's. Nothing was changed; restore a copy.`,
    disk_full: ({ folder }) =>
      `There is no space on the disk of the folder ${folder}. Free some and start again; nothing is lost.`,
  },
} satisfies Record<Language, StoreTexts>
