import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openFileHouse } from '../support/file-house.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Names that would lead somewhere, break a header, or look like something else. */
const names = [
  '../../x',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '..\\..\\x.txt',
  'C:\\Windows\\x.txt',
  'C:x.txt',
  '/etc/passwd',
  '//servidor/x',
  'a\0.txt',
  'a\r\nSet-Cookie: x=1',
  'a\nb.txt',
  `${'x'.repeat(5000)}.txt`,
  `${'é'.repeat(300)}.txt`,
  '.htaccess',
  '.',
  '..',
  '...',
  '',
  ' ',
  '~/.ssh/authorized_keys',
  'CON',
  'nul.txt',
  'a:b.txt',
  '<img src=x onerror=alert(1)>.txt',
  '"; filename="b.html',
  "a'; x=y.txt",
  'foto\u202egnp.txt',
  '\u200b.txt',
  '\x1b[31mx.txt',
  '文件 🙂.txt',
  '%00%2e%2e%2f.txt',
  '$(touch x)`id`.txt',
  '-rf',
  'a|b;c&d.txt',
]

/** What stands in an address where a name would. */
const paths = [
  '/a/..%2f..%2fetc/passwd',
  '/a/%2e%2e/%2e%2e/etc/passwd',
  '/a/../../etc/passwd',
  '/a/....//....//etc/passwd',
  '/a//etc/passwd',
  '/a/%00',
  '/a/',
  '/a/..%5c..%5cwindows',
  '/a/AAAAAAAAAAAAAAAAAAAAA/x',
  '/a/AAAAAAAAAAAAAAAAAAAAAAA/x',
  '/a/AAAAAAAAAAAAAAAAAAAAA%2f/x',
  '/uploads/../../etc/passwd',
  '/uploads/..%2f..%2fetc%2fpasswd',
  '/uploads/',
  '/uploads/x',
  '/uploads/%00_x',
  '/tus/..%2f..%2fetc%2fpasswd',
]

/** Everything in a folder. */
function treeOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true }).map(String).toSorted()
}

test('[FILE9] [reliability 24] no name of a file leads anywhere, breaks a header, or is more than a name', async (t) => {
  const folder = temporaryFolder(t)
  const web = await openFileHouse(t, { folder: join(folder, 'a/b/c/files') })
  const lari = await web.someone('Lari')
  for (const [at, name] of names.entries()) {
    const query = encodeURIComponent(name)
    const body = `conteúdo ${at}`
    const headers = { ...lari.headers, Accept: 'application/json' }
    const { status, body: answer } = await web.ask({ method: 'PUT', path: `/s/geral?nome=${query}`, headers, body })
    assert.equal(status, 201, `${JSON.stringify(name.slice(0, 50))}: ${answer}`)
    const {
      files: [view],
    } = JSON.parse(answer) as { files: { id: string; name: string }[] }
    assert.match(view?.name ?? '', /^[^/\\\0-\x1f\x7f\u202a-\u202e"<>:|?*]{1,120}$/u)
    assert.doesNotMatch(view?.name ?? '', /^\.+$/)
    // `.` and `..` are of the address itself, and never come to us
    const shown = /^\.{1,2}$/.test(name) ? 'x' : query
    const got = await web.ask({ path: `/a/${view?.id}/${shown}`, headers: lari.headers })
    assert.equal(got.status, 200, name.slice(0, 50))
    assert.equal(got.body, body)
    assert.equal(got.headers['set-cookie'], undefined)
    assert.match(
      String(got.headers['content-disposition']),
      /^attachment; filename="[^"]+"; filename\*=UTF-8''[\w.%~!#$&+^`|-]+$/,
    )
  }
  assert.deepEqual(
    treeOf(folder).filter((path) => !path.startsWith('a/b/c/files') && !['a', 'a/b', 'a/b/c'].includes(path)),
    [],
  )
  for (const path of web.onDisk()) assert.match(path, /^[\w./-]+$/)
})

for (const path of paths) {
  test(`[FILE9] [reliability 24] ${path} is no file`, async (t) => {
    const web = await openFileHouse(t)
    const lari = await web.someone('Lari')
    const { status, body } = await web.ask({ path, headers: lari.headers })
    assert.ok([404, 405].includes(status), String(status))
    assert.doesNotMatch(body, /root:/)
  })
}
