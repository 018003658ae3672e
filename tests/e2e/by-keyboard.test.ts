/** What a hand on the keyboard relies on everywhere: rail and list keys, first words of an empty office, the input method, a scan over a sheet. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countKeys } from '#tests/e2e/count-keys.ts'
import { openScreen } from '#tests/e2e/walk-screens.ts'
import { openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'
import type { Role } from '#shared/domain/access.ts'

describe('a desk without a mouse', { timeout: 60_000 }, () => {
  let host: HostProcess
  let browser: Browser
  let tokens: Record<Role, string>
  let page: Page
  const at = async (path: string): Promise<void> => await expect.poll(() => new URL(page.url()).hash.split('?')[0]).toBe(`#${path}`)
  const lineInFocus = () => page.evaluate(() => document.activeElement?.closest('.dg-line')?.textContent ?? 'none')

  beforeAll(async () => {
    host = await startHostProcess()
    browser = await startBrowser()
    tokens = await furnishOffice(host)
    page = await openDeskPage(browser, host, { role: 'clerk' })
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await host.stop()
  })

  it('says in an empty office what to do first, not that a filter hides something', async () => {
    for (const path of ['/desk', '/deposits', '/customers', '/lending']) {
      await openScreen(page, path)
      const empty = await page.locator('.dg-list').innerText()
      expect(empty, path).not.toContain('清除筛选')
      expect(empty, path).toMatch(/F[2-8]|\bN\b/)
    }
    await openScreen(page, '/customers?text=nobody')
    expect(await page.locator('.dg-list').innerText()).toContain('清除筛选')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.dg-list').innerText()).not.toContain('清除筛选')
  })

  it('reaches the settings by Alt+0, and turns the calendar by the arrows', async () => {
    await page.keyboard.press('Alt+0')
    await at('/settings')
    await openScreen(page, '/calendar?year=2026')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.url()).toContain('year=2027')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.url()).toContain('year=2026')
  })

  it('goes down the lines of Today by J and opens one by Enter', async () => {
    await host.call('desk/register-visit', { visitor: '测试甲', arrivedAt: Date.now() - 2 * 86_400_000 }, tokens.clerk)
    await page.keyboard.press('Alt+1')
    await page.locator('.dg-line', { hasText: '测试甲' }).waitFor()
    await page.keyboard.press('j')
    await expect.poll(lineInFocus).toContain('测试甲')
    await page.keyboard.press('ArrowDown')
    await expect.poll(lineInFocus).toContain('在内访客')
    await page.keyboard.press('k')
    await expect.poll(lineInFocus).toContain('测试甲')
    await page.keyboard.press('Enter')
    await at('/desk')
    await page.locator('.dg-detail', { hasText: '测试甲' }).waitFor()
  })

  it('leaves Enter to the input method while it composes', async () => {
    await page.keyboard.press('F2')
    await page.locator('[data-name="visitor"] input').waitFor()
    const protocol = await page.context().newCDPSession(page)
    await protocol.send('Input.imeSetComposition', { text: 'ceshi', selectionStart: 5, selectionEnd: 5 })
    // The input method takes this Enter; the page hears a key of code 229, and still composes.
    await protocol.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process', code: 'Enter' })
    await protocol.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 13, key: 'Enter', code: 'Enter' })
    await page.waitForTimeout(150)
    expect(await page.evaluate(() => document.activeElement?.closest('[data-name]')?.getAttribute('data-name'))).toBe('visitor')
    await at('/desk/visit')
    await protocol.send('Input.insertText', { text: '测试乙' })
    await expect.poll(() => page.locator('[data-name="visitor"] input').inputValue()).toBe('测试乙')
    await protocol.send('Input.dispatchKeyEvent', { type: 'keyUp', windowsVirtualKeyCode: 13, key: 'Enter', code: 'Enter' })
    await page.waitForTimeout(200)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-name]')?.getAttribute('data-name'))).toBe('phone')
    expect((await host.call('desk/list', { text: '测试乙' }, tokens.clerk)).rows).toEqual([])
  })

  it('opens what was scanned, and closes the sheet that stood over it', async () => {
    const deposit = await host.call('deposits/take', { depositor: '测试丙', item: '雨伞' }, tokens.clerk)
    const hand = await countKeys(page)
    for (const sheet of ['Control+k', '?']) {
      await page.keyboard.press('Alt+1')
      await at('/today')
      await page.keyboard.press(sheet)
      await page.locator('[role="dialog"]').waitFor()
      await hand.scan(deposit.number)
      await page.locator('.dg-detail', { hasText: '测试丙' }).waitFor()
      expect(await page.locator('.dg-palette, .dg-sheet').count(), sheet).toBe(0)
    }
  })
})
