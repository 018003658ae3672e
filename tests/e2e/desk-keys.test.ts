/** The key budgets of the front desk (J1, J2), counted in a real Chromium and printed; focus, input method and scanner as a clerk meets them. */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countKeys } from '#tests/e2e/count-keys.ts'
import { openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'

const figures: string[] = []
function note(job: string, count: number, budget: number): void {
  figures.push(`${job}: ${String(count)} (budget ${String(budget)})`)
}

describe('the front desk by keyboard', { timeout: 90_000 }, () => {
  let host: HostProcess
  let browser: Browser
  let page: Page
  let clerk: string
  const list = async (filter: object): Promise<any[]> => (await host.call('desk/list', filter, clerk)).rows
  const newest = async (kind: string): Promise<any> => (await list({ kind, size: 1 }))[0]
  /** Today's screen, nothing open, no box with the focus. */
  async function standAtToday(): Promise<void> {
    await page.goto(`${host.origin}/#/today`)
    await page.locator('.dg-today').waitFor()
    await page.waitForTimeout(150)
  }
  const focused = () => page.evaluate(() => document.activeElement?.closest('[data-name]')?.getAttribute('data-name') ?? '')
  /** Waits until the archive holds what the screen saved. */
  const saved = (text: string) => page.locator('.dg-detail', { hasText: text }).first().waitFor()

  beforeAll(async () => {
    host = await startHostProcess()
    clerk = (await furnishOffice(host)).clerk
    browser = await startBrowser()
    page = await openDeskPage(browser, host, { role: 'clerk' })
    await host.call('desk/register-visit', { visitor: '测试甲', phone: '13900000001', host: '李经理', purpose: '洽谈' }, clerk)
  }, 60_000)
  afterAll(async () => {
    process.stdout.write(`\nKeys beyond typed words, counted:\n  ${figures.join('\n  ')}\n`)
    await browser.close()
    await host.stop()
  })

  it('J1 registers a new visitor (name, phone, host) with at most 6 keys from Today', async () => {
    await standAtToday()
    const hand = await countKeys(page)
    await hand.press('F2')
    await page.locator('[data-form="desk.visit"]').waitFor()
    expect(await focused()).toBe('visitor')
    await hand.words('王小明')
    await hand.press('Enter')
    await hand.words('13800004321')
    await hand.press('Enter')
    await hand.pick('lj')
    await saved('王小明')
    const count = await hand.count()
    note('J1 new visitor by fields', count, 6)
    expect(count).toBeLessThanOrEqual(6)
    expect(await hand.pointers()).toBe(0)
    expect(await newest('visit')).toMatchObject({ person: '王小明', phone: '13800004321', toWhom: '李经理', status: 'inside' })
  })

  it('J1 registers a new visitor as one line with at most 5 keys, shown before it is saved', async () => {
    await standAtToday()
    const hand = await countKeys(page)
    await hand.press('F9')
    await page.locator('[data-form="desk.line"]').waitFor()
    await hand.line('赵一', '13900002222', '找李经理', '送货')
    await expect.poll(() => page.getByTestId('line-preview').textContent()).toMatch(/来访.*赵一.*李经理.*送货/)
    await hand.press('Enter')
    await saved('赵一')
    const count = await hand.count()
    note('J1 new visitor as one line, with purpose', count, 5)
    expect(count).toBeLessThanOrEqual(5)
    expect(await newest('visit')).toMatchObject({ person: '赵一', phone: '13900002222', toWhom: '李经理', about: '送货' })
  })

  it('J1 lets a visitor leave by scan with 0 keys, and come again by scan with 1, host and purpose as last time', async () => {
    const visit = await newest('visit')
    await standAtToday()
    const leaving = await countKeys(page)
    await leaving.scan(visit.number)
    // The quiet line may still say what was done before; the register says when he has left.
    await expect.poll(async () => (await list({ text: visit.number }))[0]?.status).toBe('left')
    expect(await leaving.count()).toBe(0)
    note('J1 visitor leaves by scan', await leaving.count(), 0)

    await standAtToday()
    const returning = await countKeys(page)
    await returning.scan(visit.number)
    await page.locator('[data-form^="desk.visit."]').waitFor()
    await expect.poll(focused).toBe('host')
    await returning.press('Enter')
    await saved('赵一')
    const count = await returning.count()
    note('J1 returning visitor by scan', count, 1)
    expect(count).toBeLessThanOrEqual(1)
    const again = await newest('visit')
    expect(again).toMatchObject({ person: '赵一', toWhom: '李经理', about: '送货', status: 'inside' })
    expect(again.number).not.toBe(visit.number)
  })

  it('J1 knows a returning visitor by initials: at most 5 keys typed', async () => {
    await standAtToday()
    const hand = await countKeys(page)
    await hand.press('F2')
    await page.locator('[data-form="desk.visit"]').waitFor()
    await hand.pick('cs')
    await expect.poll(focused).toBe('host')
    await hand.press('Enter')
    await saved('测试甲')
    const count = await hand.count()
    note('J1 returning visitor by initials', count, 5)
    expect(count).toBeLessThanOrEqual(5)
    expect(await newest('visit')).toMatchObject({ person: '测试甲', phone: '13900000001', toWhom: '李经理', about: '洽谈' })
  })

  it('warns that the person is inside already, without stopping', async () => {
    expect(await page.locator('.dg-announce').textContent()).toMatch(/尚未签离/)
  })

  it('J2 takes a call that becomes a request with at most 7 keys by fields', async () => {
    await standAtToday()
    const hand = await countKeys(page)
    await hand.press('F3')
    await page.locator('[data-form="desk.call"]').waitFor()
    expect(await focused()).toBe('caller')
    await hand.pick('wx')
    await expect.poll(focused).toBe('subject')
    await hand.words('厨房漏水')
    await hand.press('Enter')
    await hand.words('漏到楼下，急')
    await hand.press('F7')
    await saved('厨房漏水')
    const count = await hand.count()
    note('J2 call to request by fields', count, 7)
    expect(count).toBeLessThanOrEqual(7)
    expect(await newest('case')).toMatchObject({ person: '王小明', phone: '13800004321', about: '厨房漏水', status: 'open' })
    expect(await newest('call')).toMatchObject({ person: '王小明', about: '厨房漏水' })
  })

  it('J2 takes a call that becomes a request as one line with at most 3 keys', async () => {
    await standAtToday()
    const hand = await countKeys(page)
    await hand.press('F9')
    await page.locator('[data-form="desk.line"]').waitFor()
    await hand.line('钱二', '路灯不亮')
    await hand.press('Enter')
    await saved('路灯不亮')
    const count = await hand.count()
    note('J2 call to request as one line', count, 3)
    expect(count).toBeLessThanOrEqual(3)
    expect(await newest('case')).toMatchObject({ person: '钱二', about: '路灯不亮', detail: 'repair' })
  })

  it('puts the focus into the first field of every form', async () => {
    for (const [path, field] of [['/desk/visit', 'visitor'], ['/desk/call', 'caller'], ['/desk/case', 'person'], ['/desk/line', 'line']] as const) {
      await page.goto(`${host.origin}/#/today`)
      await page.goto(`${host.origin}/#${path}`)
      await expect.poll(focused, { message: path }).toBe(field)
    }
  })

  it('never saves by the Enter of an input method', async () => {
    const before = (await list({ size: 200 })).length
    await page.goto(`${host.origin}/#/desk/line`)
    await expect.poll(focused).toBe('line')
    const session: CDPSession = await page.context().newCDPSession(page)
    await session.send('Input.imeSetComposition', { text: 'wang xm', selectionStart: 7, selectionEnd: 7 })
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 })
    await session.send('Input.insertText', { text: '王小明 灯坏了' })
    await page.waitForTimeout(400)
    expect((await list({ size: 200 })).length).toBe(before)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await list({ size: 200 })).length).toBe(before + 2)
  })

  it('hears a badge whatever has the focus, and leaves no letter of it in the box', async () => {
    const { visit } = await host.call('desk/register-visit', { visitor: '孙三', badge: 'BADGE-0815' }, clerk)
    await page.goto(`${host.origin}/#/desk/call`)
    await expect.poll(focused).toBe('caller')
    const hand = await countKeys(page)
    await hand.words('liusi')
    await hand.scan('BADGE-0815')
    await expect.poll(async () => (await list({ text: visit.number }))[0]?.status).toBe('left')
    expect(await page.locator('[data-name="caller"] input').inputValue()).toBe('liusi')
  })

  it('hands a badge out: an unknown code in the visitor form becomes its badge', async () => {
    await page.goto(`${host.origin}/#/today`)
    await page.goto(`${host.origin}/#/desk/visit`)
    await expect.poll(focused).toBe('visitor')
    const hand = await countKeys(page)
    await hand.words('周四')
    await hand.scan('BADGE-0909')
    await expect.poll(() => page.locator('[data-name="badge"] input').inputValue()).toBe('BADGE-0909')
    expect(await page.locator('[data-name="visitor"] input').inputValue()).toBe('周四')
    await hand.press('Control+Enter')
    await expect.poll(async () => (await newest('visit')).badge).toBe('BADGE-0909')
    await expect.poll(() => page.locator('[data-name="visitor"] input').inputValue()).toBe('')
  })

  it('signs out, corrects and closes from the list by single keys', async () => {
    await page.goto(`${host.origin}/#/desk?state=inside&text=BADGE-0909`)
    await page.locator('.dg-grid-row', { hasText: '周四' }).waitFor()
    await page.locator('.dg-grid-row[aria-selected="true"]', { hasText: '周四' }).waitFor()
    await page.waitForTimeout(150)
    await page.keyboard.press('o', { delay: 20 })
    await expect.poll(async () => (await list({ text: 'BADGE-0909' }))[0].status).toBe('left')
    await page.keyboard.press('Control+z')
    await page.locator('[data-form^="desk.visit.correct."]').waitFor()
  })
})
