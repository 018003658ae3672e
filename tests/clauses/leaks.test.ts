/** P07-27: a leak is remedied, reported to both who must know, and handled, each with the minutes that it took. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decideLeakAct, leakActions, leakMinutes, leakNumberOf, leakStatuses, leakStatusOf, leakTransitions, minutesBetween } from '#shared/domain/leaks.ts'
import type { LeakAct, LeakAction, LeakFacts, LeakStatus } from '#shared/domain/leaks.ts'
import { startOfDayMs, toDay } from '#shared/kernel/days.ts'
import { toInstant } from '#shared/kernel/instants.ts'
import { clause } from '#tests/support/clause.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const at = (time: string, day = '2026-03-02') => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return toInstant(startOfDayMs(toDay(day)) + (hours * 60 + minutes) * 60_000)
}
const codes = async (call: Promise<unknown>): Promise<string[]> => call.then(() => [], (error: { data: { refusals: { code: string; clause?: string }[] } }) => error.data.refusals.map((refusal) => `${refusal.code.replace('leaks.', '')} ${refusal.clause ?? ''}`.trim()))

describe('P07-27', () => {
  let office: TestOffice
  let clerk: Client
  let supervisor: Client
  let manager: Client
  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-02' })
    clerk = await office.as('clerk')
    supervisor = await office.as('archive-administrator')
    manager = await office.as('department-manager')
  })
  afterAll(async () => { await office.close() })
  const clock = (time: string, day = '2026-03-02') => { office.clock.set(day, time) }
  const onTop = async (desk: Client) => { const { overdue } = await desk.today.overview({}); return overdue[0] === undefined ? null : `${overdue[0].kind} ${overdue[0].number}` }

  clause('P07-27b', 'tells both: XL-2026-001 is saved at 10:20 and read by the supervisor only; at 11:00 the manager is 40 minutes uninformed; he reads it at 11:30, after 70 minutes, and the mark goes', async () => {
    clock('10:20')
    const { leak } = await clerk.leaks.report({ what: '客户名单发错群', certainty: 'actual', channel: 'private-chat', foundAt: at('10:00'), measure: '已请群主撤回', measureAt: at('10:15') })
    expect(leak.number).toBe('XL-2026-001')
    await supervisor.leaks.acknowledge({ id: leak.id })
    const manager40 = async (time: string) => { clock(time); return (await manager.leaks.get({ id: leak.id })).leak.readings.map(({ seat, readAt, minutes }) => [seat, readAt === null ? 'not informed' : 'read', minutes]) }
    expect(await manager40('11:00')).toEqual([['info-supervisor', 'read', 0], ['customer-service-manager', 'not informed', 40]])
    expect((await manager40('11:01'))[1], 'a minute later').toEqual(['customer-service-manager', 'not informed', 41])
    expect((await manager.leaks.list({ state: 'not-informed' })).rows.map((row) => row.number)).toEqual(['XL-2026-001'])
    expect(await codes(supervisor.leaks.close({ id: leak.id, result: '试结' }))).toEqual(['manager-not-informed P07-27', 'no-action P07-27'])
    clock('11:30')
    await manager.leaks.acknowledge({ id: leak.id })
    expect((await manager40('12:00'))[1]).toEqual(['customer-service-manager', 'read', 70])
    expect((await manager.leaks.list({ state: 'not-informed' })).rows).toEqual([])
    // Reading it again is refused, and nobody reads for the other.
    expect(await codes(manager.leaks.acknowledge({ id: leak.id }))).toEqual(['is-read P07-27'])
    expect(await codes(clerk.leaks.acknowledge({ id: leak.id }))).toEqual(['not-told P07-27'])
    await supervisor.leaks.act({ id: leak.id, action: '查清谁转发过' })
    expect((await supervisor.leaks.close({ id: leak.id, result: '已撤回，无人保存' })).leak.status).toBe('closed')
  })

  clause('P07-27a', 'keeps a possible leak found at 10:00 without measure as open without remedy; with a measure at 10:20 it took 20 minutes; is not closed without one', async () => {
    clock('10:05')
    const saved = await clerk.leaks.report({ what: '合同可能落在出租车上', channel: 'lost-material', foundAt: at('10:00') })
    const { id, number } = saved.leak
    expect([saved.leak.status, saved.leak.certainty, saved.leak.remedyMinutes]).toEqual(['no-remedy', 'possible', 5])
    expect(number).toBe('XL-2026-002')
    expect(await onTop(clerk)).toBe(`leak-no-remedy ${number}`)
    expect((await supervisor.leaks.list({ state: 'no-remedy' })).rows.map((row) => row.number)).toEqual([number])
    for (const desk of [supervisor, manager]) await desk.leaks.acknowledge({ id })
    await supervisor.leaks.act({ id, action: '联系出租车公司' })
    expect(await codes(supervisor.leaks.close({ id, result: '找回' }))).toEqual(['no-remedy P07-27'])
    clock('10:21')
    expect(await codes(clerk.leaks.remedy({ id, measure: '追回', measureAt: at('10:22') }))).toEqual(['time-in-future P07-27'])
    expect(await codes(clerk.leaks.remedy({ id, measure: '追回', measureAt: at('09:59') }))).toEqual(['measure-before-finding P07-27'])
    const remedied = await clerk.leaks.remedy({ id, measure: '司机送回，封条完好', measureAt: at('10:20') })
    expect([remedied.leak.status, remedied.leak.remedyMinutes]).toEqual(['handling', 20])
    const neighbour = await clerk.leaks.report({ what: '抄录的电话本丢失', foundAt: at('10:00'), measure: '停用', measureAt: at('10:21') })
    expect(neighbour.leak.remedyMinutes).toBe(21)
    expect(await codes(clerk.leaks.remedy({ id, measure: '再补' }))).toEqual(['has-remedy P07-27'])
    expect((await supervisor.leaks.close({ id, result: '找回' })).leak.status).toBe('closed')
  })

  clause('P07-27c', 'stays on top of both inboxes as not handled; both read it at 11:00 and the first action at 11:30 shows 30 minutes from report to handling; is not closed without a first action', async () => {
    clock('10:50', '2026-03-03')
    const { leak } = await clerk.leaks.report({ what: '在食堂议论客户价格', channel: 'public-talk', certainty: 'actual', measure: '当场制止' })
    const { id, number } = leak
    clock('11:00', '2026-03-03')
    for (const desk of [supervisor, manager]) await desk.leaks.acknowledge({ id })
    for (const desk of [supervisor, manager]) expect(await onTop(desk)).toBe(`leak-unhandled ${number}`)
    expect((await manager.leaks.list({})).rows[0]).toMatchObject({ number, status: 'unhandled', handlingMinutes: 0 })
    expect(await codes(manager.leaks.close({ id, result: '已谈话' }))).toEqual(['no-action P07-27'])
    clock('11:30', '2026-03-03')
    expect(await codes(manager.leaks.act({ id, action: '谈话', actedAt: at('11:31', '2026-03-03') }))).toEqual(['time-in-future P07-27'])
    expect(await codes(manager.leaks.act({ id, action: '谈话', actedAt: at('10:49', '2026-03-03') }))).toEqual(['action-before-report P07-27'])
    const handled = await manager.leaks.act({ id, action: '找两人谈话' })
    expect([handled.leak.status, handled.leak.handlingMinutes, handled.leak.actionBy]).toEqual(['handling', 30, 'department-manager'])
    expect(await onTop(supervisor)).not.toBe(`leak-unhandled ${number}`)
    expect(await codes(supervisor.leaks.act({ id, action: '再谈' }))).toEqual(['has-action P07-27'])
    // The neighbour: acted a minute later.
    clock('12:00', '2026-03-03')
    const other = (await clerk.leaks.report({ what: '图纸拍照外传', measure: '删除' })).leak
    await supervisor.leaks.acknowledge({ id: other.id })
    clock('12:31', '2026-03-03')
    expect((await supervisor.leaks.act({ id: other.id, action: '约谈' })).leak.handlingMinutes).toBe(31)
  })

  it('is gapless: a refused report takes no number', async () => {
    clock('14:00', '2026-03-04')
    const before = Number((await clerk.leaks.report({ what: '甲' })).leak.number.slice(-3))
    expect(await codes(clerk.leaks.report({ what: '乙', foundAt: at('14:01', '2026-03-04') }))).toEqual(['time-in-future P07-27'])
    expect((await clerk.leaks.report({ what: '丙' })).leak.number).toBe(`XL-2026-${String(before + 1).padStart(3, '0')}`)
    expect([leakNumberOf('XL2026-00999'), leakNumberOf('XL2026-01000')]).toEqual(['XL-2026-999', 'XL-2026-1000'])
  })

  it('shows a colleague’s leak to nobody who is not told, and climbs to the general manager after half an hour', async () => {
    clock('15:00', '2026-03-05')
    const general = await office.as('general-manager')
    const other = await office.as('clerk', '另一位')
    const { leak } = await clerk.leaks.report({ what: '口令外泄' })
    expect((await other.leaks.list({ state: 'all' })).rows).toEqual([])
    await expect(other.leaks.get({ id: leak.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const climbed = async (time: string) => { clock(time, '2026-03-05'); return (await general.today.overview({})).overdue.some((line) => line.number === leak.number) }
    expect([await climbed('15:29'), await climbed('15:30')]).toEqual([false, true])
    await supervisor.leaks.act({ id: leak.id, action: '改口令' })
    await supervisor.leaks.remedy({ id: leak.id, measure: '已改' })
    expect(await climbed('15:31')).toBe(false)
    expect((await general.reports.preview({ register: 'leaks', text: '口令' })).rows.map((row) => row.values['number'])).toEqual([leak.number])
    await expect(clerk.reports.preview({ register: 'leaks' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('lets whoever holds a seat report and thereby know', async () => {
    clock('16:00', '2026-03-05')
    const { leak } = await supervisor.leaks.report({ what: '自己发现' })
    expect(leak.readings.map((reading) => [reading.seat, reading.reader])).toEqual([['info-supervisor', 'archive-administrator'], ['customer-service-manager', '']])
  })
})

describe('the state table of leaks', () => {
  const t = at('10:00')
  const facts = (status: LeakStatus): LeakFacts => ({
    number: 'XL-2026-009', foundAt: t, reportedAt: t, measureAt: status === 'no-remedy' ? null : t, firstActionAt: status === 'handling' || status === 'closed' ? t : null, closedAt: status === 'closed' ? t : null,
    readings: (['info-supervisor', 'customer-service-manager'] as const).map((seat) => ({ seat, readAt: status === 'handling' || status === 'closed' ? t : null, reader: '' })),
  })
  const acts: Readonly<Record<LeakAction, LeakAct>> = { remedy: { kind: 'remedy', measure: '删除', measureAt: null }, acknowledge: { kind: 'acknowledge' }, act: { kind: 'act', action: '查', actedAt: null }, close: { kind: 'close', result: '结' } }
  const both = { seats: ['info-supervisor', 'customer-service-manager'] as const, isAbove: false }
  const expected: Readonly<Record<LeakStatus, Readonly<Record<LeakAction, string>>>> = {
    'no-remedy': { remedy: 'yes', acknowledge: 'yes', act: 'yes', close: 'no-remedy supervisor-not-informed manager-not-informed no-action' },
    unhandled: { remedy: 'has-remedy', acknowledge: 'yes', act: 'yes', close: 'supervisor-not-informed manager-not-informed no-action' },
    handling: { remedy: 'has-remedy', acknowledge: 'is-read', act: 'has-action', close: 'yes' },
    closed: { remedy: 'is-closed', acknowledge: 'is-closed', act: 'is-closed', close: 'is-closed' },
  }
  it.each(leakStatuses.flatMap((status) => leakActions.map((action) => ({ status, action }))))('$status x $action', ({ status, action }) => {
    expect(leakStatusOf(facts(status))).toBe(status)
    const decided = decideLeakAct(facts(status), acts[action], both, t)
    const said = decided.ok ? 'yes' : decided.error.map((refusal) => refusal.code.replace('leaks.', '')).join(' ')
    expect(said).toBe(expected[status][action])
    if (!leakTransitions[status][action]) expect(decided.ok).toBe(false)
  })

  it('never counts fewer minutes as time goes by, and never more once a part has ended', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (first, more) => {
      const [now, later] = [toInstant(t + first * 60_000), toInstant(t + (first + more) * 60_000)]
      expect(leakMinutes(facts('no-remedy'), later).toRemedy).toBeGreaterThanOrEqual(leakMinutes(facts('no-remedy'), now).toRemedy)
      expect(leakMinutes(facts('handling'), later)).toEqual(leakMinutes(facts('handling'), now))
      expect(minutesBetween(now, later)).toBe(more)
    }))
  })
})
