import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles } from '#shared/domain/access.ts'
import { kindsFor } from '#shared/domain/find.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

let office: TestOffice
let clerk: Client
beforeAll(async () => {
  office = await openTestOffice({ today: '2026-03-02' })
  clerk = await office.as('clerk')
  await clerk.deposits.take({ depositor: '王小明', phone: '138-0000-4321', company: '欧尼士有限公司', item: '合同一袋' })
  await clerk.customers.open({ name: '欧尼士有限公司', contacts: [{ name: '李建国', phones: ['13900008765'] }], room: 'A-1203', plate: '浙A12345' })
  for (let index = 0; index < 12; index += 1) await clerk.deposits.take({ depositor: '赵一', item: '雨伞', note: 'JC2026-00001 的同行人' })
})
afterAll(async () => { await office.close() })

const titles = async (text: string, desk: Client = clerk) => (await desk.find.search({ text })).rows.map((row) => `${row.kind} ${row.title}`)

describe('finding anything', () => {
  it('finds a person by one character, by initials, by spelling and by the tail of a phone', async () => {
    for (const text of ['王', '明', 'wxm', 'wangxiaoming', '4321', '21']) expect(await titles(text), text).toContain('deposit JC2026-00001 合同一袋')
    for (const text of ['李', 'ljg', '8765', '1203', '浙A12345']) expect((await titles(text)).some((title) => title.startsWith('customer ')), text).toBe(true)
  })

  it('finds every kind of record of one company in one box, the newest first', async () => {
    const { rows } = await clerk.find.search({ text: '欧尼士' })
    expect(rows.map((row) => row.kind)).toEqual(['customer', 'deposit'])
    expect(rows.every((row, index) => index === 0 || row.at <= (rows[index - 1]?.at ?? 0))).toBe(true)
  })

  it('puts a number that was scanned whole first and marks it, in any case and with any dashes', async () => {
    for (const text of ['JC2026-00001', 'jc2026-00001', 'JC202600001']) {
      const { rows } = await clerk.find.search({ text })
      expect([rows[0]?.title, rows[0]?.isExactNumber], text).toEqual(['JC2026-00001 合同一袋', true])
    }
    expect((await clerk.find.search({ text: 'JC2026-0000' })).rows.every((row) => !row.isExactNumber)).toBe(true)
  })

  it('goes on page by page without showing a record twice', async () => {
    const seen: string[] = []
    let before: string | null = null
    do {
      const page: Awaited<ReturnType<Client['find']['search']>> = await clerk.find.search({ text: '雨伞', size: 5, before })
      seen.push(...page.rows.map((row) => row.id))
      before = page.next
    } while (before !== null)
    expect([seen.length, new Set(seen).size]).toEqual([12, 12])
  })

  it('finds nothing in nothing, and survives whatever is typed or scanned', async () => {
    for (const text of ['', '   ', '"', "' OR 1=1 --", '*', 'NEAR(', '（）', '\\', '🙂', '查无此人', '9'.repeat(200)]) expect(await titles(text), text).toEqual([])
    await expect(clerk.find.search({ text: '王\u0000' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('shows to each role only the kinds that it may read: a system administrator finds no customer', async () => {
    expect(await titles('王', await office.as('system-administrator'))).toEqual([])
    for (const role of roles) {
      const found = (await (await office.as(role)).find.search({ text: '欧尼士' })).rows.map((row) => row.kind)
      expect(found.every((kind) => kindsFor(role).includes(kind)), role).toBe(true)
      expect(found.length > 0, role).toBe(role !== 'system-administrator')
    }
    await expect(office.anyone().find.search({ text: '王' })).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  })
})
