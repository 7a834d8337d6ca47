/** The words of an error, without the sign that a line begins them with. */
export function errorText(lines: readonly string[]): string {
  return lines.join('\n').replace(/^(?:⚠️|❌|🔹) /u, '')
}
