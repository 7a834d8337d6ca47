/** One part of a form: a field, or a file where it has a file name. */
export interface FormPart {
  readonly name: string
  readonly body: string | Uint8Array
  readonly filename?: string
  readonly type?: string
}

const boundary = 'papo-form-boundary'

/** The header of a form. */
export const formType = { 'Content-Type': `multipart/form-data; boundary=${boundary}` } as const

/** The form as browsers and curl write it. */
export function formBody(parts: readonly FormPart[]): Buffer {
  const written = parts.flatMap(({ name, body, filename, type }) => {
    const file = filename === undefined ? '' : `; filename="${filename.replaceAll('"', '%22')}"`
    const kind = type === undefined ? '' : `Content-Type: ${type}\r\n`
    return [`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${kind}\r\n`, body, '\r\n']
  })
  return Buffer.concat([...written, `--${boundary}--\r\n`].map((one) => Buffer.from(one as string)))
}
