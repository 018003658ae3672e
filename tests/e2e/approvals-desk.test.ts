/** The approval sheet in a real Chromium: acts by one key and a choice, a printed code scanned anywhere, a stand-in who sees for whom he acts. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countKeys } from '#tests/e2e/count-keys.ts'
import { openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'
import type { Role } from '#shared/domain/access.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'

describe('the approval desk in a browser', { timeout: 90_000 }, () => {
  let host: HostProcess
  let browser: Browser
  let tokens: Record<Role, string>
  let people: readonly { readonly id: string; readonly role: Role }[]
  let customerId: string
  beforeAll(async () => {
    host = await startHostProcess()
    browser = await startBrowser()
    tokens = await furnishOffice(host)
    people = (await host.call('users/list', {}, tokens.clerk)).rows
    customerId = (await host.call('customers/open', { name: '海棠贸易有限公司', category: 'general', partyType: 'firm' }, tokens.clerk)).customer.id
  }, 120_000)
  afterAll(async () => { await browser.close(); await host.stop() })

  /** A request for a secret document that waits for the manager. */
  async function atManager(title: string): Promise<string> {
    const item = await host.call('customers/add-item', { customerId, title, pages: 12, secrecy: 'secret' }, tokens['archive-administrator'])
    const { loan } = await host.call('lending/request', { customerId, itemIds: [item.id], purpose: '核对', reason: '核对条款', stamped: true, headName: '测试主管', signedDay: '2020-01-02', borrowerName: '测试甲', borrowerUnit: '销售部' }, tokens.clerk)
    await host.call('approvals/agree', { id: loan.approvalId }, tokens['archive-administrator'])
    return loan.approvalId as string
  }
  async function openAt(role: Role, path: string): Promise<Page> {
    const page = await openDeskPage(browser, host, { role })
    await page.goto(`${host.origin}/#${path}`)
    await page.locator('.dg-page').first().waitFor()
    return page
  }
  const said = (page: Page, text: string) => page.locator('.dg-announce', { hasText: text }).waitFor()
  const sheetOf = (id: string, role: Role = 'clerk') => host.call('approvals/get', { id }, tokens[role])
  const idOf = (role: Role) => people.find((one) => one.role === role)?.id ?? ''

  it('transfers by T and two letters, and the sheet names who handed it on', async () => {
    const id = await atManager('股权协议')
    const page = await openAt('department-manager', `/approvals?open=${id}`)
    await page.locator('.dg-form-sheet').waitFor()
    const hand = await countKeys(page)
    await hand.press('t')
    await page.locator('form[data-form^="approvals.transfer"] [data-name="to"] input').waitFor()
    await page.locator('form[data-form^="approvals.transfer"] [data-name="to"] input').fill('总经理')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await said(page, '已转办')
    const [, step] = (await sheetOf(id)).steps
    expect(step).toMatchObject({ people: ['总经理'], decisions: [{ action: 'transfer', by: '客服经理', target: '总经理' }] })
    await page.locator('.dg-timeline', { hasText: '由 总经理 审批' }).waitFor()
    await page.close()
  })

  it('sends back to the review by R, with its reason', async () => {
    const id = await atManager('章程')
    const page = await openAt('department-manager', `/approvals?open=${id}`)
    await page.locator('.dg-form-sheet').waitFor()
    await page.keyboard.press('r')
    const form = page.locator('form[data-form^="approvals.return"]')
    await form.locator('[data-name="to"] input').fill('审核')
    await page.keyboard.press('Enter')
    await form.locator('textarea').fill('事由写得不清')
    await page.keyboard.press('Control+Enter')
    await said(page, '已退回前一环节')
    expect((await sheetOf(id)).steps.map((step: { status: string }) => step.status)).toEqual(['open', 'waiting'])
    await page.close()
  })

  it('prints with a code by P, and a scan of it anywhere opens the sheet: the signer and one key, and it counts as paper', async () => {
    const id = await atManager('审计底稿')
    const clerk = await openAt('clerk', `/approvals?box=out&open=${id}`)
    await clerk.locator('.dg-form-sheet').waitFor()
    await clerk.keyboard.press('p')
    const paper = clerk.frameLocator('iframe')
    await paper.locator('.bridge b').waitFor()
    const code = await paper.locator('.bridge b').innerText()
    expect(code).toMatch(/^DP-/)
    await clerk.close()

    const page = await openAt('archive-administrator', '/today')
    const hand = await countKeys(page)
    await hand.scan(code)
    const form = page.locator('form[data-form^="approvals.paper"]')
    await form.waitFor()
    expect(await form.locator('[data-name="code"] input').inputValue()).toBe(code)
    await page.keyboard.press('Control+Enter')
    await said(page, '纸质签批已录入')
    expect((await sheetOf(id)).steps[1]).toMatchObject({ status: 'agreed', decisions: [{ by: '客服经理', medium: 'paper', enteredBy: '档案员' }] })
    await page.locator('.dg-timeline', { hasText: '纸质签批' }).waitFor()

    await hand.scan(code)
    await form.waitFor()
    expect((await host.call('approvals/find-by-code', { code }, tokens.clerk)).state).toBe('used')
    await page.close()
  })

  it('shows a stand-in for whom he acts and under what, before and after he agrees', async () => {
    const id = await atManager('授权书')
    const workDay = dayOfInstant(Date.now())
    await host.call('approvals/set-stand-in', { standInId: idOf('general-manager'), fromDay: workDay, toDay: workDay, under: '总经办 3 号文' }, tokens['department-manager'])
    const page = await openAt('general-manager', `/approvals?open=${id}`)
    await page.locator('.dg-note', { hasText: '您代 客服经理' }).waitFor()
    await page.keyboard.press('a')
    await said(page, '已同意')
    await page.locator('.dg-timeline', { hasText: '代 客服经理（总经办 3 号文）' }).waitFor()
    await page.close()
  })

  it('names a stand-in by N on the page of stand-ins, and either ends it there', async () => {
    const page = await openAt('archive-administrator', '/approvals')
    await page.keyboard.press('s')
    await page.locator('.dg-table').waitFor()
    await page.keyboard.press('n')
    const form = page.locator('form[data-form="approvals.stand-in"]')
    await form.locator('[data-name="standInId"] input').fill('客服经理')
    await page.keyboard.press('Enter')
    await form.locator('[data-name="fromDay"] input').fill('2099-01-04')
    await form.locator('[data-name="toDay"] input').fill('2099-01-08')
    await page.keyboard.press('Control+Enter')
    await said(page, '代理已安排')
    await page.locator('.dg-table tr', { hasText: '2099-01-04' }).getByRole('button').click()
    await said(page, '代理已结束')
    expect((await host.call('approvals/list-stand-ins', {}, tokens.clerk)).rows).toHaveLength(1)
    await page.close()
  })
})
