/** Words that try to be markup, script, formulas or paths, in every text field of a small office: each screen and each paper shows them as words. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillSmallOffice } from '#tests/e2e/small-office.ts'
import type { Words } from '#tests/e2e/small-office.ts'
import { listenForFaults, openFirstRow, openScreen, walkOf } from '#tests/e2e/walk-screens.ts'
import { openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, officePassword, officePeople, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'
import type { Role } from '#shared/domain/access.ts'

/** What a payload does when it is taken for more than words: it sets `struck`, asks, or calls another house. */
const payloads = [
  '<script>struck=1</script>', '<img src=x onerror=struck=1>', '"><svg onload=struck=1>', `'><b onclick=struck=1>`, '</title><script>struck=1</script>', '</textarea><img src=x onerror=alert(1)>', '</style><script>alert(1)</script>',
  '<iframe srcdoc="<script>parent.struck=1</script>">', '<a href="javascript:struck=1">x</a>', 'javascript:struck=1', 'data:text/html,<script>alert(1)</script>', '<object data=//evil.example>', '<base href=//evil.example/>',
  '<link rel=stylesheet href=//evil.example/a.css>', '<meta http-equiv=refresh content="0;url=//evil.example">', '<form action=//evil.example><input autofocus onfocus=struck=1>', '<details open ontoggle=struck=1>', '<math><mi//xlink:href="data:x,<script>struck=1</script>">',
  '<noscript><p title="</noscript><img src=x onerror=struck=1>">', '<!--<img src="--><img src=x onerror=struck=1//">', '&lt;script&gt;struck=1&lt;/script&gt;', '${struck=1}{{struck=1}}', '`struck=1`', '\\u003cscript\\u003estruck=1', '%3Cscript%3Estruck=1',
  `'; DROP TABLE deposits; --`, '=HYPERLINK("http://evil.example","x")', '__proto__', 'constructor', '../../../etc/passwd', 'مرحبا بالعالم '.repeat(40), '不换行'.repeat(1500), '@SUM(1+9)*cmd|"/C calc"!A0', '“‘«"\'`」”', 'W'.repeat(4000), '龘'.repeat(4000), '👨‍👩‍👧‍👦'.repeat(300), 'Z̷̡̢͚a̵̛l̶g̸o̷'.repeat(60),
] as const

/** The next payload for each field in turn, cut to what the field holds. */
function hostileWords(): Words {
  let count = 0
  return (most) => {
    const payload = payloads[(count += 1) % payloads.length] ?? ''
    let cut = ''
    for (const sign of payload) { if (cut.length + sign.length > most) break; cut += sign }
    return cut.trim()
  }
}

/** Counts what words must never become: running script, handlers, elements of a payload; and asks whether the page was struck. */
const harm = () => ({
  struck: 'struck' in window, polluted: 'polluted' in {},
  elements: document.querySelectorAll('script:not([src]), iframe[srcdoc*="struck"], object, base, [onerror], [onload], [onclick], [onfocus], [ontoggle], a[href^="javascript:"], [xlink\\:href]').length,
  sideways: document.documentElement.scrollWidth > window.innerWidth,
})
const unharmed = { struck: false, polluted: false, elements: 0, sideways: false }

describe('hostile words', { timeout: 120_000 }, () => {
  let host: HostProcess
  let browser: Browser
  let tokens: Record<Role, string>
  let ids: Readonly<Record<string, string>>
  beforeAll(async () => {
    host = await startHostProcess()
    browser = await startBrowser()
    tokens = await furnishOffice(host)
    const words = hostileWords()
    const { users } = await host.call('session/status', {})
    const administrator = await host.call('session/login', { userId: users.find((user: { displayName: string }) => user.displayName === officePeople['system-administrator']).id, password: officePassword })
    await host.call('settings/change', { officeName: words(100) }, administrator.sessionToken)
    ids = await fillSmallOffice(host, tokens, words)
    // Again from another place in the list, so that fields meet other payloads.
    words(1); words(1)
    await fillSmallOffice(host, tokens, words)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await host.stop()
  })

  async function guarded(page: Page): Promise<string[]> {
    const { faults } = listenForFaults(page)
    page.on('dialog', (dialog) => { faults.push(`asked: ${dialog.message()}`); void dialog.dismiss() })
    page.on('request', (request) => { if (!/^(?:data|blob|about):/.test(request.url()) && new URL(request.url()).host !== new URL(host.origin).host) faults.push(`called ${request.url()}`) })
    return faults
  }

  it('are shown as words on every screen, and typed into every filter', async () => {
    let shown = 0
    for (const [role, screens] of walkOf(ids, 'first')) {
      const page = await openDeskPage(browser, host, { role })
      const faults = await guarded(page)
      for (const { path, route } of screens) {
        const isFiltered = route.search !== undefined && !path.includes('$')
        await openScreen(page, path)
        expect(await page.evaluate(harm), path).toEqual(unharmed)
        if (await openFirstRow(page)) expect(await page.evaluate(harm), `${path}, first row open`).toEqual(unharmed)
        if ((await page.locator('.dg-view').innerText()).includes('struck=1')) shown += 1
        if (isFiltered) {
          await openScreen(page, `${path}${path.includes('?') ? '&' : '?'}text=${encodeURIComponent(payloads[1])}&open=${encodeURIComponent(payloads[2])}`)
          expect(await page.evaluate(harm), `${path}, filtered`).toEqual(unharmed)
        }
        expect(faults, path).toEqual([])
      }
      await page.context().close()
    }
    expect(shown, 'screens that show a payload').toBeGreaterThan(8)
  })

  it('are found by Ctrl+K and drawn as words', async () => {
    const page = await openDeskPage(browser, host, { role: 'clerk' })
    const faults = await guarded(page)
    for (const typed of ['<script>', 'onerror', 'DROP TABLE', '__proto__', '%', '*', '"']) {
      await page.keyboard.press('Control+k')
      await page.locator('.dg-palette input').fill(typed)
      await page.waitForTimeout(250)
      expect(await page.evaluate(harm), typed).toEqual(unharmed)
      await page.keyboard.press('Escape')
    }
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('stand on every paper as words', async () => {
    const loans = (await host.call('lending/list', {}, tokens.clerk)).rows
    const deposits = (await host.call('deposits/list', {}, tokens.clerk)).rows.map((row: { id: string }) => row.id)
    const papers: readonly (readonly [string, unknown])[] = [
      ['deposits/ticket', { id: deposits[0] }], ['deposits/ticket', { id: deposits[0], paper: 'a5' }], ['deposits/labels', { ids: deposits, paper: 'a4-3x8' }], ['desk/badge', { id: ids['/desk/visit'] }], ['desk/day-end-paper', {}],
      ['customers/labels', { id: ids['/customers'] }], ...loans.map((loan: { id: string }) => ['lending/slip', { id: loan.id }] as const),
    ]
    const context = await browser.newContext()
    for (const [path, input] of papers) {
      const { html } = await host.call(path, input, tokens.clerk)
      const page = await context.newPage()
      const faults = await guarded(page)
      await page.setContent(html)
      const found = await page.evaluate(harm)
      expect({ ...found, sideways: false }, path).toEqual(unharmed)
      expect(faults, path).toEqual([])
      await page.close()
    }
    await context.close()
  })

  it('leave no words in the files of the program beside the archive', () => {
    for (const name of readdirSync(host.folder, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue
      expect(readFileSync(`${name.parentPath}/${name.name}`).includes('evil.example'), name.name).toBe(false)
    }
  })
})
