import { commandLineTexts } from '@papo/protocol'
import type { Language } from '@papo/protocol'
import type { ConfigProblem } from '../config/config-error.ts'

/** The sentence that tells the owner what is wrong with what he configured. */
export function problemText(detail: ConfigProblem, language: Language): string {
  const texts = commandLineTexts[language]
  switch (detail.problem) {
    case 'unknown':
      return (
        (detail.file === undefined ? '' : texts.inFile(detail.file)) +
        texts.unknownSetting(detail.given, detail.nearest)
      )
    case 'value':
      return texts.badValue(detail.name, detail.given, texts.accepted[detail.accepts])
    case 'argument':
      return texts.tooManyArguments(detail.given)
    case 'no_file':
      return texts.noFile(detail.file)
    case 'no_object':
      return texts.noObject(detail.file)
    case 'bad_json':
      return texts.badJson(detail.file, detail.reason)
    case 'bad_file':
      return texts.badFile(detail.file, detail.reason)
  }
}
