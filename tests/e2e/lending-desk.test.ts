/** The key budget of the archive room (J4), counted in a real Chromium and printed; the lending desk and the approval sheet as people meet them. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countKeys } from '#tests/e2e/count-keys.ts'
import { openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'
import type { Role } from '#shared/domain/access.ts'

function note(job: string, keys: number, goal: number): void {
  process.stdout.write(`${job}: ${String(keys)} keys (goal ${String(goal)})\n`)
  expect(keys, job).toBeLessThanOrEqual(goal)
}

describe('the lending desk in a browser', { timeout: 90_000 }, () => {
  let host: HostProcess
  let browser: Browser
  let tokens: Record<Role, string>
  let customerId: string
  beforeAll(async () => {
    host = await startHostProcess()
    browser = await startBrowser()
    tokens = await furnishOffice(host)
    customerId = (await host.call('customers/open', { name: '海棠贸易有限公司', category: 'general', partyType: 'firm' }, tokens.clerk)).customer.id
  }, 120_000)
  afterAll(async () => { await browser.close(); await host.stop() })

  const addItem = (title: string, code: string, pages: number | null = 12) => host.call('customers/add-item', { customerId, title, code, pages }, tokens.clerk)
  async function asked(title: string, code: string, kind: 'loan' | 'consultation' = 'loan'): Promise<{ id: string; number: string; approvalId: string }> {
    const item = await addItem(title, code)
    const { loan } = await host.call('lending/request', { kind, customerId, itemIds: [item.id], purpose: '核对', reason: '核对条款', stamped: true, headName: '测试主管', signedDay: '2020-01-02', borrowerName: '测试甲', borrowerUnit: '销售部' }, tokens.clerk)
    return loan
  }
  async function approved(title: string, code: string): Promise<{ id: string; number: string; approvalId: string }> {
    const loan = await asked(title, code)
    await host.call('approvals/agree', { id: loan.approvalId }, tokens['archive-administrator'])
    return loan
  }
  const loanNow = async (id: string) => (await host.call('lending/get', { id }, tokens.clerk)).loan
  async function openAt(role: Role, path: string): Promise<Page> {
    const page = await openDeskPage(browser, host, { role })
    await page.goto(`${host.origin}/#${path}`)
    await page.locator('.dg-page').first().waitFor()
    return page
  }
  const said = (page: Page, text: string) => page.locator('.dg-announce', { hasText: text }).waitFor()

  it('J4 hands an approved document over and takes it back by two scans and no key, whatever has the focus', async () => {
    const loan = await approved('租赁合同', 'TM-10001')
    const page = await openAt('archive-administrator', '/lending')
    // The focus stands in the search box, where a hand would type.
    await page.keyboard.press('/')
    const hand = await countKeys(page)
    await hand.scan('TM-10001')
    await said(page, '已借出')
    expect((await loanNow(loan.id)).status).toBe('out')
    await hand.scan('TM-10001')
    await said(page, '已全部归还')
    expect((await loanNow(loan.id)).status).toBe('closed')
    note('J4 issue and return by scan', await hand.count(), 0)
    expect(await hand.pointers()).toBe(0)
    expect(await page.locator('.dg-filters input').first().inputValue()).toBe('')
    await page.close()
  })

  it('J4 asks one count and one key when the list holds no page count, and nothing is lost', async () => {
    const item = await addItem('手写便条', 'TM-10002', null)
    const { loan } = await host.call('lending/request', { customerId, itemIds: [item.id], purpose: '核对', reason: '核对条款', stamped: true, headName: '测试主管', signedDay: '2020-01-02', borrowerName: '测试甲', borrowerUnit: '销售部' }, tokens.clerk)
    await host.call('approvals/agree', { id: loan.approvalId }, tokens['archive-administrator'])
    const page = await openAt('archive-administrator', '/lending')
    const hand = await countKeys(page)
    await hand.scan('TM-10002')
    await page.locator('form[data-form^="lending.issue"] input').first().waitFor()
    await hand.words('3')
    await hand.press('Enter')
    await said(page, '已借出')
    expect((await loanNow(loan.id)).status).toBe('out')
    note('J4 issue when a count is missing', await hand.count(), 1)
    await page.close()
  })

  it('J4 asks for a document on its shelf by a scan: the file and the document are filled in, the borrower is asked', async () => {
    await addItem('装修图纸', 'TM-10003')
    const page = await openAt('clerk', '/lending')
    const hand = await countKeys(page)
    await hand.scan('TM-10003')
    const form = page.locator('form[data-form^="lending.request"]')
    await form.waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-name]')?.getAttribute('data-name'))).toBe('borrowerName')
    await hand.pick('cs')
    await hand.words('核对装修范围')
    await hand.press('Enter')
    await said(page, '已申请')
    const [loan] = (await host.call('lending/list', { text: '装修图纸' }, tokens.clerk)).rows
    // Without a paper the head of the unit is asked at his own desk: it costs the counter no key.
    expect(loan.seal.way).toBe('head-login')
    expect(loan).toMatchObject({ status: 'requested', borrowerName: '测试甲', borrowerUnit: '销售部', purpose: '核对', reason: '核对装修范围', days: 3 })
    note('J4 request by scan, borrower by initials', await hand.count(), 4)
    await page.close()
  })

  it('takes a stamped paper by one tick, with whoever signed for the unit the last time filled in', async () => {
    await addItem('消防图纸', 'TM-10009')
    const page = await openAt('clerk', '/lending')
    const hand = await countKeys(page)
    await hand.scan('TM-10009')
    await page.locator('form[data-form^="lending.request"]').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-name]')?.getAttribute('data-name'))).toBe('borrowerName')
    await hand.pick('cs')
    await hand.words('核对消防通道')
    await hand.press('Tab')
    await hand.press('Space')
    await expect.poll(() => page.locator('[data-name="headName"] input').inputValue()).toBe('测试主管')
    await hand.press('Enter')
    await said(page, '已申请')
    expect((await host.call('lending/list', { text: '消防图纸' }, tokens.clerk)).rows).toMatchObject([{ seal: { way: 'paper', headName: '测试主管' }, waitsForUnit: false }])
    note('J4 request by scan on a stamped paper', await hand.count(), 6)
    expect(await hand.pointers()).toBe(0)
    await page.close()
  })

  it('refuses four days in place, cites P07-19.5, and one key on the offered three days saves', async () => {
    const item = await addItem('保险单', 'TM-10004')
    const page = await openAt('clerk', `/lending/new?customer=${customerId}&item=${item.id}`)
    const field = (name: string) => page.locator(`[data-name="${name}"] input`)
    await field('borrowerName').fill('测试乙')
    await field('borrowerUnit').fill('财务部')
    await field('purpose').fill('审计')
    await field('days').fill('4')
    await field('reason').fill('年度审计')
    await page.keyboard.press('Control+Enter')
    const card = page.getByTestId('refusal-card')
    await card.waitFor()
    expect(await card.innerText()).toContain('P07-19.5')
    await card.getByRole('button', { name: '改为 3 天' }).focus()
    await page.keyboard.press('Enter')
    await said(page, '已申请')
    expect((await host.call('lending/list', { text: '保险单' }, tokens.clerk)).rows).toMatchObject([{ days: 3, borrowerName: '测试乙', reason: '年度审计' }])
    await page.close()
  })

  it('agrees by one key on the sheet that shows the chain, and asks the reason of a no', async () => {
    for (const [title, code] of [['担保函', 'TM-10011'], ['验收单', 'TM-10012']] as const) await asked(title, code)
    const page = await openAt('archive-administrator', '/approvals')
    await page.locator('.dg-grid-row').first().waitFor()
    const before = (await host.call('approvals/list', {}, tokens['archive-administrator'])).rows
    await page.keyboard.press('Enter')
    await page.locator('.dg-form-sheet').waitFor()
    expect(await page.locator('.dg-timeline').innerText()).toContain('档案员、客服经理')
    const hand = await countKeys(page)
    await hand.press('a')
    await said(page, '已同意')
    note('approval by key', await hand.count(), 1)
    const left = (await host.call('approvals/list', {}, tokens['archive-administrator'])).rows
    expect(left.length).toBe(before.length - 1)

    await page.goto(`${host.origin}/#/approvals?open=${left[0].id}`)
    await page.locator('.dg-form-sheet').waitFor()
    await hand.press('x')
    const reason = page.locator('form[data-form^="approvals.refuse"] textarea')
    await reason.waitFor()
    await page.keyboard.press('Control+Enter')
    await page.locator('.dg-field-below[data-bad="true"]').waitFor()
    await reason.fill('与业务无关')
    await page.keyboard.press('Control+Enter')
    await said(page, '不同意')
    expect((await host.call('approvals/get', { id: left[0].id }, tokens.clerk)).approval.status).toBe('refused')
    await page.close()
  })

  it('asks the reviewer of a consultation both questions, and agrees only when both are ticked', async () => {
    const loan = await asked('股东名册', 'TM-10013', 'consultation')
    const page = await openAt('archive-administrator', `/approvals?open=${loan.approvalId}`)
    await page.locator('.dg-form-sheet').waitFor()
    const hand = await countKeys(page)
    await hand.press('a')
    await page.locator('form[data-form^="approvals.agree"]').waitFor()
    await hand.press('Space')
    await page.keyboard.press('Control+Enter')
    const card = page.getByTestId('refusal-card')
    await card.waitFor()
    expect(await card.innerText()).toContain('P07-18.3')
    expect((await loanNow(loan.id)).status).toBe('requested')
    await page.locator('[data-name="answer.formalities-complete"] input').check()
    await page.keyboard.press('Control+Enter')
    await said(page, '已同意')
    expect((await loanNow(loan.id)).status).toBe('approved')
    await page.close()
  })

  it('takes back with a count: a page short is said in words and the loan stays open', async () => {
    const loan = await approved('产权证复印件', 'TM-10005')
    await host.call('lending/issue', { id: loan.id }, tokens['archive-administrator'])
    const page = await openAt('archive-administrator', `/lending?open=${loan.id}`)
    await page.locator('.dg-detail .dg-table').waitFor()
    await page.keyboard.press('p')
    const pages = page.locator('[data-name="pages-1"] input')
    await pages.waitFor()
    await pages.fill('11')
    await page.keyboard.press('Enter')
    await said(page, '页数不符')
    await page.locator('.dg-detail .dg-tag', { hasText: '差 1 页' }).waitFor()
    expect((await loanNow(loan.id)).status).toBe('difference')
    await page.close()
  })
})
