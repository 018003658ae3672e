/** P20, lateness of service staff: the clauses' scenario with its own figures and a neighbouring one, on a real archive. */
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { toDay } from '#shared/kernel/days.ts'
import { toClockTime } from '#shared/kernel/times.ts'
import { clause } from '#tests/support/clause.ts'
import { openDealership } from '#tests/support/dealership.ts'
import type { Dealership } from '#tests/support/dealership.ts'

describe('P20 penalties', () => {
  let dealership: Dealership
  beforeAll(async () => { dealership = await openDealership('2025-03-03', []) })
  afterAll(async () => { await dealership.close() })

  const late = (personName: string, day: string, time = '08:45') => {
    dealership.office.clock.set(day)
    return dealership.find('P20-F.1b', { personName, day: toDay(day), amountCents: 400_000, at: toClockTime(time) })
  }
  async function confirmAll(personName: string, month: string): Promise<number> {
    for (const each of (await dealership.manager.penalties.list({ text: personName, month })).rows) await dealership.manager.penalties.decide({ id: each.id, action: 'confirm' })
    return (await dealership.manager.penalties.statement({ month })).people.find((person) => person.personName === personName)?.totalCents ?? 0
  }

  clause('P20-F.1a', 'enters one lateness for 8:31, not a second on that day, and none for 8:30', async () => {
    expect((await late('测试打卡', '2025-03-12', '08:31')).status).toBe('proposed')
    expect(await dealership.refusals(late('测试打卡', '2025-03-12', '08:40'))).toEqual(['penalties.once-in-day P20-F.1b'])
    expect(await dealership.refusals(late('测试打卡', '2025-03-13', '08:30'))).toEqual(['penalties.not-too-late P20-F.1a'])
    expect((await dealership.manager.penalties.list({ text: '测试打卡', status: 'all' })).rows.map((row) => row.day)).toEqual(['2025-03-12'])
  })
  clause('P20-F.1b', 'takes 1 percent of a base wage of 4,000 for each of two late days, 80 yuan in the month, and refuses without a base wage', async () => {
    expect((await late('测试两天', '2025-03-05')).amountCents).toBe(4_000)
    await late('测试两天', '2025-03-12')
    expect(await confirmAll('测试两天', '2025-03')).toBe(8_000)
    expect(await dealership.refusals(dealership.find('P20-F.1b', { at: toClockTime('08:45') }))).toEqual(['penalties.amount-missing P20-F.1b'])
  })
  clause('P20-F.1c', 'takes 5 percent from the third late day of the month on, 280 yuan together, and 1 percent again in April', async () => {
    const days = ['2025-03-05', '2025-03-12', '2025-03-19']
    const amounts = []
    for (const day of days) amounts.push((await late('测试三天', day)).amountCents)
    expect(amounts).toEqual([4_000, 4_000, 20_000])
    expect(await confirmAll('测试三天', '2025-03')).toBe(28_000)
    expect((await late('测试三天', '2025-04-02')).amountCents).toBe(4_000)
  })
})
