import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/access.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { TestOffice } from '#tests/support/office.ts'

const idNumber = '11010519491231002X'

describe('the customer list as a register', () => {
  let office: TestOffice
  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-02' })
    const clerk = await office.as('clerk')
    await clerk.customers.open({ name: '一般测试甲', category: 'general', partyType: 'person', idNumber, shelfPlace: 'A-1', contacts: [{ phones: ['13800001111', '0755-12345678'] }], remark: '常客' })
    await clerk.customers.open({ name: '绝密测试乙', category: 'special', profession: '律师', secrecy: 'top-secret' })
    const { customer } = await clerk.customers.open({ name: '已关测试丙' })
    await clerk.customers.close({ id: customer.id, reason: '搬走' })
  })
  afterAll(async () => { await office.close() })

  async function exportAs(role: Role): Promise<{ rows: string[][]; footer: string }> {
    const events = await (await office.as(role)).reports.export({ register: 'customers', format: 'csv', important: 'mask' })
    let step = await events.next()
    while (step.done !== true) step = await events.next()
    const lines = Papa.parse<string[]>(readFileSync(step.value?.path ?? '', 'utf8').replace(/^\uFEFF/, '')).data
    const end = lines.findIndex((line, index) => index > 0 && line.join('') === '')
    return { rows: lines.slice(0, end), footer: lines.slice(end).join('\n') }
  }
  const cell = (rows: string[][], name: string, title: string) => rows.find((row) => row.includes(name))?.[rows[0]?.indexOf(title) ?? -1]

  it('masks identity numbers for everyone but the archive administrator, and says so in the footer', async () => {
    const managers = await exportAs('department-manager')
    expect(cell(managers.rows, '一般测试甲', '身份证号')).toBe('110***********002X')
    expect(managers.footer).toContain('身份证号已遮盖')
    const archivists = await exportAs('archive-administrator')
    expect(cell(archivists.rows, '一般测试甲', '身份证号')).toContain(idNumber)
    expect(archivists.footer).not.toContain('身份证号已遮盖')
    const preview = await (await office.as('archive-administrator')).reports.preview({ register: 'customers' })
    expect(JSON.stringify(preview)).not.toContain(idNumber)
  })

  it('carries 绝密 in the remarks column although nothing was typed there (P07-22a)', async () => {
    const { rows } = await exportAs('clerk')
    expect(cell(rows, '绝密', '备注')).toBe('绝密；（已遮盖）')
    expect(rows.flat().join()).not.toContain('绝密测试乙')
    expect(cell(rows, '一般测试甲', '备注')).toBe('常客')
  })

  it('is narrowed by class, by status and by what is missing (P07-3.1, P07-6)', async () => {
    const clerk = await office.as('clerk')
    const namesIn = async (state: string) => (await clerk.reports.preview({ register: 'customers', state })).rows.map((row) => row.values['name'])
    expect(await namesIn('general')).toEqual(['一般测试甲'])
    expect(await namesIn('special')).toEqual(['绝密测试乙'])
    expect(await namesIn('closed')).toEqual(['已关测试丙'])
    expect(await namesIn('shelf-place-missing')).toEqual(['绝密测试乙'])
    expect(await namesIn('all')).toEqual(['已关测试丙', '绝密测试乙', '一般测试甲'])
  })

  it('counts files opened and closed by month', async () => {
    const { months } = await (await office.as('clerk')).reports.months({ register: 'customers' })
    expect(months[0]).toMatchObject({ month: '2026-03', counts: { opened: 3, closed: 1 } })
  })
})
