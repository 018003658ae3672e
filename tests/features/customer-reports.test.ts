/** Reports on the customers at the desk: files of numbered copies, the duty to compile, definitions, and what a reader finds. */
import { readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Progress } from '#shared/contract/archive.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { openReportingOffice, refused } from '#tests/support/customer-reports.ts'
import type { ReportingOffice } from '#tests/support/customer-reports.ts'
import { openOfficeDatabase } from '#tests/support/office-database.ts'
import type { Client } from '#tests/support/office.ts'

const must = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing is there')
  return value
}

describe('customer reports', () => {
  let of: ReportingOffice
  const door = (client: Client) => client['customer-reports']
  beforeAll(async () => { of = await openReportingOffice('2026-03-02') })
  afterAll(async () => { await of.office.close() })
  let defined = 0
  const define = async (more: Partial<Parameters<Client['customer-reports']['define']>[0]> = {}) => {
    defined += 1
    return door(of.specialist).define({ name: `统计${String(defined)}`, purpose: '经营分析', printRun: 2, receivers: ['总经理室'], ...more })
  }

  async function exportCopy(client: Client, copyId: Id<'report-copy'>) {
    const steps: Progress[] = []
    const events = await door(client).export({ copyId })
    for (let next = await events.next(); ; next = await events.next()) {
      if (next.done === true) return { file: must(next.value), steps }
      steps.push(next.value)
    }
  }

  it('write a numbered copy into a workbook with its number, figures, old values and reviewers', async () => {
    of.on('2026-04-01')
    for (const name of ['甲', '乙', '丙']) await of.specialist.customers.open({ name: `报表客户${name}`, category: 'general', partyType: 'firm' })
    const { report: { id, number } } = await of.issue((await define()).id, '2026-04')
    const asked = await door(of.specialist).correct({ id, items: [{ item: 'total', newValue: 4 }, { item: 'general', newValue: 4 }, { item: 'active', newValue: 4 }], reason: '漏计一户' })
    await of.generalManager.approvals.agree({ id: must(asked.corrections[0]?.approvalId), opinion: '准' })
    const [copy] = (await door(of.specialist).makeCopies({ id, medium: 'xlsx' })).copies
    const { file, steps } = await exportCopy(of.specialist, must(copy).id)
    const sheet = must(Object.values(read(readFileSync(file.path)).Sheets)[0])
    const rows = utils.sheet_to_json<readonly unknown[]>(sheet, { header: 1 })
    const line = (label: string) => rows.find((row) => row[0] === label)
    expect([line('报表编号')?.[3], line('份号')?.[3], line('版本')?.[3]]).toEqual([number, '1', '2'])
    expect([line('客户总数')?.slice(1, 3), line('其中一般客户')?.slice(1, 3), line('本期新增')?.[1]]).toEqual([[4, 3], [4, 3], 3])
    expect(line('信息主管审核')?.[3]).toContain('信息主管乙')
    expect(file.rows).toBe(steps.at(-1)?.done)
    // The figures are no register that anybody could export without a number.
    await expect(of.specialist.reports.preview({ register: 'report-figures' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('write no file of a copy on paper, of one that was destroyed, nor a PDF where nothing prints it', async () => {
    of.on('2026-04-01')
    const { report: { id } } = await of.issue((await define()).id, '2026-03')
    const [paper] = (await door(of.specialist).makeCopies({ id })).copies
    expect(await refused(exportCopy(of.specialist, must(paper).id))).toEqual(['no-file-copy P07-12'])
    const [file] = (await door(of.specialist).makeCopies({ id, medium: 'pdf' })).copies
    await expect(exportCopy(of.specialist, must(file).id)).rejects.toMatchObject({ data: { refusals: [{ code: 'reports.pdf-engine-missing' }] } })
    await door(of.specialist).destroyCopy({ id: must(file).id, note: '没有写成' })
    expect(await refused(exportCopy(of.specialist, must(file).id))).toEqual(['copy-destroyed P07-12'])
  })

  it('are asked for once a period is over, each period once, and the report of a period ends its own duty only', async () => {
    of.on('2026-04-30')
    const definition = await define({ name: '五月起的月报' })
    const owed = async () => (await of.specialist.duties.list({ status: 'open' })).rows.filter((duty) => duty.clause === 'P07-9' && duty.subject.title === definition.name).map((duty) => [duty.subject.number, duty.dueDay])
    const arrive = async (day: string) => { of.on(day); await of.supervisor.session.lock({}); await of.supervisor.session.login({ userId: must((await of.specialist.users.list({})).rows.find((user) => user.displayName === '信息主管乙')).id, password: 'a-long-test-password' }) }
    await arrive('2026-04-30')
    expect(await owed()).toEqual([])
    await arrive('2026-05-01')
    expect(await owed()).toEqual([['2026-04', '2026-05-11']])
    await arrive('2026-06-02')
    expect(await owed()).toEqual([['2026-04', '2026-05-11'], ['2026-05', '2026-06-11']])
    expect((await door(of.specialist).definitions({ state: 'all' })).rows.find((row) => row.id === definition.id)?.duePeriod).toBe('2026-05')
    await door(of.specialist).compile({ definitionId: definition.id, period: '2026-05' })
    expect(await owed()).toEqual([['2026-04', '2026-05-11']])
    await door(of.specialist).endDefinition({ id: definition.id, reason: '不再需要' })
    expect(await owed()).toEqual([])
    expect(await refused(door(of.specialist).compile({ definitionId: definition.id, period: '2026-04' }))).toEqual(['definition-ended P07-12'])
    expect(await refused(door(of.specialist).redefine({ id: definition.id, name: definition.name }))).toEqual(['definition-ended P07-12'])
  })

  it('are found by number and name, paged without a gap, and narrowed by state', async () => {
    of.on('2026-07-01')
    const definition = await define({ name: '分页月报' })
    for (const period of ['2026-01', '2026-02', '2026-03']) await door(of.specialist).compile({ definitionId: definition.id, period })
    const pages: string[] = []
    for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
      const page: Awaited<ReturnType<Client['customer-reports']['list']>> = await door(of.sales).list({ text: '分页月报', state: 'draft', size: 2, cursor })
      pages.push(page.rows.map((row) => row.period).join(' '))
      cursor = page.next
    }
    expect(pages).toEqual(['2026-03 2026-02', '2026-01'])
    expect((await door(of.sales).list({ text: '分页月报', state: 'issued' })).rows).toEqual([])
    const found = await of.sales.find.search({ text: '分页月报' })
    expect(found.rows.map((row) => row.kind)).toContain('customer-report')
  })

  it('keep the name of a definition for one, and the ended ones apart', async () => {
    const definition = await define({ name: '独一份' })
    expect(await refused(door(of.specialist).define({ name: '独一份' }))).toEqual(['name-taken P07-12'])
    expect(await refused(door(of.specialist).redefine({ id: (await define()).id, name: '独一份' }))).toEqual(['name-taken P07-12'])
    await door(of.specialist).endDefinition({ id: definition.id, reason: '合并' })
    const listed = async (state: 'active' | 'ended') => (await door(of.specialist).definitions({ state })).rows.map((row) => row.id)
    expect([(await listed('active')).includes(definition.id), (await listed('ended')).includes(definition.id)]).toEqual([false, true])
  })

  it('end a request for a delivery that is given up, and take back what the two reviewers were asked when the author withdraws', async () => {
    of.on('2026-07-01')
    const definition = await define()
    const delivery = await door(of.finance).requestDelivery({ definitionId: definition.id, need: '对账', receivers: ['财务己'] })
    expect((await door(of.finance).revokeDelivery({ deliveryId: delivery.id, reason: '不用了' })).status).toBe('revoked')
    await expect(of.manager.approvals.agree({ id: must(delivery.approvalId), opinion: '同意' })).rejects.toThrow()
    const { report: { id } } = await door(of.specialist).compile({ definitionId: definition.id, period: '2026-06' })
    const submitted = await door(of.specialist).submit({ id })
    await of.specialist.approvals.withdraw({ id: must(submitted.versions[0]?.approvalId), reason: '再核一遍' })
    const sheet = await door(of.specialist).get({ id })
    expect([sheet.report.status, sheet.versions[0]?.returnNote, sheet.reviews]).toEqual(['draft', '再核一遍', []])
    expect((await door(of.specialist).recompile({ id })).report.status).toBe('draft')
  })

  it('are not delivered under a request for another report', async () => {
    of.on('2026-07-01')
    const [one, other] = [await define(), await define()]
    const delivery = await door(of.finance).requestDelivery({ definitionId: one.id, need: '对账', receivers: ['财务己'] })
    for (const client of [of.manager, of.generalManager]) await client.approvals.agree({ id: must(delivery.approvalId), opinion: '同意' })
    const { report: { id } } = await door(of.specialist).compile({ definitionId: other.id, period: '2026-06' })
    expect(await refused(door(of.specialist).deliver({ deliveryId: delivery.id, id }))).toEqual(['other-report P07-10', 'supervisor-review-missing P07-13', 'manager-review-missing P07-13'])
  })

  it('refuse input that a person could not mean, and keep nothing of it', async () => {
    const definition = await define()
    for (const period of ['2026-13', '2026-Q5', '26-01', '']) await expect(door(of.specialist).compile({ definitionId: definition.id, period }), period).rejects.toThrow()
    const { report: { id } } = await of.issue(definition.id, '2026-06')
    for (const items of [[], [{ item: 'total' as const, newValue: -1 }], [{ item: 'total' as const, newValue: 1.5 }], [{ item: 'all' as 'total', newValue: 1 }]]) await expect(door(of.specialist).correct({ id, items, reason: '试' })).rejects.toThrow()
    await expect(door(of.specialist).correct({ id, items: [{ item: 'total', newValue: 1 }], reason: '' })).rejects.toThrow()
    await expect(door(of.specialist).makeCopies({ id, count: 51 })).rejects.toThrow()
    expect((await door(of.specialist).get({ id })).versions).toHaveLength(1)
    expect((await door(of.specialist).get({ id })).copies).toEqual([])
  })

  it('are kept by the archive itself: figures of an issued version are written over by no statement', async () => {
    const { report: { id } } = await of.issue((await define()).id, '2026-06')
    const connection = await openOfficeDatabase(of.office)
    expect(() => connection.prepare('UPDATE report_versions SET figures = ? WHERE report_id = ?').run('{}', id)).toThrow('written over')
    expect(() => connection.prepare('DELETE FROM report_versions WHERE report_id = ?').run(id)).toThrow('stay readable')
    connection.close()
  })
})
