import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enterBy, openWindow } from './support/browser.ts'
import { desk, setStage } from './support/stage.ts'

const stage = setStage()
const { skip } = stage

test(
  '[1.9] a long text that is pasted is offered to become a block of code, and stays as it is if not',
  { skip },
  async () => {
    const { page, context, complaints } = await openWindow(stage.browser, desk)
    await enterBy(page, stage.papo.url, 'cola')
    const composer = page.locator('#composer')
    const lines = Array.from({ length: 16 }, (_, i) => `linha ${i}`).join('\n')
    const paste = (): Promise<void> =>
      composer.evaluate((field: HTMLTextAreaElement, text) => {
        const transfer = new DataTransfer()
        transfer.setData('text/plain', text)
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))
        // what the browser does itself with what somebody pastes
        field.setRangeText(text, field.value.length, field.value.length, 'end')
      }, lines)
    await composer.fill('veja:')
    const offer = page.locator('.toast', { hasText: 'Colar como bloco de código?' })
    await paste()
    await offer.getByRole('button', { name: 'Não' }).click()
    await offer.waitFor({ state: 'detached' })
    assert.equal(await composer.inputValue(), `veja:${lines}`)
    await composer.fill('veja:')
    await paste()
    await offer.getByRole('button', { name: 'Sim' }).click()
    await page.locator('#composer:focus').waitFor()
    assert.equal(await composer.inputValue(), `veja:\n\`\`\`\n${lines}\n\`\`\`\n`)
    assert.deepEqual(complaints, [])
    await context.close()
  },
)
