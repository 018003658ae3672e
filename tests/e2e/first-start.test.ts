/** The first start as a person lives it, in a real Chromium, by keyboard: place, office, recovery code; then people, lock, wrong passwords, another operator. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'

const password = 'three plain words'

describe('the first start', { timeout: 60_000 }, () => {
  let host: HostProcess
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    host = await startHostProcess()
    browser = await startBrowser()
    page = await openDeskPage(browser, host)
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await host.stop()
  })

  it('refuses a folder that holds other files and says what to do', async () => {
    writeFileSync(join(host.folder, 'letter.txt'), 'someone else’s')
    await page.getByLabel('档案库文件夹').fill(host.folder)
    await page.keyboard.press('Enter')
    await page.getByText('这个文件夹里有别的文件').waitFor()
  })

  it('creates the archive by keyboard alone and shows the recovery code once, to be typed back', async () => {
    await page.getByLabel('档案库文件夹').fill(join(host.folder, 'archive'))
    await page.keyboard.press('Enter')
    await page.getByLabel('单位名称').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('id') ?? '')).toContain('officeName')
    await page.keyboard.insertText('海棠物业服务中心')
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('管理员')
    await page.keyboard.press('Enter')
    await page.keyboard.insertText(password)
    await page.keyboard.press('Enter')
    await page.keyboard.insertText(`${password}x`)
    await page.keyboard.press('Enter')
    await page.getByText('两次输入的密码不一样').waitFor()
    await page.getByLabel('再输一次密码').fill(password)
    await page.keyboard.press('Enter')
    const code = (await page.getByTestId('recovery-code').textContent()) ?? ''
    expect(code.replaceAll('-', '').length).toBeGreaterThanOrEqual(24)

    await page.getByLabel('把恢复码输入一遍').fill('WRONG-CODE')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').or(page.locator('.dg-refusal')).first().waitFor()
    await page.getByLabel('把恢复码输入一遍').fill(code.toLowerCase().replaceAll('-', ' '))
    await page.keyboard.press('Enter')
    await page.locator('.dg-rail').waitFor()
    expect(await page.content()).not.toContain(code)
  })

  it('tells a system administrator that customer content is not for them', async () => {
    await page.getByText('系统管理员只管理人员').waitFor()
    expect(await page.locator('.dg-rail').textContent()).not.toContain('寄存')
  })

  it('locks with one key, counts wrong passwords and slows down after the fifth', async () => {
    await page.keyboard.press('Control+l')
    await page.locator('input[type=password]').waitFor()
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const answered = page.waitForFunction(() => document.querySelector('#login-said')?.textContent !== '' && document.querySelector('button[type=submit] .ant-btn-loading-icon') === null)
      await page.locator('#login-password').fill(`not the password ${String(attempt)}`)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '正在核对' }).waitFor({ state: 'attached' })
      await page.getByRole('button', { name: '正在核对' }).waitFor({ state: 'detached' })
      await answered
      if (attempt < 5) expect(await page.locator('#login-said').textContent(), String(attempt)).not.toMatch(/\d+ ?秒/)
    }
    await page.getByText(/\d+ ?秒/).first().waitFor()
  })
})
