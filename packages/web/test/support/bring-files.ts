import type { FileView } from '@papo/protocol'
import type { Client, Room } from '@papo/sdk'
import { drawing, hum, paper, spokenBars } from './sample-files.ts'

/** A file that somebody has. */
export interface OwnFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** In words, of a picture. */
  readonly alt?: string
  /** Recorded here, so long. */
  readonly voice?: { readonly durationMs: number; readonly bars?: readonly number[] }
}

/** Whose files they are, and where they go. */
interface Where {
  readonly url: string
  readonly client: Client
  readonly room: Room
}

/** Sends files to a room with a text, as one message; resolves with its place. */
export async function bringFiles(where: Where, files: readonly OwnFile[], text = ''): Promise<number> {
  const sent = []
  for (const file of files) {
    const { id } = await upload(where, file)
    sent.push(file.alt === undefined ? { id } : { id, alt: file.alt })
  }
  return where.room.send(text, { files: sent }).answered
}

async function upload({ url, client: { token = '' }, room }: Where, file: OwnFile): Promise<FileView> {
  const { name, bytes, voice } = file
  const told: Readonly<Record<string, string>> = {
    filename: name,
    room: String(room.id),
    ...(voice && { duration: String(voice.durationMs) }),
    ...(voice?.bars && { bars: voice.bars.join(',') }),
  }
  const metadata = Object.entries(told).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
  const answer = await fetch(`${url}/tus`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Tus-Resumable': '1.0.0',
      'Upload-Length': String(bytes.length),
      'Upload-Metadata': metadata.join(','),
      'Content-Type': 'application/offset+octet-stream',
    },
    body: bytes,
  })
  if (answer.status !== 201) throw new Error(`${name} was not taken: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as FileView
}

/** Fills a room with files of all kinds, the pictures last but for a recording. */
export async function fillWithFiles(where: Where): Promise<void> {
  await bringFiles(
    where,
    [{ name: 'lista-11-ordenacao-e-busca-com-respostas-comentadas.pdf', bytes: paper() }],
    'A lista.',
  )
  await bringFiles(where, [{ name: 'aula-12.wav', bytes: hum(4) }])
  const pictures = [0, 1, 2, 3, 4].map((hue) => ({
    name: `quadro-${hue + 1}.png`,
    bytes: drawing(600, 400 + hue, hue),
  }))
  await bringFiles(where, pictures, 'O quadro de hoje.')
  const alt = 'Tempo por tamanho: o bubble dispara, o quicksort quase não sobe.'
  await bringFiles(where, [{ name: 'tempo-por-n.png', bytes: drawing(840, 352), alt }], 'Por que dispara?')
  await bringFiles(where, [{ name: 'voz.wav', bytes: hum(23), voice: { durationMs: 23_000, bars: spokenBars } }])
}
