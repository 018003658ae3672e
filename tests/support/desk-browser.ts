/** A real Chromium at the desk: opens the host's page, logs in as a person, types and looks. */
import chromium from '@sparticuz/chromium'
import { chromium as driver } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { officePassword, officePeople } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'
import type { Role } from '#shared/domain/access.ts'

/** Starts the packaged Chromium; close it when done. */
export async function startBrowser(): Promise<Browser> {
  return driver.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox', '--disable-gpu'] })
}

export type DeskOptions = { readonly role?: Role; readonly dark?: boolean; readonly width?: number; readonly height?: number; readonly locale?: 'zh' | 'en' }

/** Opens a desk page of its own session and, with a role, logs that person in by keyboard. Faults of the page fail the caller. */
export async function openDeskPage(browser: Browser, host: HostProcess, options: DeskOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: options.width ?? 1366, height: options.height ?? 768 }, colorScheme: options.dark === true ? 'dark' : 'light', locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  if (options.locale === 'en') {
    await page.addInitScript(() => { localStorage.setItem('dangui.preferences', JSON.stringify({ state: { locale: 'en', theme: 'system', lastUserId: null }, version: 0 })) })
  }
  page.setDefaultTimeout(10_000)
  await page.goto(await host.newPageUrl())
  await page.locator('.dg-gate, .dg-shell').first().waitFor()
  if (options.role !== undefined) await logIn(page, options.role)
  return page
}

/** Logs a person of the sample office in at the login screen. */
export async function logIn(page: Page, role: Role): Promise<void> {
  await page.locator('.dg-person', { hasText: officePeople[role] }).first().click()
  await page.locator('input[type=password]').fill(officePassword)
  await page.keyboard.press('Enter')
  await page.locator('.dg-rail').first().waitFor()
}
