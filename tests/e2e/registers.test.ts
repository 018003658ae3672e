/** A declared register as an archive administrator lives it, in a real Chromium, by keyboard: found by its name, a line entered, refused and mended, closed, printed; a field of the office added. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'
import type { RegisterLine } from '#shared/contract/registers.ts'
import type { Role } from '#shared/domain/access.ts'
import { addDays } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

describe('a register at the desk', { timeout: 60_000 }, () => {
  let host: HostProcess
  let browser: Browser
  let page: Page
  let tokens: Record<Role, string>
  let today: Day
  const lines = async (): Promise<RegisterLine[]> => (await host.call('registers/list', { form: 'P07.damage', state: 'all' }, tokens['archive-administrator'])).rows
  const said = (text: string | RegExp) => page.locator('.dg-announce', { hasText: text }).waitFor()
  // Slower than a scanner, as a hand is.
  const words = (text: string) => page.keyboard.type(text, { delay: 60 })

  beforeAll(async () => {
    host = await startHostProcess()
    tokens = await furnishOffice(host)
    await host.call('customers/open', { name: '恒达贸易', category: 'general' }, tokens['archive-administrator'])
    today = (await host.call('session/status', {}, tokens['archive-administrator'])).today
    browser = await startBrowser()
    page = await openDeskPage(browser, host, { role: 'archive-administrator' })
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await host.stop()
  })

  it('is found under Ctrl+K by its name, and a line is entered with the keyboard alone; a day of tomorrow is refused in words, and one button mends it', async () => {
    await page.keyboard.press('Control+k')
    await words('档案破损')
    await page.getByText('档案破损修复登记').first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/#/registers/P07.damage**')
    await page.keyboard.press('n')
    await page.getByLabel('客户档案').waitFor()
    await words('hd')
    await page.locator('[role=option]', { hasText: '恒达贸易' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('破损情况').focus()
    await words('zj')
    await page.keyboard.press('Enter')
    await page.getByLabel('发现人').fill('测试甲')
    await page.getByLabel('发现日期').fill(addDays(today, 1))
    await page.keyboard.press('Control+Enter')
    const card = page.getByTestId('refusal-card')
    await card.waitFor()
    expect(await card.textContent()).toContain('不能晚于今天')
    expect(await lines()).toEqual([])
    await card.getByRole('button', { name: '改成今天' }).click()
    await said(/XF\d{4}-00001/)
    expect((await lines()).map((line) => [line.day, line.status, line.title])).toEqual([[today, 'open', expect.stringContaining('恒达贸易')]])
  })

  it('is closed by its own words: the method is asked for, and the list says so', async () => {
    await page.goto(`${host.origin}/#/registers/P07.damage`)
    await page.getByText('待修复，0 天').waitFor()
    await page.locator('[role="grid"]').focus()
    await page.keyboard.press('Enter')
    await page.getByText('带来的待办').waitFor()
    await page.keyboard.press('c')
    await page.getByLabel('修复方法').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('请填写修复方法').waitFor()
    await page.getByLabel('修复方法').fill('托裱')
    await page.keyboard.press('Control+Enter')
    await said(/XF\d{4}-00001/)
    await page.locator('.dg-grid-row', { hasText: '修复完成' }).waitFor()
    expect((await lines()).map((line) => [line.status, line.values['method']])).toEqual([['closed', '托裱']])
    await page.keyboard.press('p')
    await page.frameLocator('iframe.dg-print-frame').getByText('档案破损修复登记').first().waitFor()
    await page.keyboard.press('Escape')
  })

  it('takes a field of the office from the manager, and asks for it in the next line', async () => {
    const manager = await openDeskPage(browser, host, { role: 'department-manager' })
    await manager.goto(`${host.origin}/#/registers/P07.damage/fields`)
    await manager.getByLabel('栏目名称').fill('柜号')
    await manager.keyboard.press('Control+Enter')
    await manager.getByText('本单位加的栏目 1').waitFor()
    await manager.context().close()
    await page.goto(`${host.origin}/#/registers/P07.damage/new`)
    await page.getByLabel('柜号').waitFor()
  })
})
