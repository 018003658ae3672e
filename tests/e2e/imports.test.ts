/** An import as an archive administrator lives it, in a real Chromium, by keyboard: found by Ctrl+K, rehearsed, decided line by line, run, taken back. */
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'

const table = (rows: readonly string[]) => ({ name: '客户名单.csv', mimeType: 'text/csv', buffer: Buffer.from(['客户名单', '客户编号,客户名称,联系人,手机,首次接触日期', ...rows].join('\r\n')) })

describe('importing at the desk', { timeout: 90_000 }, () => {
  let host: HostProcess
  let browser: Browser
  let page: Page
  const choose = async (rows: readonly string[]) => {
    await page.locator('input[type=file]').setInputFiles(table(rows))
    await page.getByText('表里的列').waitFor()
  }
  const isAccessible = async () => {
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  }

  beforeAll(async () => {
    host = await startHostProcess()
    await furnishOffice(host)
    browser = await startBrowser()
    page = await openDeskPage(browser, host, { role: 'archive-administrator' })
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await host.stop()
  })

  it('is found by Ctrl+K with two letters, and says first what to do', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('daoru', { delay: 60 })
    await page.waitForTimeout(300)
    await page.keyboard.press('Enter')
    await page.getByText('还没有导入过文件').waitFor()
    await isAccessible()
    await page.keyboard.press('n')
    await page.getByRole('button', { name: '选择文件' }).waitFor()
    await isAccessible()
  })

  it('says in words that a file is no table, and what to do', async () => {
    await page.locator('input[type=file]').setInputFiles({ name: '合同.xlsx', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 x') })
    await page.getByTestId('refusal-card').getByText('这不是表格').waitFor()
    await page.getByTestId('refusal-card').getByText('另存为 .xlsx').waitFor()
  })

  it('rehearses and imports with two keys, and the sum adds up before and after', async () => {
    await choose(['K-1,示例一有限公司,测试甲,13800001111,2025-03-01', 'K-2,示例二有限公司,测试乙,1380000222,2025年2月31日', 'K-1,示例一有限公司,测试甲,13800001111,2025-03-01'])
    await page.getByText('数据 3 行').waitFor()
    await isAccessible()
    await page.keyboard.press('Control+Enter')
    await page.getByText('预演没有改动任何资料。读到 3 行 = 新增 1 + 更新 0 + 重复 1 + 退回 1').waitFor()
    await page.getByText('没有这一天').waitFor()
    await page.getByText('与本文件第 3 行').waitFor()
    await isAccessible()
    await page.keyboard.press('Control+Enter')
    await page.getByText('已导入 DR2026-00001。读到 3 行 = 新增 1 + 更新 0 + 重复 1 + 退回 1').waitFor()
    await isAccessible()
  })

  it('gives the rejected line back as a file by one key', async () => {
    const download = page.waitForEvent('download')
    await page.keyboard.press('r')
    expect((await download).suggestedFilename()).toMatch(/^导入退回 DR2026-00001 .*\.xlsx$/)
  })

  it('lets a person decide a single line: the kept file is brought up to date by U', async () => {
    await page.keyboard.press('n')
    await choose(['K-1,示例一有限公司,测试甲,13800001111,2025-03-01', 'K-1,示例一有限公司,测试丙,13800003333,2025-04-01'])
    await page.getByText('这种表头以前导过').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('新增 0 + 更新 0 + 重复 2 + 退回 0').waitFor()
    await page.locator('[role=grid]:focus').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.locator('[role=row][aria-selected=true]', { hasText: '4' }).waitFor()
    // A hand is slower than a scanner.
    await page.waitForTimeout(200)
    await page.keyboard.press('u')
    await page.getByText('新增 0 + 更新 1 + 重复 1 + 退回 0').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('已导入 DR2026-00002').waitFor()
  })

  it('takes an import back with a reason, all by keyboard', async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'DR2026-00002' }).waitFor()
    await page.keyboard.press('u')
    await page.getByLabel('撤回原因').waitFor()
    await isAccessible()
    await page.keyboard.type('导错了表', { delay: 60 })
    await page.keyboard.press('Enter')
    await page.getByText('撤回：导错了表').waitFor()
  })

  it('keeps what was decided while the person looks something up elsewhere', async () => {
    await page.keyboard.press('n')
    await choose(['K-9,示例九有限公司,测试丁,13800009999,2025-03-01'])
    await page.keyboard.press('Alt+1')
    await page.waitForURL('**/#/today')
    await page.goto(`${host.origin}/#/imports/new`)
    await page.getByText('表里的列').waitFor()
  })
})
