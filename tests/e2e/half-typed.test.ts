/** What was half-typed is still there: after a lock, after somebody else worked at the desk, and after the program was killed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logIn, openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, officePassword, officePeople, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'

/** The hands rest this long before a draft is written into the archive. */
const restMs = 1_200

describe('a half-filled form', { timeout: 60_000 }, () => {
  const data = mkdtempSync(join(tmpdir(), 'dangui-half-typed-'))
  let host: HostProcess
  let browser: Browser
  let page: Page
  const values = async () => [await page.getByLabel('寄存人').inputValue(), await page.getByLabel('电话').inputValue(), await page.getByLabel('物品').inputValue(), await page.getByLabel('备注').inputValue()]
  const half = ['半填甲', '138000', '没写完的物', '角落里的备注']

  beforeAll(async () => {
    host = await startHostProcess({ data })
    await furnishOffice(host)
    browser = await startBrowser()
    page = await openDeskPage(browser, host, { role: 'clerk' })
    await page.keyboard.press('F4')
    for (const [index, label] of ['寄存人', '电话', '物品', '备注'].entries()) await page.getByLabel(label).fill(half[index] ?? '')
    await page.getByLabel('物品').focus()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await host.stop()
    rmSync(data, { recursive: true, force: true })
  })

  it('stands untouched under a lock, its words unseen, and the same person goes on in the same box', async () => {
    await page.keyboard.press('Control+l')
    await page.locator('#login-password').waitFor()
    expect(await page.getByLabel('寄存人').isVisible()).toBe(false)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('.dg-gate') !== null)).toBe(true)
    await page.locator('#login-password').fill(officePassword)
    await page.locator('#login-password').press('Enter')
    await page.locator('#login-password').waitFor({ state: 'detached' })
    expect(await values()).toEqual(half)
    await page.waitForFunction(() => document.activeElement?.id === 'deposits.take.item')
    expect(await page.getByText('已恢复上次未保存的内容').count()).toBe(0)
  })

  it('is not shown to the next operator, and is there again when the first comes back', async () => {
    await page.keyboard.press('Control+Shift+L')
    await logIn(page, 'archive-administrator')
    await page.waitForURL('**/#/today')
    await page.keyboard.press('F4')
    await page.getByLabel('寄存人').waitFor()
    expect(await values()).toEqual(['', '', '', ''])
    await page.getByLabel('寄存人').fill('别人的半张')
    await page.keyboard.press('Control+Shift+L')
    await logIn(page, 'clerk')
    await page.waitForURL('**/#/today')
    await page.keyboard.press('F4')
    await page.getByText('已恢复上次未保存的内容').waitFor()
    expect(await values()).toEqual(half)
  })

  it('survives a kill of the program: the archive opens again, and the form is filled as it was', async () => {
    await page.getByLabel('物品').fill('没写完的物，又添一句')
    await page.waitForTimeout(restMs)
    await host.kill()
    await page.getByText('与档案库的连接断开').waitFor()
    await page.context().close()
    host = await startHostProcess({ data })
    page = await openDeskPage(browser, host, { role: 'clerk' })
    await page.keyboard.press('F4')
    await page.getByText('已恢复上次未保存的内容').waitFor()
    expect(await values()).toEqual([half[0], half[1], '没写完的物，又添一句', half[3]])
    const { status } = await host.call('session/login', { userId: (await host.call('session/status', {})).users.find((user: { displayName: string }) => user.displayName === officePeople['archive-administrator']).id, password: officePassword })
    expect(status.alarm).toBeNull()
  })

  it('is forgotten once it is saved', async () => {
    await page.getByLabel('电话').fill('13800001111')
    await page.getByLabel('物品').press('Control+Enter')
    await page.locator('.dg-announce', { hasText: 'JC2026-00001' }).waitFor()
    await page.keyboard.press('Alt+1')
    await page.keyboard.press('F4')
    await page.getByLabel('寄存人').waitFor()
    await page.waitForTimeout(restMs)
    expect(await values()).toEqual(['', '', '', ''])
  })
})
