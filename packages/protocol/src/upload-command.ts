/** How a file is sent by a program that everybody has: `curl -T 'nome do arquivo' 'http://…'`. */
export function uploadCommand(path: string, address: string): string {
  // it takes these signs for a list of files
  const options = /[[\]{}]/.test(path) ? '-gT' : '-T'
  return `curl ${options} ${shellWord(path)} ${quoted(address)}`
}

/** The last part of a path, of any system: the name by which others know a file. */
export function fileNameOf(path: string): string {
  return path.split(/[/\\]/u).at(-1) ?? ''
}

function shellWord(path: string): string {
  if (/^[\p{L}\p{N}_./~][\p{L}\p{N}_.,@%+=:/-]*$/u.test(path)) return path
  // a shell finds the home of its person outside quotes only
  if (path.startsWith('~/')) return `~/${shellWord(path.slice(2))}`
  return quoted(path.startsWith('-') ? `./${path}` : path)
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`
}
