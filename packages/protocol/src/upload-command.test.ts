import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileNameOf, uploadCommand } from './upload-command.ts'

const address = 'http://192.168.0.10:6789/s/geral?envio=abc'

test('a file is sent by a command that a shell takes as it stands, whatever the file is called', () => {
  const commands: readonly (readonly [path: string, words: string])[] = [
    ['foto.png', 'curl -T foto.png'],
    ['~/fotos/praia.jpg', 'curl -T ~/fotos/praia.jpg'],
    ['~/minhas fotos/a b.png', "curl -T ~/'minhas fotos/a b.png'"],
    ['lição.pdf', 'curl -T lição.pdf'],
    ["d'água $(rm).png", String.raw`curl -T 'd'\''água $(rm).png'`],
    ['-x', "curl -T './-x'"],
    ['a[1].png', "curl -gT 'a[1].png'"],
    ['{a,b}', "curl -gT '{a,b}'"],
    [String.raw`C:\fotos\a.png`, String.raw`curl -T 'C:\fotos\a.png'`],
  ]
  for (const [path, words] of commands) assert.equal(uploadCommand(path, address), `${words} '${address}'`)
})

test('others know a file by the last part of its path, of any system', () => {
  const paths = ['foto.png', '~/fotos/foto.png', String.raw`C:\fotos\foto.png`, './foto.png']
  for (const path of paths) assert.equal(fileNameOf(path), 'foto.png')
  assert.equal(fileNameOf(''), '')
})
