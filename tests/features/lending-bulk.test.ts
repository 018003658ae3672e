import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLoansTouchedSince, insertLoans, removeLoans } from '#main/features/lending/lending.bulk.ts'
import type { ImportedLoan } from '#main/features/lending/lending.bulk.ts'
import { countOpenLoans, listDueLoans } from '#main/features/lending/lending.facts.ts'
import { returnLoan } from '#main/features/lending/lending.desk.ts'
import { lendingSources } from '#main/app/lending-sources.ts'
import { getLoanSheet, listLoans } from '#main/features/lending/lending.queries.ts'
import { loanFilterSchema } from '#shared/contract/lending.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { openUnitArchive } from '#tests/support/unit-archive.ts'
import type { UnitArchive } from '#tests/support/unit-archive.ts'

const today = toDay('2026-03-02')
const old = (more: Partial<ImportedLoan> = {}): ImportedLoan => ({
  issueDay: toDay('2026-02-02'), dueDay: toDay('2026-02-05'), returnDay: null, borrowerName: '测试甲', borrowerUnit: '销售部', title: '客户档案', copies: 2, reason: '核对', approvedBy: '旧批准人', ...more,
})
const filter = (more: object) => loanFilterSchema.parse(more)

describe('an old loan register', () => {
  let archive: UnitArchive
  let batchId: Id<'import'>
  beforeAll(async () => {
    archive = openUnitArchive({ today })
    batchId = await archive.write((unit) => Promise.resolve(unit.newId<'import'>()), 'archive-administrator')
  })
  afterAll(() => { archive.close() })

  it('keeps an old number that is free, and gives a new one to a double, to our own series, and to a line without', async () => {
    const numbers = await archive.write((unit) => insertLoans(unit, [old({ oldNumber: 'A-17' }), old({ oldNumber: 'A-17' }), old({ oldNumber: 'JY2026-00009' }), old()], { batchId }), 'archive-administrator')
    expect(numbers.map((loan) => loan.number)).toEqual(['A-17', 'JY2026-00001', 'JY2026-00002', 'JY2026-00003'])
  })

  it('takes open lines as out and overdue, returned ones as struck off, with the names that the register had', async () => {
    const [open, back, dueToday] = await archive.write((unit) => insertLoans(unit, [
      old({ oldNumber: 'B-1', borrowerName: '测试乙' }), old({ oldNumber: 'B-2', returnDay: toDay('2026-02-09') }), old({ oldNumber: 'B-3', dueDay: today }),
    ], { batchId }), 'archive-administrator')
    const sheet = (id: Id<'loan'> | undefined) => getLoanSheet(archive.reader, lendingSources, id ?? ('' as Id<'loan'>), today)
    expect((await sheet(open?.id)).loan).toMatchObject({ status: 'out', daysLate: 25, approvedBy: '旧批准人', approvalId: null, policyPack: 'imported', copies: 2 })
    expect((await sheet(open?.id)).why).toEqual([{ key: 'issued', value: '2026-02-02' }, { key: 'imported', value: 3 }, { key: 'due', value: '2026-02-05' }])
    expect((await sheet(back?.id)).loan).toMatchObject({ status: 'closed', daysLate: 0 })
    expect((await sheet(dueToday?.id)).loan).toMatchObject({ status: 'out', daysLate: 0 })
    expect((await listLoans(archive.reader, filter({ text: '测试乙' }), today)).rows.map((row) => row.number)).toEqual(['B-1'])
    expect((await listDueLoans(archive.reader, today)).map((line) => [line.number, line.daysLate])).toContainEqual(['B-1', 25])
  })

  it('takes an old line back like any other, without a count', async () => {
    const [loan] = (await listLoans(archive.reader, filter({ text: 'B-1' }), today)).rows
    if (loan === undefined) throw new Error('the old line is not found')
    expect((await archive.write((unit) => returnLoan(unit, loan.id, []), 'archive-administrator')).loan.status).toBe('closed')
    expect(await findLoansTouchedSince(archive.reader, batchId)).toEqual(['B-1'])
  })

  it('takes a batch away whole, out of the search too, and does not give its numbers again', async () => {
    const other = await archive.write((unit) => Promise.resolve(unit.newId<'import'>()), 'archive-administrator')
    await archive.write((unit) => insertLoans(unit, Array.from({ length: 450 }, (_, index) => old({ borrowerName: `批量${String(index)}` })), { batchId: other }), 'archive-administrator')
    const before = await countOpenLoans(archive.reader)
    expect(await archive.write((unit) => removeLoans(unit, other, '导错了'), 'archive-administrator')).toBe(450)
    expect([before - await countOpenLoans(archive.reader), (await listLoans(archive.reader, filter({ text: '批量7' }), today)).rows]).toEqual([450, []])
    const [next] = await archive.write((unit) => insertLoans(unit, [old()], { batchId }), 'archive-administrator')
    expect(next?.number).toBe('JY2026-00454')
  })
})
