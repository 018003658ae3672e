/** Every screen of a small office in a real Chromium: no fault, no broken accessibility rule, nothing to scroll sideways, in light and dark, in Chinese and English. */
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillSmallOffice, plainWords } from '#tests/e2e/small-office.ts'
import { listenForFaults, openFirstRow, openScreen, walkOf } from '#tests/e2e/walk-screens.ts'
import type { Screen } from '#tests/e2e/walk-screens.ts'
import { openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, officePeople, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'
import { roles } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import { defaultOfficePosts } from '#shared/domain/posts.ts'

/** Chinese that an English window shows rightly: the office's own names for people and departments, the name of the other language, and what an approval was called when it was asked for. The longer ones first: a name may hold another. */
const ownWords = ['汽车销售部管理', ...Object.values(officePeople), ...Object.values(defaultOfficePosts.departments), '海棠物业服务中心', '中文', '档柜']

async function brokenRules(page: Page, rules: 'all' | 'contrast'): Promise<string[]> {
  // One page without frames of its own: the legacy mode saves a second window for each question.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (rules === 'all' ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa']) : axe.withRules('color-contrast')).analyze()
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`)
}

/** Texts and labels with Chinese signs or marks that are not the office's own. */
async function chineseOf(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const texts = [document.body.innerText, ...[...document.querySelectorAll('[title],[placeholder],[aria-label]')].flatMap((element) => ['title', 'placeholder', 'aria-label'].map((name) => element.getAttribute(name) ?? ''))]
    return texts.flatMap((text) => text.split('\n'))
  })
  return [...new Set(shown.filter((text) => /[\p{Script=Han}、。，：；（）]/u.test(ownWords.reduce((rest, own) => rest.replaceAll(own, ''), text))))]
}

type Look = { readonly dark: boolean; readonly locale: 'zh' | 'en'; readonly from: 'first' | 'last'; readonly width: number; readonly height: number }
/** The desk's usual screen, and the same at 125 %. The tree is the same in the dark: there only its colours are asked about. */
const looks: readonly Look[] = [{ dark: false, locale: 'zh', from: 'first', width: 1366, height: 768 }, { dark: true, locale: 'en', from: 'last', width: 1092, height: 614 }]

describe('every screen', { timeout: 240_000 }, () => {
  let host: HostProcess
  let browser: Browser
  let ids: Readonly<Record<string, string>>
  beforeAll(async () => {
    host = await startHostProcess()
    browser = await startBrowser()
    ids = await fillSmallOffice(host, await furnishOffice(host), plainWords())
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await host.stop()
  })

  async function walk(role: Role, screens: readonly Screen[], look: Look): Promise<void> {
    const page = await openDeskPage(browser, host, { role, ...look })
    const { faults } = listenForFaults(page)
    const problems: string[] = []
    const examine = async (at: string) => {
      problems.push(...faults.splice(0).map((fault) => `${at}: ${fault}`), ...(await brokenRules(page, look.dark ? 'contrast' : 'all')).map((broken) => `${at}: ${broken}`))
      if (!(await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('.dg-page-head')].every((element) => element.scrollWidth <= element.clientWidth)))) problems.push(`${at} scrolls sideways`)
      if (look.locale === 'en') problems.push(...(await chineseOf(page)).map((text) => `${at} says ${text}`))
    }
    for (const { path } of screens) {
      await openScreen(page, path)
      // With a row open the list stands beside it: one look sees both.
      const isOpen = await openFirstRow(page)
      await examine(`${role} ${path}${isOpen ? ', first row open' : ''}`)
    }
    await page.context().close()
    expect(problems).toEqual([])
  }

  for (const look of looks) {
    for (const role of roles) {
      it(`opens for the ${role}, ${look.dark ? 'dark' : 'light'}, ${look.locale}, ${String(look.width)} wide, and passes the accessibility rules`, async (context) => {
        const screens = walkOf(ids, look.from).get(role)
        if (screens === undefined) { context.skip(); return }
        await walk(role, screens, look)
      })
    }
  }
})
