import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestOffice } from '#tests/support/office.ts'
import type { TestOffice } from '#tests/support/office.ts'

describe('duties in an office', () => {
  let office: TestOffice
  beforeAll(async () => { office = await openTestOffice({ today: '2026-01-10' }) })
  afterAll(async () => { await office.close() })

  it('brings the half-yearly inspection to its owner only, six months from the first day', async () => {
    const keeper = await office.as('archive-administrator')
    await office.as('clerk')
    expect((await keeper.duties.list({})).rows).toMatchObject([{ clause: 'P07-16', dueDay: '2026-02-09' }, { clause: 'P07-14', opensDay: '2026-01-10', dueDay: '2026-07-10', daysLate: 0, reached: ['archive-administrator'] }])
    expect((await (await office.as('clerk')).duties.list({})).rows).toEqual([])
    expect((await (await office.as('clerk')).duties.list({ box: 'all' })).rows).toHaveLength(2)
  })

  it('is not late on its last day, late the day after, and then reaches the manager', async () => {
    const manager = await office.as('department-manager')
    const keeper = await office.as('archive-administrator')
    const [check] = (await keeper.duties.list({ clause: 'P07-16' })).rows
    if (check === undefined) throw new Error('the check is open')
    office.clock.set('2026-07-09')
    await keeper.duties.complete({ id: check.id, words: '温度 22 度，湿度 55 %' })
    office.clock.set('2026-07-10')
    expect((await manager.duties.list({})).rows).toEqual([])
    expect((await keeper.today.overview({})).dueToday.map((line) => line.kind)).toContain('duty')
    office.clock.set('2026-07-11')
    expect((await manager.duties.list({})).rows).toMatchObject([{ daysLate: 1, reached: ['archive-administrator', 'department-manager'] }])
    expect((await manager.today.overview({})).overdue).toMatchObject([{ kind: 'duty', clause: 'P07-14', title: '客户档案保管半年检查', titleEn: 'Half-yearly inspection of the customer files', daysLate: 1 }])
  })

  it('ends with what was done, says so in the book, and comes again half a year later', async () => {
    const keeper = await office.as('archive-administrator')
    const [duty] = (await keeper.duties.list({ clause: 'P07-14' })).rows
    if (duty === undefined) throw new Error('the duty is open')
    await expect(keeper.duties.complete({ id: duty.id })).rejects.toMatchObject({ code: 'REFUSED', data: { refusals: [{ code: 'duties.words-missing', clause: 'P07-14' }] } })
    await expect(keeper.duties.waive({ id: duty.id, words: '忙' })).rejects.toMatchObject({ data: { refusals: [{ code: 'duties.own-waiver' }] } })
    expect(await keeper.duties.complete({ id: duty.id, words: '查 12 架' })).toMatchObject({ status: 'done', words: '查 12 架' })
    expect((await keeper.duties.list({ clause: 'P07-14' })).rows).toMatchObject([{ clause: 'P07-14', opensDay: '2026-07-11', dueDay: '2027-01-11' }])
    expect((await keeper.duties.get({ id: duty.id })).history.map((entry) => entry.kind)).toEqual(['opened', 'done'])
    await expect((await office.as('auditor')).duties.complete({ id: duty.id, words: '看看' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('keeps the working calendar: a day decided, a year brought in, a broken year refused', async () => {
    const administrator = await office.as('system-administrator')
    const clerk = await office.as('clerk')
    expect((await clerk.calendar.year({ year: 2026 })).days.filter((day) => day.isWorked)).toHaveLength(248)
    await administrator.calendar.decideDay({ day: '2026-10-08' as never, decision: { isWorked: false, name: '停电检修' } })
    expect((await clerk.calendar.year({ year: 2026 })).days.find((day) => day.day === '2026-10-08')).toEqual({ day: '2026-10-08', isWorked: false, reason: 'office', name: '停电检修' })
    expect((await clerk.calendar.year({ year: 2027 })).isOfficial).toBe(false)
    const holiday = { day: '2027-01-01' as never, kind: 'holiday' as const, name: '元旦' }
    await expect(administrator.calendar.bringYear({ year: 2027, source: '试', days: [holiday, holiday] })).rejects.toMatchObject({ data: { refusals: [{ code: 'calendar.day-twice' }] } })
    expect((await clerk.calendar.year({ year: 2027 })).isOfficial).toBe(false)
    await administrator.calendar.bringYear({ year: 2027, source: '国务院办公厅通知', days: [holiday] })
    expect((await clerk.calendar.year({ year: 2027 })).isOfficial).toBe(true)
    await expect(clerk.calendar.decideDay({ day: '2026-10-08' as never, decision: null })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
