/** P13, penalties of the car sales department: each clause's scenario with its own figures and a neighbouring one, on a real archive. */
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { FindingInput } from '#shared/contract/penalties.ts'
import { toDay } from '#shared/kernel/days.ts'
import { clause } from '#tests/support/clause.ts'
import { openDealership } from '#tests/support/dealership.ts'
import type { Dealership } from '#tests/support/dealership.ts'

describe('P13 penalties', () => {
  let dealership: Dealership
  beforeAll(async () => { dealership = await openDealership('2025-03-03', ['P13']) })
  afterAll(async () => { await dealership.close() })

  const find = (id: string | readonly string[], day: string, more: Partial<FindingInput> = {}) => {
    dealership.office.clock.set(day)
    return dealership.find(id, { day: toDay(day), ...more })
  }
  const waiveAndFind = async (id: string, day: string, more: Partial<FindingInput>) => {
    const first = await find(id, day, more)
    await dealership.manager.penalties.decide({ id: first.id, action: 'waive', reason: '查无实据' })
    return find(id, day, more)
  }

  /** A second finding of the same person costs the same and has no consequence: the clause prints neither a ladder nor one. */
  const plainFines: readonly (readonly [id: string, yuan: number, day: string, what: string])[] = [
    ['P13-B.6a', 20, '2025-03-12', 'a private outing in working hours'], ['P13-B.10', 10, '2025-03-12', 'a negotiation area left untidy'], ['P13-B.11a', 10, '2025-03-12', 'a call taken while receiving a customer'],
    ['P13-B.11b', 10, '2025-03-12', 'a phone used on duty in the showroom'], ['P13-B.14a', 20, '2025-03-12', 'an empty post'], ['P13-B.15b', 20, '2025-03-10', 'a phone ringing in a meeting'],
    ['P13-B.17a', 50, '2025-03-12', 'gaming in working hours'], ['P13-B.19', 50, '2025-03-12', 'noise in the showroom'], ['P13-B.23a', 100, '2025-03-12', 'a skipped step of the sales process'], ['P13-B.23b', 10, '2025-03-12', 'each missed greeting'],
    ['P13-B.23c', 20, '2025-03-12', 'rudeness of other staff to a customer'], ['P13-B.27b', 50, '2025-03-17', 'an empty front desk'], ['P13-B.34b', 50, '2025-03-12', 'a log that says what was not'], ['P13-B.37', 20, '2025-03-12', 'arms folded in the showroom'],
    ['P13-C.13', 20, '2025-03-12', 'a call without the standard phrase'], ['P13-E.7b', 50, '2025-03-13', 'a forged report'], ['P13-F.4', 20, '2025-03-12', 'an open window of a display car'], ['P13-F.7b', 100, '2025-03-12', 'a vehicle driven without a use record'],
    ['P13-F.8.e', 20, '2025-03-12', 'a window left open after a drive'], ['P13-F.12b', 50, '2025-03-12', 'a promise of early release'], ['P13-F.15a', 50, '2025-03-12', 'a post empty at noon'], ['P13-F.17b', 20, '2025-03-12', 'a board not brought up to date'],
    ['P13-F.20', 50, '2025-03-12', 'a customer taken to the warehouse'], ['P13-H.4c', 100, '2025-03-20', 'a loss that each helper did not report'], ['P13-I.1', 100, '2025-03-12', 'the marketing computer used by another'],
  ]
  for (const [id, yuan, day, what] of plainFines) {
    clause(id, `proposes ${String(yuan)} yuan for ${what}, each time the same`, async () => {
      const more = { personName: `测试${id}` }
      const [first, second] = [await find(id, day, more), await find(id, day, more)]
      expect([first, second].map((each) => [each.amountCents, each.consequence, each.status])).toEqual([[yuan * 100, null, 'proposed'], [yuan * 100, null, 'proposed']])
      expect(first.number).not.toBe(second.number)
    })
  }

  const byUnit: readonly (readonly [id: string, yuan: number, units: number, day: string, what: string])[] = [
    ['P13-B.30', 20, 2, '2025-03-12', 'items missing from the tool bag'], ['P13-C.7', 20, 1, '2025-03-08', 'a card doubled by a late follow-up'], ['P13-F.16a', 50, 2, '2025-03-12', 'lost sets of tools'], ['P13-F.18', 50, 2, '2025-03-12', 'test cars that are not clean'],
  ]
  for (const [id, yuan, units, day, what] of byUnit) {
    clause(id, `proposes ${String(yuan)} yuan each for ${what}: ${String(yuan * units)} for ${String(units)}, and one more for one more`, async () => {
      expect((await find(id, day, { units })).amountCents).toBe(yuan * units * 100)
      expect((await find(id, day, { units: units + 1 })).amountCents).toBe(yuan * (units + 1) * 100)
      expect(await dealership.refusals(find(id, day))).toEqual([`penalties.units-missing ${id}`])
    })
  }

  clause('P13-B.3b', 'proposes 20 yuan for eating after the meeting', async () => {
    expect(await find('P13-B.3b', '2025-03-10', { personName: '测试早餐' })).toMatchObject({ amountCents: 2_000, consequence: null })
    expect(await find('P13-B.3b', '2025-03-10', { personName: '测试晚餐' })).toMatchObject({ amountCents: 2_000, consequence: null })
  })
  clause('P13-B.3c', 'puts the second such finding up for counsel-out and lists the first, not one that was waived', async () => {
    const person = { personName: '测试梳洗' }
    await find('P13-B.3b', '2025-03-10', person)
    const second = await find('P13-B.3b', '2025-03-17', person)
    expect(second.consequence).toEqual({ kind: 'counsel-out', clause: 'P13-B.3c', count: 2 })
    expect([...second.earlier.map((each) => each.day), second.day]).toEqual(['2025-03-10', '2025-03-17'])
    expect((await waiveAndFind('P13-B.3b', '2025-03-17', { personName: '测试误记' })).consequence).toBeNull()
  })
  clause('P13-B.5b', 'proposes 20 yuan for the first lateness of a month, 40 for the second, and 20 again in April', async () => {
    const person = { personName: '测试迟到' }
    const found = [await find('P13-B.5b', '2025-03-10', person), await find('P13-B.5b', '2025-03-18', person), await find('P13-B.5b', '2025-04-02', person)]
    expect(found.map((each) => [each.amountCents, each.consequence])).toEqual([[2_000, null], [4_000, null], [2_000, null]])
    const [, second] = found
    expect(second?.steps).toEqual([{ key: 'ladder', value: 2, clause: 'P13-B.5b', cents: 4_000 }, { key: 'total', value: 4_000, clause: 'P13-B.5b' }])
  })
  clause('P13-B.5d', 'puts the third lateness of a month up for counsel-out with its dates and no new fine, and a third in another month not', async () => {
    const person = { personName: '测试三次' }
    await find('P13-B.5b', '2025-03-10', person)
    await find('P13-B.5b', '2025-03-18', person)
    const third = await find('P13-B.5b', '2025-03-27', person)
    expect(third).toMatchObject({ amountCents: 0, consequence: { kind: 'counsel-out', clause: 'P13-B.5d', count: 3 } })
    expect([...third.earlier.map((each) => each.day), third.day]).toEqual(['2025-03-10', '2025-03-18', '2025-03-27'])
    expect(await find('P13-B.5b', '2025-04-01', person)).toMatchObject({ amountCents: 2_000, consequence: null })
  })
  clause('P13-B.5e', 'proposes 40 yuan for the second early leave of a month and counts lateness apart', async () => {
    const person = { personName: '测试早退' }
    await find('P13-B.5b', '2025-03-10', person)
    const found = [await find('P13-B.5e', '2025-03-11', person), await find('P13-B.5e', '2025-03-19', person)]
    expect(found.map((each) => each.amountCents)).toEqual([2_000, 4_000])
  })
  clause('P13-B.20', 'puts a dispute with a customer up for counsel-out without a fine, once it is more than noise', async () => {
    expect(await find('P13-B.20', '2025-03-12')).toMatchObject({ amountCents: 0, consequence: { kind: 'counsel-out', clause: 'P13-B.20' } })
    expect((await find('P13-B.19', '2025-03-12')).consequence).toBeNull()
  })
  clause('P13-E.1e', 'proposes ten times the value of a gift that was not handed over: 500 yuan for 50', async () => {
    expect((await find('P13-E.1e', '2025-03-20', { amountCents: 5_000 })).amountCents).toBe(50_000)
    expect((await find('P13-E.1e', '2025-03-20', { amountCents: 5_001 })).amountCents).toBe(50_010)
    expect(await dealership.refusals(find('P13-E.1e', '2025-03-20'))).toEqual(['penalties.amount-missing P13-E.1e'])
  })
  clause('P13-E.2e', 'proposes 100 yuan for a false visit and counsel-out instead for the second', async () => {
    const person = { personName: '测试虚报' }
    expect(await find('P13-E.2e', '2025-03-12', person)).toMatchObject({ amountCents: 10_000, consequence: null })
    expect(await find('P13-E.2e', '2025-04-02', person)).toMatchObject({ amountCents: 0, consequence: { kind: 'counsel-out', count: 2 } })
  })
  clause('P13-F.3', 'proposes 50 yuan and the replacement of 200 for a lost key', async () => {
    const lost = await find('P13-F.3', '2025-03-12', { amountCents: 20_000 })
    expect([lost.amountCents, lost.steps.map((step) => `${step.key} ${String(step.value)}`)]).toEqual([25_000, ['fixed 5000', 'documented 20000', 'total 25000']])
    expect((await find('P13-F.3', '2025-03-12', { amountCents: 1 })).amountCents).toBe(5_001)
  })
  clause('P13-F.5', 'proposes half of a repair of 600 yuan', async () => {
    expect((await find('P13-F.5', '2025-03-12', { amountCents: 60_000 })).amountCents).toBe(30_000)
    expect((await find('P13-F.5', '2025-03-12', { amountCents: 60_001 })).amountCents).toBe(30_000)
  })
  clause('P13-F.8.cb', 'proposes 20 yuan for an incomplete test-drive file and counsel-out for the second within twelve months, not after them', async () => {
    const person = { personName: '测试手续' }
    expect(await find('P13-F.8.cb', '2025-03-12', person)).toMatchObject({ amountCents: 2_000, consequence: null })
    expect(await find('P13-F.8.cb', '2025-03-19', person)).toMatchObject({ amountCents: 0, consequence: { kind: 'counsel-out', count: 2 } })
    const other = { personName: '测试手续乙' }
    await find('P13-F.8.cb', '2025-03-12', other)
    expect(await find('P13-F.8.cb', '2026-03-12', other)).toMatchObject({ amountCents: 2_000, consequence: null })
  })
  clause('P13-G.4b', 'proposes 10 yuan for what is due on the 14th and comes on the 15th, and nothing on the 14th', async () => {
    const sinceDay = toDay('2025-03-14')
    expect((await find('P13-G.4b', '2025-03-15', { sinceDay })).amountCents).toBe(1_000)
    expect(await dealership.refusals(find('P13-G.4b', '2025-03-14', { sinceDay }))).toEqual(['penalties.not-late P13-G.4b'])
  })
  clause('P13-G.4c', 'proposes the original price of a lost item', async () => {
    expect((await find('P13-G.4c', '2025-03-14', { amountCents: 8_000 })).amountCents).toBe(8_000)
    expect((await find('P13-G.4c', '2025-03-14', { amountCents: 8_001 })).amountCents).toBe(8_001)
  })
})
