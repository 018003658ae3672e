/** Two days of the law by keyboard in a real Chromium: a visit to a customer is planned, approved, made and reported; a return visit is planned, called, and what it promised becomes a duty. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countKeys } from '#tests/e2e/count-keys.ts'
import type { Hand } from '#tests/e2e/count-keys.ts'
import { openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'
import type { Role } from '#shared/domain/access.ts'
import { addDays, addMonths, dayOfInstant } from '#shared/kernel/days.ts'

const today = dayOfInstant(Date.now())
const nextMonth = addMonths(today, 1).slice(0, 7)
const figures: string[] = []

describe('the law by keyboard', { timeout: 90_000 }, () => {
  let host: HostProcess
  let browser: Browser
  let tokens: Record<Role, string>
  const call = (role: Role, path: string, input: unknown) => host.call(path, input, tokens[role])
  const said = (page: Page, text: string) => page.locator('.dg-announce', { hasText: text }).waitFor()
  const at = async (page: Page, path: string): Promise<void> => await expect.poll(() => new URL(page.url()).hash.split('?')[0]).toBe(`#${path}`)
  const inForm = async (page: Page, id: string, field: string): Promise<void> => await expect.poll(() => page.evaluate((form) => document.activeElement?.closest(`[data-form^="${form}"] [data-name]`)?.getAttribute('data-name') ?? '', id)).toBe(field)
  /** By Ctrl+K, as a person who knows the word and not the way. */
  async function goBy(hand: Hand, page: Page, word: string): Promise<void> {
    await hand.press('Control+k')
    await page.locator('.dg-palette input').waitFor()
    await hand.words(word)
    await page.locator('.dg-palette [role="option"]').first().waitFor()
    await page.waitForTimeout(250)
    await hand.press('Enter')
  }
  async function note(job: string, hand: Hand, budget: number): Promise<void> {
    const count = await hand.count()
    figures.push(`${job}: ${String(count)} (budget ${String(budget)})`)
    expect(count, job).toBeLessThanOrEqual(budget)
    expect(await hand.pointers(), job).toBe(0)
  }

  beforeAll(async () => {
    host = await startHostProcess()
    browser = await startBrowser()
    tokens = await furnishOffice(host)
    const people: readonly { readonly id: string; readonly role: Role }[] = (await call('clerk', 'users/list', {})).rows
    await call('department-manager', 'customer-visits/set-seller', { userId: people.find((one) => one.role === 'clerk')?.id, post: '销售员' })
  }, 120_000)
  afterAll(async () => {
    process.stdout.write(`\nKeys beyond typed words, counted:\n  ${figures.join('\n  ')}\n`)
    await browser.close()
    await host.stop()
  })

  it('plans a visit of next month and hands the plan in; the supervisor agrees by one key', async () => {
    const page = await openDeskPage(browser, host, { role: 'clerk' })
    const hand = await countKeys(page)
    await goBy(hand, page, 'baifang')
    await at(page, '/customer-visits')
    await hand.press('p')
    await at(page, '/customer-visits/plans')
    await page.locator('.dg-page', { hasText: today.slice(0, 7) }).waitFor()
    await hand.press(']')
    await page.getByText(nextMonth).first().waitFor()
    await hand.press('n')
    await inForm(page, 'customer-visits.add', 'unit')
    await hand.words('海棠贸易')
    await hand.press('Enter')
    await inForm(page, 'customer-visits.add', 'contactPerson')
    await hand.words('测试乙')
    await hand.press('Control+Enter')
    await said(page, '已安排')
    // Saved and ready for the next one; back leads to the plan of that month.
    await hand.press('Escape')
    await at(page, '/customer-visits/plans')
    await page.locator('.dg-table', { hasText: '前台' }).first().waitFor()
    await hand.press('s')
    await said(page, nextMonth)
    await note('a visit planned, the plan handed in', hand, 14)
    const [plan] = (await call('clerk', 'customer-visits/plans', { month: nextMonth })).rows
    expect(plan).toMatchObject({ status: 'submitted', planned: 1 })
    await page.context().close()

    const manager = await openDeskPage(browser, host, { role: 'department-manager' })
    const other = await countKeys(manager)
    await other.press('Alt+6')
    await manager.locator('.dg-grid-row').first().waitFor()
    await manager.locator('.dg-view [role="grid"]').first().focus()
    await other.press('Enter')
    await manager.locator('.dg-form-sheet').waitFor()
    await other.press('a')
    await said(manager, '已同意')
    await note('the plan agreed to', other, 5)
    expect((await call('clerk', 'customer-visits/plans', { month: nextMonth })).rows[0]).toMatchObject({ status: 'approved', reviewedBy: '客服经理' })
    await manager.context().close()
  })

  it('reports a visit of today with a promise, which is a duty of the next working day', async () => {
    const { visit } = await call('clerk', 'customer-visits/add', { day: today, unit: '兰溪公司', contactPerson: '测试丙', target: 'same-trade', unplannedReason: '客户临时约' })
    const page = await openDeskPage(browser, host, { role: 'clerk' })
    const hand = await countKeys(page)
    await goBy(hand, page, 'baifang')
    await page.locator('.dg-grid-row', { hasText: '兰溪公司' }).waitFor()
    await page.locator('.dg-view [role="grid"]').first().focus()
    // The plan's visit of next month stands above it.
    await hand.press('j')
    await hand.press('Enter')
    await page.locator('.dg-detail', { hasText: '兰溪公司' }).waitFor()
    await hand.press('r')
    await inForm(page, 'customer-visits.report', 'result')
    await hand.words('谈妥样品')
    await hand.press('Enter')
    await inForm(page, 'customer-visits.report', 'promise-1')
    await hand.words('寄价目表')
    await hand.press('Control+Enter')
    await said(page, visit.number)
    await note('a visit reported with a promise', hand, 10)
    const sheet = await call('clerk', 'customer-visits/get', { id: visit.id })
    expect([sheet.visit.status, sheet.promises.map((promise: { what: string }) => promise.what)]).toEqual(['reported', ['寄价目表']])
    expect((await call('clerk', 'duties/list', { clause: 'P17-3.4.2' })).rows.map((row: { subject: { title: string } }) => row.subject.title)).toEqual(['兰溪公司 · 寄价目表'])
    await page.context().close()
  })

  it('plans a return visit, calls, and agrees on the day of a reply, which becomes a duty', async () => {
    const taken = await call('clerk', 'desk/register-case', { kind: 'repair', person: '王女士', phone: '13800000001', place: '3-1202', content: '厨房漏水' })
    await call('clerk', 'desk/close-case', { id: taken.id, result: '已修好' })
    const page = await openDeskPage(browser, host, { role: 'clerk' })
    const hand = await countKeys(page)
    await hand.press('Alt+7')
    await page.locator('.dg-grid-row', { hasText: '王女士' }).waitFor()
    await page.locator('.dg-view [role="grid"]').first().focus()
    await hand.press('Enter')
    await page.locator('.dg-detail', { hasText: '厨房漏水' }).waitFor()
    await hand.press('a')
    await inForm(page, 'followups.assign', 'visitor')
    await hand.pick('qt')
    await inForm(page, 'followups.assign', 'day')
    await hand.words(addDays(today, 2))
    await hand.press('Control+Enter')
    await said(page, 'HF')
    await hand.press('v')
    await inForm(page, 'followups.record', 'said')
    await hand.press('Shift+Tab')
    await hand.press('Shift+Tab')
    await inForm(page, 'followups.record', 'means')
    await hand.pick('dh')
    await inForm(page, 'followups.record', 'said')
    await hand.words('客户说水止住了，问何时补墙砖')
    await hand.press('Control+Enter')
    await expect.poll(async () => (await call('clerk', 'followups/list', { box: 'all', text: taken.number })).rows[0].status).toBe('done')
    await note('a return visit planned and called', hand, 22)
    const { visits } = await call('clerk', 'followups/get', { id: (await call('clerk', 'followups/list', { box: 'all', text: taken.number })).rows[0].id })
    expect(visits).toMatchObject([{ means: 'telephone', visitor: '前台', counts: true }])
    await page.context().close()
  })

  it('answers what a visit could not answer on the spot: the reply that is agreed on becomes a duty', async () => {
    const taken = await call('clerk', 'desk/register-case', { kind: 'complaint', person: '陈先生', phone: '13800000002', place: '5-301', content: '楼上噪音' })
    await call('clerk', 'desk/close-case', { id: taken.id, result: '已劝说' })
    const [followup] = (await call('clerk', 'followups/list', { box: 'all', text: taken.number })).rows
    await call('clerk', 'followups/record', { id: followup.id, means: 'telephone', calledNumber: '13800000002', said: '还是吵', newIssue: '夜里施工', cannotAnswer: true })
    const page = await openDeskPage(browser, host, { role: 'clerk' })
    await page.goto(`${host.origin}/#/followups?box=all&open=${followup.id}`)
    await page.locator('.dg-detail', { hasText: '楼上噪音' }).waitFor()
    const hand = await countKeys(page)
    await hand.press('b')
    await inForm(page, 'followups.complement', 'replyAt')
    await hand.words(`${addDays(today, 3)} 10:00`)
    await hand.press('Control+Enter')
    await said(page, 'HF')
    await note('the time of a reply agreed on', hand, 3)
    expect((await call('clerk', 'duties/list', { clause: 'P14-1.9' })).rows.map((row: { dueDay: string; subject: { number: string } }) => [row.dueDay, row.subject.number])).toEqual([[addDays(today, 3), followup.number]])
    await page.context().close()
  })
})
