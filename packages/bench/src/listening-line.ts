/** Finds the port in a line that a server printed: JSON with a `port`, or `… em 127.0.0.1:PORT`. */
export function portIn(line: string): number | undefined {
  if (line.startsWith('{')) return portInJson(line)
  const port = /\b127\.0\.0\.1:(\d+)\b/.exec(line)?.[1]
  return port === undefined ? undefined : Number(port)
}

function portInJson(line: string): number | undefined {
  try {
    const entry: unknown = JSON.parse(line)
    if (typeof entry !== 'object' || entry === null || !('port' in entry)) return undefined
    return typeof entry.port === 'number' && entry.port > 0 ? entry.port : undefined
  } catch {
    return undefined // a line that only looks like JSON
  }
}
