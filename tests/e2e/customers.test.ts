/** Customer files under the hands of a clerk: the keys of job J5 counted, and each screen with a record in it held to the accessibility rules. */
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'
import type { Role } from '#shared/domain/access.ts'

describe('customer files at the desk', { timeout: 120_000 }, () => {
  let host: HostProcess
  let browser: Browser
  let tokens: Record<Role, string>
  let page: Page
  let faults: string[] = []
  beforeAll(async () => {
    host = await startHostProcess()
    tokens = await furnishOffice(host)
    browser = await startBrowser()
    page = await openDeskPage(browser, host, { role: 'clerk' })
    page.on('pageerror', (error) => { faults.push(error.message) })
    page.on('console', (message) => { if (message.type() === 'error' && !message.text().includes('409')) faults.push(message.text()) })
  }, 60_000)
  afterAll(async () => { await browser.close(); await host.stop() })

  /** Words are typed at a person's speed; they are not counted as keys. */
  const type = (text: string) => page.keyboard.type(text, { delay: 60 })
  const press = async (...keys: string[]) => { for (const key of keys) { await page.keyboard.press(key); await page.waitForTimeout(80) } }
  const go = async (path: string) => { await page.goto(`${host.origin}/#${path}`); await page.waitForTimeout(400) }
  const open = (input: object) => host.call('customers/open', input, tokens.clerk)

  it('opens a file with three keys from Today beside the typed words (J5), and shows it in the list', async () => {
    await go('/today')
    let keys = 0
    const key = async (name: string) => { keys += 1; await press(name) }
    await key('F8')
    await page.locator('[data-form="customers.open"]').waitFor()
    await type('王小明')
    await key('Enter')
    await type('13800004321')
    await key('Enter')
    await page.locator('.dg-detail h2', { hasText: '王小明' }).waitFor()
    expect(keys).toBeLessThanOrEqual(3)
    expect(await page.locator('.dg-announce').textContent()).toContain('KH')
    expect(await page.locator('.dg-grid-row[data-open="true"]').textContent()).toContain('138 0000 4321')
  })

  it('takes the next contact down as well with five keys (J5 with follow-up), due on the day that was said', async () => {
    await go('/today')
    let keys = 0
    const key = async (name: string) => { keys += 1; await press(name) }
    await key('F8')
    await page.locator('[data-form="customers.open"]').waitFor()
    await type('跟进测试客户')
    await key('Enter')
    await type('13700001111')
    await key('Tab')
    await type('回电谈续约')
    await key('Tab')
    await type('3d')
    await key('Enter')
    await page.locator('.dg-detail h2', { hasText: '跟进测试客户' }).waitFor()
    expect(keys).toBeLessThanOrEqual(5)
    const { rows } = await host.call('customers/list', { text: '跟进测试客户' }, tokens.clerk)
    const { matters } = await host.call('customers/get', { id: rows[0].id }, tokens.clerk)
    const { today } = await host.call('session/status', {}, tokens.clerk)
    expect(matters).toMatchObject([{ detail: 'follow-up', title: '回电谈续约' }])
    expect(Math.round((Date.parse(matters[0].dueDay) - Date.parse(today)) / 86_400_000)).toBe(3)
  })

  it('names a twin beside the form while the name is typed, and saves all the same', async () => {
    await go('/customers/new')
    await type('王小明')
    await page.locator('[data-testid="twins"]', { hasText: '名称相同' }).waitFor()
    await press('Control+Enter')
    await page.locator('.dg-announce', { hasText: '可能是同一客户' }).waitFor()
    expect(await page.locator('[data-name="name"] input').inputValue()).toBe('')
  })

  it('puts documents on the list one after the other with Ctrl+Enter, and takes a scanned bar code', async () => {
    const { customer } = await open({ name: '清单测试客户' })
    await go(`/customers/${customer.id}`)
    await press('a')
    await page.locator('.dg-detail [data-name="title"] input').waitFor()
    await type('合同')
    await press('Control+Enter')
    await page.locator('tr', { hasText: `${customer.number}-01` }).waitFor()
    await type('登记证')
    await press('Enter')
    await type('12')
    // A scanner is a keyboard that types faster than a person.
    await page.waitForTimeout(120)
    await page.keyboard.type('690077001')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(200)
    expect(await page.locator('[data-name="code"] input').inputValue()).toBe('690077001')
    await press('Control+Enter')
    await page.locator('tr', { hasText: '690077001' }).waitFor()
    const { items } = await host.call('customers/get', { id: customer.id }, tokens.clerk)
    expect(items.map((item: { title: string; code: string; pages: number | null }) => [item.title, item.code, item.pages])).toEqual([['合同', '', null], ['登记证', '690077001', 12]])
  })

  it('chooses documents with Space for a loan and for labels', async () => {
    const { customer } = await open({ name: '选件测试客户' })
    for (const title of ['甲件', '乙件', '丙件']) await host.call('customers/add-item', { customerId: customer.id, title }, tokens.clerk)
    await go(`/customers/${customer.id}?tab=items`)
    await page.locator('tbody tr').first().focus()
    await press('Space', 'ArrowDown', 'ArrowDown', 'Space')
    expect(await page.locator('input[type=checkbox]:checked').count()).toBe(2)
    await press('Control+p')
    const frame = page.frameLocator('.dg-print-frame')
    await frame.getByText('甲件').waitFor()
    expect(await frame.getByText('乙件').count()).toBe(0)
    await press('Escape')
    await press('l')
    await page.waitForURL(/#\/lending\/new/)
    await page.locator('[data-form^="lending.request"] input[type=checkbox]').first().waitFor()
    expect(await page.locator('[data-form^="lending.request"] input[type=checkbox]:checked').count()).toBe(2)
  })

  it('closes a file with a reason, refuses a correction of it with a button that leads to reopening', async () => {
    const { customer } = await open({ name: '关闭测试客户' })
    await go(`/customers/${customer.id}`)
    await press('x')
    await type('已搬走')
    await press('Enter')
    await page.locator('.dg-tag', { hasText: '已关闭' }).first().waitFor()
    await go(`/customers/${customer.id}/correct`)
    await press('Enter')
    await type('改一改')
    await press('Enter')
    await page.locator('[data-testid="refusal-card"]', { hasText: '已关闭' }).getByRole('button', { name: '重新启用' }).click()
    await type('又回来了')
    await press('Enter')
    await page.locator('.dg-tag', { hasText: '已关闭' }).first().waitFor({ state: 'detached' })
    expect((await host.call('customers/get', { id: customer.id }, tokens.clerk)).customer.status).toBe('active')
  })

  it('shows 24 files at once at 1366 x 768, and a masked number in no list', async () => {
    for (let index = 0; index < 30; index += 1) await open({ name: `长表${String(index)}`, idNumber: '11010519491231002X' })
    await go('/customers')
    const grid = await page.locator('[role="grid"]').boundingBox()
    const rows = await page.locator('.dg-grid-row').all()
    const boxes = await Promise.all(rows.map((row) => row.boundingBox()))
    const whole = boxes.filter((box) => box !== null && grid !== null && box.y + box.height <= grid.y + grid.height + 1)
    expect(whole.length).toBeGreaterThanOrEqual(24)
    expect(await page.locator('body').textContent()).not.toContain('11010519491231002X')
  })

  it('passes the accessibility rules on every page with a record in it, light and dark', async () => {
    const { customer } = await open({ name: '无障碍测试', secrecy: 'top-secret', category: 'special', contacts: [{ name: '测试甲', phones: ['13900001111'] }], extra: { 车位: 'P2' } })
    await host.call('customers/add-item', { customerId: customer.id, title: '合同', present: false }, tokens.clerk)
    // What is classified opens to its keeper: the clerk keeps the store that it stands in.
    const { rows } = await host.call('users/list', {}, tokens.clerk) as { rows: readonly { readonly id: string; readonly role: string }[] }
    await host.call('custody/declare-place', { code: 'S1', isSecret: true, keeperId: rows.find((user) => user.role === 'clerk')?.id ?? null }, tokens['archive-administrator'])
    await host.call('custody/shelve', { code: customer.number, place: 'S1' }, tokens.clerk)
    const all = ['/customers', `/customers?open=${customer.id}`, '/customers/new', ...['profile', 'items', 'movements', 'matters', 'history'].map((tab) => `/customers/${customer.id}?tab=${tab}`), `/customers/${customer.id}?tab=items&item=new`, `/customers/${customer.id}/correct`, `/customers/${customer.id}?turn=close`]
    for (const [colorScheme, paths] of [['light', all], ['dark', [`/customers?open=${customer.id}`, `/customers/${customer.id}?tab=items&item=new`]]] as const) {
      await page.emulateMedia({ colorScheme })
      for (const path of paths) {
        await go(path)
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze()
        expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`), path).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${path} scrolls sideways`).toBe(true)
      }
    }
    expect(faults).toEqual([])
    faults = []
  })
})
