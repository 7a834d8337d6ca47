import type { JSX } from 'preact'
import { formOf, pageCommands } from '../composer/page-commands.ts'
import { useApp } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { useTexts } from './use-texts.ts'

/** What can be written after a slash, and what it does. */
export function CommandsTab(): JSX.Element {
  const { settings } = useTexts()
  const language = useCell(useApp().language)
  return (
    <>
      <table class="keys">
        <tbody>
          {pageCommands(language).map((command) => (
            <tr key={command.name}>
              <th scope="row">
                <code>{formOf(command)}</code>
              </th>
              <td>{command.does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="note">{settings.commandsNote}</p>
    </>
  )
}
