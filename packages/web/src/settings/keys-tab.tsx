import type { KeyTexts } from '@papo/protocol'
import type { JSX } from 'preact'
import { useTexts } from './use-texts.ts'

type Row = readonly [keys: readonly string[], text: keyof KeyTexts]

const tables: readonly (readonly [title: keyof KeyTexts, rows: readonly Row[]])[] = [
  [
    'anywhere',
    [
      [['Ctrl K'], 'palette'],
      [['Alt ↑', 'Alt ↓'], 'rooms'],
      [['Alt Shift ↑', 'Alt Shift ↓'], 'unreadRooms'],
      [['Alt Enter'], 'peek'],
      [['Ctrl .'], 'people'],
      [['Ctrl End'], 'jump'],
      [['Ctrl F6'], 'regions'],
      [['Ctrl /', '?'], 'map'],
      [['Alt H'], 'markAll'],
      [['Ctrl Shift .'], 'repeat'],
      [['Esc'], 'escape'],
    ],
  ],
  [
    'composer',
    [
      [['Enter', 'Shift Enter'], 'send'],
      [['↑'], 'editLast'],
      [['Ctrl ↑'], 'intoList'],
    ],
  ],
  [
    'list',
    [
      [['↑', '↓', 'Home', 'End'], 'moveInList'],
      [['R', 'E', '+', 'Del', 'C'], 'letters'],
      [['→', 'Enter'], 'toolbar'],
    ],
  ],
]

/** The map of the keyboard. */
export function KeysTab(): JSX.Element {
  const { keys: texts } = useTexts()
  return (
    <>
      {tables.map(([title, rows]) => (
        <table key={title} class="keys">
          <caption>{texts[title]}</caption>
          <tbody>
            {rows.map(([keys, text]) => (
              <tr key={text}>
                <th scope="row">
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </th>
                <td>{texts[text]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  )
}
