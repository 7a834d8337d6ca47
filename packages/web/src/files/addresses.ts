import type { FileView } from '@papo/protocol'

type Named = Pick<FileView, 'id' | 'name'>

/** Where a file is, as it was sent; its name is there for who saves it. */
export function fileAddress({ id, name }: Named): string {
  return `/a/${id}/${encodeURIComponent(name)}`
}

/** The widths of the smaller pictures that a server makes. */
const smaller = [480, 1280] as const

/** Where a picture is, no wider than it has to be. */
export function pictureAddress(file: FileView, width: (typeof smaller)[number]): string {
  const isSmall = file.width !== undefined && file.width <= width
  return isSmall ? fileAddress(file) : `${fileAddress(file)}?w=${width}`
}

/** The addresses of a picture with their widths, for the browser to choose from. */
export function pictureSet(file: FileView): string | undefined {
  const { width } = file
  if (width === undefined || width <= smaller[0]) return undefined
  return smaller
    .filter((one, index) => index === 0 || width > (smaller[index - 1] ?? 0))
    .map((one) => `${pictureAddress(file, one)} ${Math.min(one, width)}w`)
    .join(', ')
}

/** Whether a file is there no more; where that can't be asked, it is not. */
export async function isGone(file: Named): Promise<boolean> {
  try {
    const { status } = await fetch(fileAddress(file), { method: 'HEAD' })
    return status === 404 || status === 410
  } catch {
    return false
  }
}
