/** The deposit log as a clerk lives it, in a real Chromium, by keyboard and scanner: taken in, found, handed back, undone, corrected, printed; with the keys counted. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countKeys } from '#tests/e2e/count-keys.ts'
import type { Hand } from '#tests/e2e/count-keys.ts'
import { openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'
import type { DepositRow } from '#shared/contract/deposits.ts'
import type { Role } from '#shared/domain/access.ts'

/** A hand needs longer than a stuttering scanner between two readings. */
const betweenScansMs = 1_000

describe('the deposit desk', { timeout: 60_000 }, () => {
  let host: HostProcess
  let browser: Browser
  let page: Page
  let hand: Hand
  let tokens: Record<Role, string>
  let labelled: DepositRow
  const call = (path: string, input: unknown): Promise<any> => host.call(`deposits/${path}`, input, tokens.clerk)
  const said = (text: string | RegExp) => page.locator('.dg-announce', { hasText: text }).waitFor()
  const stateOf = async (id: string): Promise<string> => (await call('get', { id })).deposit.status
  /** Opens Today again, as after other work; the quiet line of the work before is gone. */
  const elsewhere = async () => {
    await page.keyboard.press('Alt+1')
    await page.waitForURL('**/#/today')
    hand = await countKeys(page)
  }

  beforeAll(async () => {
    host = await startHostProcess()
    tokens = await furnishOffice(host)
    labelled = await call('take', { depositor: '王小明', phone: '13800004321', company: '欧尼士有限公司', item: '样品箱', place: '前台柜 3-02' })
    browser = await startBrowser()
    page = await openDeskPage(browser, host, { role: 'clerk' })
    hand = await countKeys(page)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await host.stop()
  })

  it('takes in for somebody known with six keys beyond the words: F4, two letters and Enter, item, place; and reads the number out', async () => {
    await hand.press('F4')
    await page.getByLabel('寄存人').waitFor()
    await hand.pick('wx')
    await hand.words('雨伞')
    await hand.press('Enter')
    await hand.press('Enter')
    await said('已收存 JC2026-00002：雨伞，放在前台柜 3-02')
    expect([await hand.count(), await hand.pointers()]).toEqual([6, 0])
    expect((await call('find-by-number', { number: 'JC2026-00002' }))).toMatchObject({ depositor: '王小明', phone: '13800004321', company: '欧尼士有限公司', item: '雨伞', place: '前台柜 3-02' })
  })

  it('stands ready for the next after Ctrl+Enter, the new line in sight', async () => {
    await elsewhere()
    await hand.press('F4')
    await page.getByLabel('寄存人').waitFor()
    await hand.words('赵一')
    await hand.press('Enter')
    await hand.press('Enter')
    await hand.words('快递箱')
    await hand.press('Control+Enter')
    await said('JC2026-00003')
    await page.getByRole('region', { name: '寄存登记簿' }).getByText('快递箱').waitFor()
    expect(await page.getByLabel('寄存人').inputValue()).toBe('')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('deposits.take.depositor')
    await page.keyboard.press('Escape')
  })

  it('hands a labelled item back by two scans of its ticket from any screen, with no key at all', async () => {
    await elsewhere()
    await hand.scan(labelled.number)
    await page.getByText('再扫一次同一张寄存单').waitFor()
    expect(await stateOf(labelled.id)).toBe('held')
    await page.waitForTimeout(betweenScansMs)
    await hand.scan(labelled.number)
    await said(`已归还 ${labelled.number}：样品箱，领取人 王小明`)
    expect([await hand.count(), await hand.pointers()]).toEqual([0, 0])
    expect(await stateOf(labelled.id)).toBe('handed-back')
  })

  it('takes the same item in again by two scans of its old ticket, and the old ticket then leads to the new line', async () => {
    await elsewhere()
    await hand.scan(labelled.number)
    await page.getByText('这件已领回').waitFor()
    await page.waitForTimeout(betweenScansMs)
    await hand.scan(labelled.number)
    await said('已收存 JC2026-00004：样品箱')
    expect([await hand.count(), await hand.pointers()]).toEqual([0, 0])
    await elsewhere()
    await hand.scan(labelled.number)
    await page.locator('.dg-detail-head', { hasText: 'JC2026-00004' }).waitFor()
  })

  it('does nothing when the scanner reads one ticket twice within a moment', async () => {
    await elsewhere()
    const held: DepositRow = await call('find-by-number', { number: 'JC2026-00004' })
    await hand.scan(held.number)
    await page.getByText('再扫一次同一张寄存单').waitFor()
    await hand.scan(held.number)
    await page.waitForTimeout(300)
    expect(await stateOf(held.id)).toBe('held')
  })

  it('hands back by scanning the item and then the depositor’s own card, with no key at all', async () => {
    const file = await host.call('customers/open', { name: '鑫源贸易', contacts: [{ name: '钱二', phones: ['13700001111'] }] }, tokens.clerk)
    const left: DepositRow = await call('take', { customerId: file.customer.id, depositor: '钱二', company: '鑫源贸易', item: '图纸筒' })
    await elsewhere()
    await hand.scan(left.number)
    await page.getByLabel('谁来领').waitFor()
    await hand.scan(file.customer.number)
    await said(`已归还 ${left.number}：图纸筒，领取人 钱二`)
    expect([await hand.count(), await hand.pointers()]).toEqual([0, 0])
  })

  it('takes in from a scanned card: the person is filled in, only the item and its place are asked', async () => {
    const [file] = (await host.call('customers/list', { text: '鑫源' }, tokens.clerk)).rows
    await elsewhere()
    await hand.press('F4')
    await page.getByLabel('寄存人').waitFor()
    await hand.scan(file.number)
    await page.waitForFunction(() => document.activeElement?.id === 'deposits.take.item')
    await hand.words('样书')
    await hand.press('Enter')
    await hand.press('Enter')
    await said('样书')
    expect(await hand.count()).toBe(3)
    expect((await call('list', { text: '样书' })).rows[0]).toMatchObject({ depositor: '钱二', company: '鑫源贸易', phone: '13700001111', customerId: file.id })
  })

  it('writes somebody else’s card down as a proxy, and still asks what they are to the depositor', async () => {
    const visit = await host.call('desk/register-visit', { visitor: '孙六', phone: '13600002222', host: '李经理' }, tokens.clerk)
    const held: DepositRow = (await call('list', { text: '样书' })).rows[0]
    await elsewhere()
    await hand.scan(held.number)
    await page.getByLabel('谁来领').waitFor()
    await hand.scan(visit.visit.number)
    await page.waitForFunction(() => document.activeElement?.id.endsWith('collectorRelation'))
    await hand.words('同事')
    await hand.press('Enter')
    await said('领取人 孙六')
    expect((await call('get', { id: held.id })).deposit.collector).toEqual({ kind: 'proxy', name: '孙六', phone: '13600002222', relation: '同事' })
    expect((await host.call('desk/get', { id: visit.visit.id }, tokens.clerk)).visit.leftAt).toBeNull()
  })

  it('hands back by H and Enter in the list, and Ctrl+Z within ten seconds takes a mistake back with a reason', async () => {
    await elsewhere()
    await page.keyboard.press('Alt+3')
    await page.locator('.dg-grid-row', { hasText: 'JC2026-00003' }).click()
    await page.locator('.dg-detail-head', { hasText: 'JC2026-00003' }).waitFor()
    hand = await countKeys(page)
    await hand.press('h')
    await page.getByLabel('谁来领').waitFor()
    await hand.press('Enter')
    await said('已归还 JC2026-00003')
    expect(await hand.count()).toBe(2)
    await page.keyboard.press('Control+z')
    await page.getByLabel('撤销原因').waitFor()
    await page.keyboard.insertText('来人不是赵一')
    await page.keyboard.press('Enter')
    await said('JC2026-00003 恢复为在存')
    await page.getByText('撤销归还：来人不是赵一').waitFor()
  })

  it('writes a proxy down before the item leaves, and keeps the item while something is missing', async () => {
    await page.keyboard.press('h')
    await page.getByLabel('谁来领').waitFor()
    await page.keyboard.type('2', { delay: 60 })
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id.endsWith('collectorName'))
    await page.keyboard.insertText('周四')
    await page.keyboard.press('Control+Enter')
    await page.getByText('请填写领取人电话').waitFor()
    await page.keyboard.type('13700001111', { delay: 60 })
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('同事')
    await page.keyboard.press('Enter')
    await said('领取人 周四')
    expect((await call('find-by-number', { number: 'JC2026-00003' })).collector).toEqual({ kind: 'proxy', name: '周四', phone: '13700001111', relation: '同事' })
  })

  it('acts on the open deposit, not on the row with the focus, also after coming back from its correction', async () => {
    await page.keyboard.press('e')
    await page.getByLabel('更正原因').waitFor()
    await page.getByLabel('数量').fill('5')
    await page.getByLabel('更正原因').fill('数量写错')
    await page.keyboard.press('Control+Enter')
    await said('已更正 JC2026-00003')
    await page.getByText('更正数量：数量写错').waitFor()
    await page.getByText('数量：1 → 5').waitFor()
    await page.keyboard.press('Control+p')
    await page.getByRole('dialog', { name: '寄存单 JC2026-00003' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('l')
    await page.getByRole('dialog', { name: '标签' }).waitFor()
    await page.keyboard.press('Escape')
  })

  it('finds by phone tail and by initials while typing, and Esc clears', async () => {
    await page.keyboard.press('Escape')
    for (const [typed, wanted, other] of [['4321', 'JC2026-00004', 'JC2026-00003'], ['wxm', 'JC2026-00002', 'JC2026-00003']] as const) {
      await page.keyboard.press('/')
      await page.keyboard.type(typed, { delay: 60 })
      await page.keyboard.press('Enter')
      await page.locator('.dg-grid-row', { hasText: wanted }).waitFor()
      await page.locator('.dg-grid-row', { hasText: other }).waitFor({ state: 'detached' })
      await page.keyboard.press('/')
      await page.keyboard.press('Escape')
    }
  })

  it('keeps a photo with the line, and shows it again from the archive', async () => {
    await elsewhere()
    await page.keyboard.press('F4')
    await page.getByLabel('寄存人').fill('照片甲')
    await page.getByLabel('物品').fill('相机')
    const picture = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(40, 30)
      const context = canvas.getContext('2d')
      if (context !== null) { context.fillStyle = '#0b5d5e'; context.fillRect(0, 0, 40, 30) }
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())]
    })
    await page.locator('input[type=file]').setInputFiles({ name: '相机.png', mimeType: 'image/png', buffer: Buffer.from(picture) })
    await page.locator('.dg-photo img').waitFor()
    await page.getByLabel('物品').press('Control+Enter')
    await said('相机')
    const saved: DepositRow = (await call('list', { text: '照片甲' })).rows[0]
    expect(saved.photoId).not.toBeNull()
    await page.goto(`${host.origin}/#/deposits?open=${saved.id}`)
    await page.locator('.dg-detail img').waitFor()
    expect(await page.locator('.dg-detail img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(40)
  })

  it('says what to do first where nothing has been left yet', async () => {
    await page.goto(`${host.origin}/#/deposits?text=${encodeURIComponent('没有这样的东西')}`)
    await page.getByText('没有符合条件的记录').waitFor()
  })
})
