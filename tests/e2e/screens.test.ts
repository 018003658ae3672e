/** Every screen in a real Chromium: no fault, no broken accessibility rule, nothing to scroll sideways, in light and dark, in Chinese and English. */
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'

/** Addresses that need no record of their own; each must open for the role that works there. */
const screens: readonly (readonly [role: 'clerk' | 'archive-administrator' | 'department-manager' | 'system-administrator', path: string])[] = [
  ['clerk', '/today'], ['clerk', '/desk'], ['clerk', '/desk/visit'], ['clerk', '/desk/call'], ['clerk', '/desk/case'], ['clerk', '/desk/line'], ['clerk', '/desk/day'], ['clerk', '/deposits'], ['clerk', '/deposits/new'], ['clerk', '/settings'], ['system-administrator', '/settings?section=people'], ['system-administrator', '/settings?section=rights'], ['system-administrator', '/settings?section=care'],
  ['system-administrator', '/settings?section=audit'], ['system-administrator', '/today'],
]

/** Faults that the page itself reported while `work` ran. */
async function faultsDuring(page: Page, work: () => Promise<void>): Promise<string[]> {
  const faults: string[] = []
  const onError = (error: Error) => { faults.push(error.message) }
  page.on('pageerror', onError)
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()) })
  await work()
  page.off('pageerror', onError)
  return faults
}

describe('every screen', { timeout: 120_000 }, () => {
  let host: HostProcess
  let browser: Browser
  beforeAll(async () => {
    host = await startHostProcess()
    await furnishOffice(host)
    browser = await startBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await host.stop()
  })

  for (const role of [...new Set(screens.map(([holder]) => holder))]) {
    for (const look of [{ dark: false, locale: 'zh' }, { dark: true, locale: 'en' }] as const) {
      it(`opens for the ${role}, ${look.dark ? 'dark' : 'light'}, ${look.locale}, and passes the accessibility rules`, async () => {
        const page = await openDeskPage(browser, host, { role, ...look })
        for (const [, path] of screens.filter(([holder]) => holder === role)) {
          const faults = await faultsDuring(page, async () => {
            await page.goto(`${host.origin}/#${path}`)
            await page.waitForTimeout(500)
          })
          expect(faults, path).toEqual([])
          expect(await page.locator('.dg-view').textContent(), path).not.toBe('')
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${path} scrolls sideways`).toBe(true)
          const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze()
          expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`), path).toEqual([])
        }
        await page.context().close()
      })
    }
  }
})
