import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringCalendarYear, decideOfficeDay, loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { actOnDuty, catchUpDuties, explainDuty, listMovedDuties, moveDuties, openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import { listDutiesOf, listOpenDuties } from '#main/mechanisms/duties/duty-store.ts'
import type { DutyRule } from '#shared/domain/duties.ts'
import { readdSteps } from '#shared/domain/due-moments.ts'
import { toDay } from '#shared/kernel/days.ts'
import { openUnitArchive } from '#tests/support/unit-archive.ts'
import type { UnitArchive } from '#tests/support/unit-archive.ts'

const halfYearly: DutyRule = {
  id: 'P07-14', clause: 'P07-14', zh: '半年保管检查', en: 'Half-yearly custody inspection', owner: 'archive-administrator', evidence: 'words', ladder: [{ afterDays: 1, role: 'department-manager' }],
  comes: { kind: 'recurs', recurrence: { every: 'months', months: 6, windows: [{ opens: { from: 'start', count: 1 }, due: { from: 'end', count: 1 } }] } },
}
const filing: DutyRule = {
  id: 'P19-B.1a', clause: 'P19-B.1', zh: '新客户备案', en: 'File the new customer', owner: 'clerk', evidence: 'record', ladder: [],
  comes: { kind: 'after', event: 'customer.contacted', term: { unit: 'working-days', count: 5 } },
}
const rules = [halfYearly, filing]
const customer = { kind: 'customer', id: 'customer-1', number: 'KH2026-00001', title: '测试客户' }

describe('the duty engine', () => {
  let archive: UnitArchive
  beforeAll(() => { archive = openUnitArchive({ today: '2026-09-28' }) })
  afterAll(() => { archive.close() })

  it('opens what an event brings, five working days on over the October holidays, and explains it', async () => {
    await archive.write((unit) => openDutiesAfter(unit, rules, { event: 'customer.contacted', day: toDay('2026-09-28'), subject: customer }))
    const [duty] = await listDutiesOf(archive.reader, customer.id)
    expect(duty).toMatchObject({ clause: 'P19-B.1', status: 'open', dueDay: '2026-10-10' })
    const calendar = await loadCalendar(archive.reader)
    expect(duty === undefined ? null : readdSteps(explainDuty(duty, calendar).steps).day).toBe('2026-10-10')
  })

  it('opens nothing twice for the same event', async () => {
    expect(await archive.write((unit) => openDutiesAfter(unit, rules, { event: 'customer.contacted', day: toDay('2026-09-28'), subject: customer }))).toEqual([])
  })

  it('lists what a changed calendar would move before it moves, and keeps the old day in the book', async () => {
    await archive.write((unit) => decideOfficeDay(unit, toDay('2026-10-09'), { isWorked: false, name: '停电检修' }))
    const moved = await listMovedDuties(archive.reader, await loadCalendar(archive.reader), toDay('2026-09-28'))
    expect(moved.map(({ duty, newDueDay }) => [duty.dueDay, newDueDay])).toEqual([['2026-10-10', '2026-10-12']])
    expect((await listDutiesOf(archive.reader, customer.id))[0]?.dueDay).toBe('2026-10-10')
    await archive.write((unit) => moveDuties(unit, moved.map(({ duty, newDueDay }) => ({ id: duty.id, from: duty.dueDay, to: newDueDay }))))
    expect((await listDutiesOf(archive.reader, customer.id))[0]?.dueDay).toBe('2026-10-12')
  })

  it('is ended by the record that closes the matter', async () => {
    await archive.write((unit) => settleDutiesOf(unit, customer.id, ['P19-B.1a'], { action: 'complete', words: '', recordNumber: 'KH2026-00001' }))
    expect(await listDutiesOf(archive.reader, customer.id)).toMatchObject([{ status: 'done', recordNumber: 'KH2026-00001' }])
  })

  it('begins recurring duties on the first day, and after months off opens what came meanwhile, once', async () => {
    expect(await archive.write((unit) => catchUpDuties(unit, rules))).toEqual([])
    archive.clock.set('2027-07-15')
    const opened = await archive.write((unit) => catchUpDuties(unit, rules))
    expect(opened).toHaveLength(2)
    expect(await archive.write((unit) => catchUpDuties(unit, rules))).toEqual([])
    expect((await listOpenDuties(archive.reader, toDay('2027-07-15'), 10)).map((duty) => [duty.period, duty.dueDay])).toEqual([['2027-H1', '2027-06-30'], ['2027-H2', '2027-12-31']])
  })

  it('refuses to end a duty without the words that its clause asks for', async () => {
    const [duty] = await listOpenDuties(archive.reader, toDay('2027-07-15'), 10)
    const end = (words: string) => archive.write((unit) => actOnDuty(unit, rules, duty?.id ?? '', { action: 'complete', words, recordNumber: '' }), 'archive-administrator')
    await expect(end('')).rejects.toMatchObject({ refusals: [{ code: 'duties.words-missing', clause: 'P07-14' }] })
    expect(await end('查 12 架，1 盒受潮已处理')).toMatchObject({ status: 'done', words: '查 12 架，1 盒受潮已处理' })
  })

  it('takes a year’s calendar in and refuses one with a day twice, keeping what stood before', async () => {
    const newYear = { day: toDay('2027-01-01'), kind: 'holiday', name: '元旦' } as const
    await archive.write((unit) => bringCalendarYear(unit, { year: 2027, days: [newYear] }, '手工录入'))
    await expect(archive.write((unit) => bringCalendarYear(unit, { year: 2027, days: [newYear, newYear] }, '手工录入'))).rejects.toMatchObject({ refusals: [{ code: 'calendar.day-twice', facts: { day: '2027-01-01' } }] })
    const calendar = await loadCalendar(archive.reader)
    expect([calendar.years.has(2027), calendar.special.get(toDay('2027-01-01'))?.name]).toEqual([true, '元旦'])
  })
})
