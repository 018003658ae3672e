/** P07, how customers come into the archive: a profile is owed for a first contact, and what other units enter is sorted by customer service; each clause with its own figures and neighbouring ones. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toDay } from '#shared/kernel/days.ts'
import { clause } from '#tests/support/clause.ts'
import { openTestOffice, testPassword } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const must = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing is there')
  return value
}
const march = (day: number) => toDay(`2026-03-0${String(day)}`)
const codes = (work: Promise<unknown>) => work.then(() => [], (error: unknown) => (error as { data: { refusals: readonly { code: string; clause?: string }[] } }).data.refusals.map(({ code, clause: cited }) => `${code} ${cited ?? ''}`.trim()))

describe('P07, intake', () => {
  let office: TestOffice
  let clerk: Client
  let archivist: Client
  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-02' })
    clerk = await office.as('clerk')
    archivist = await office.as('archive-administrator')
  })
  afterAll(async () => { await office.close() })

  clause('P07-4a', 'owes a profile for a first contact, shows it one day old on the next day, closes it only by a profile’s number and takes it off once that is issued', async () => {
    const at = await openTestOffice({ today: '2026-03-02' })
    const [specialist, info] = [await at.as('clerk'), await at.as('archive-administrator')]
    const owed = async () => (await specialist.duties.list({ clause: 'P07-4' })).rows.filter((row) => row.subject.title === '吴强')
    at.clock.set('2026-03-02', '10:00')
    await specialist['customer-filing'].contact({ name: '吴强', contactDay: march(2), phone: '13800000007' })
    at.clock.set('2026-03-03')
    expect(await owed()).toMatchObject([{ zh: '新客户立档', ageDays: 1, dueDay: '2026-03-03', daysLate: 0, ownerName: 'clerk' }])
    const [duty] = await owed()
    expect(await codes(specialist.duties.complete({ id: must(duty).id }))).toEqual(['duties.record-missing P07-4'])
    expect(await codes(specialist.duties.complete({ id: must(duty).id, recordNumber: 'KH2026-99999' }))).toEqual(['duties.no-such-record P07-4'])
    // The neighbouring figures: due on the first working day after, one day late on the next.
    expect((await info.duties.list({ clause: 'P07-4' })).rows.map((row) => row.subject.title)).toContain('吴强')
    at.clock.set('2026-03-04')
    expect(await owed()).toMatchObject([{ ageDays: 2, daysLate: 1 }])
    const { customer } = await info.customers.open({ name: '吴强', category: 'general', contacts: [{ name: '', phones: ['13800000007'] }] })
    expect(await owed()).toEqual([])
    expect((await specialist.duties.list({ box: 'all', status: 'ended', clause: 'P07-4' })).rows).toMatchObject([{ status: 'done', recordNumber: customer.number }])
    // The other policy's duty for the same contact stands beside it: file him within five working days (P19-B.1).
    expect((await specialist.duties.list({ clause: 'P19-B.1' })).rows).toMatchObject([{ dueDay: '2026-03-09' }])

    // Nobody owes a profile for a customer who has one, or twice for one who has none.
    await specialist['customer-filing'].contact({ name: '吴强', contactDay: march(4) })
    expect(await owed()).toEqual([])
    await specialist.desk.registerVisit({ visitor: '钱程', company: '新客贸易', host: '测试乙', visitorClass: 'B' })
    await specialist.desk.registerCall({ caller: '钱程', company: '新客贸易', subject: '询价', kind: 'enquiry' })
    await specialist.desk.registerVisit({ visitor: '送水工', host: '测试乙' })
    expect((await specialist.duties.list({ clause: 'P07-4' })).rows.map((row) => [row.subject.kind, row.subject.title])).toEqual([['visit', '新客贸易']])

    const again = { name: '吴强', category: 'general' as const, contacts: [{ name: '', phones: ['13800000007'] }] }
    await expect(info.customers.open(again)).rejects.toMatchObject({ data: { refusals: [{ code: 'customers.twin-unconfirmed', clause: 'P07-4', facts: { number: customer.number }, remedy: { values: { confirmedTwin: true } } }] } })
    expect((await info.customers.open({ ...again, confirmedTwin: true })).customer.number).not.toBe(customer.number)
    expect((await info.customers.open({ ...again, contacts: [{ name: '', phones: ['13800000008'] }] })).twins.length).toBeGreaterThan(0)
    await at.close()
  })

  clause('P07-5', 'keeps three profiles of the east office and two of the west in the inbox until customer service has sorted them, and counts them as filed one by one', async () => {
    const at = await openTestOffice({ today: '2026-03-02' })
    const administrator = await at.as('system-administrator')
    const seat = async (name: string, role: 'clerk' | 'archive-administrator', department: string) => {
      const user = await administrator.users.add({ displayName: name, role, department, password: testPassword })
      const desk = at.anyone()
      await desk.session.login({ userId: user.id, password: testPassword })
      return desk
    }
    const [east, west, service] = [await seat('东区甲', 'clerk', '东区'), await seat('西区乙', 'clerk', '西区'), await seat('客服丙', 'clerk', '客户服务部')]
    const before = (await service.customers.counts({})).filed
    for (const [desk, names] of [[east, ['东一', '东二', '东三']], [west, ['西一', '西二']]] as const) for (const name of names) await desk.customers.open({ name, ...(name === '西二' ? {} : { category: 'general' as const }) })
    const inbox = async () => (await service.customers.list({ sorting: 'waiting' })).rows
    const units = (await inbox()).map((row) => row.waiting?.unit)
    expect([units.filter((unit) => unit === '东区').length, units.filter((unit) => unit === '西区').length]).toEqual([3, 2])
    expect(await service.customers.counts({})).toMatchObject({ filed: before, waiting: 5 })

    const [last, ...others] = await inbox()
    expect(await codes(east.customers.sort({ id: must(last).id }))).toEqual(['customers.not-the-sorter P07-5', 'customers.class-to-sort P07-5'])
    expect(await codes(service.customers.sort({ id: must(last).id }))).toEqual(['customers.class-to-sort P07-5'])
    for (const row of others) await service.customers.sort({ id: row.id })
    expect((await inbox()).map((row) => row.name)).toEqual(['西二'])
    expect(await service.customers.counts({})).toMatchObject({ filed: before + 4, waiting: 1 })
    expect((await service.customers.list({ sorting: 'filed' })).rows).toHaveLength(before + 4)
    await service.customers.sort({ id: must(last).id, category: 'special' })
    expect(await codes(service.customers.sort({ id: must(last).id }))).toEqual(['customers.sorted-already P07-5'])
    expect(await service.customers.counts({})).toMatchObject({ filed: before + 5, waiting: 0 })

    // What customer service enters is sorted; a paper that another unit adds to a filed file comes in again, and the file stays filed.
    const { customer } = await service.customers.open({ name: '客服自建', category: 'general' })
    expect(customer.waiting).toBeNull()
    await east.customers.addItem({ customerId: customer.id, title: '东区送来的合同' })
    expect((await inbox()).map((row) => [row.name, row.waiting?.isNew])).toEqual([['客服自建', false]])
    expect((await service.customers.counts({})).filed).toBe(before + 6)
    await at.close()
  })

  it('lets whoever keeps the archive sort where nobody works in customer service', async () => {
    const { customer } = await clerk.customers.open({ name: '小办公室客户', category: 'general' })
    expect(customer.waiting).toMatchObject({ by: 'clerk', unit: '测试部', isNew: true })
    expect(await codes(clerk.customers.sort({ id: customer.id }))).toEqual(['customers.not-the-sorter P07-5'])
    expect((await archivist.customers.sort({ id: customer.id })).waiting).toBeNull()
    expect((await archivist.customers.open({ name: '档案员自建', category: 'general' })).customer.waiting).toBeNull()
  })
})
