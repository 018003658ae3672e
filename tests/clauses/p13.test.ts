/** P13, penalties of the car sales department: each clause's scenario with its own figures and a neighbouring one that costs nothing or something else, on a real archive. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FindingInput } from '#shared/contract/penalties.ts'
import { toDay } from '#shared/kernel/days.ts'
import { toClockTime } from '#shared/kernel/times.ts'
import { clause } from '#tests/support/clause.ts'
import { openDealership } from '#tests/support/dealership.ts'
import type { Dealership } from '#tests/support/dealership.ts'

type Facts = Partial<Omit<FindingInput, 'clauses'>>
const at = (found: string, from: string | null = null, to: string | null = null): Facts => ({ at: toClockTime(found), fromAt: from === null ? null : toClockTime(from), toAt: to === null ? null : toClockTime(to) })

describe('P13 penalties', () => {
  let dealership: Dealership
  beforeAll(async () => { dealership = await openDealership('2025-03-03', ['P13']) })
  afterAll(async () => { await dealership.close() })

  const find = (id: string | readonly string[], day: string, more: Facts = {}) => {
    dealership.office.clock.set(day)
    return dealership.find(id, { day: toDay(day), ...more })
  }
  const refusals = (id: string, day: string, more: Facts = {}) => dealership.refusals(find(id, day, more))
  const waiveAndFind = async (id: string, day: string, more: Facts) => {
    const first = await find(id, day, more)
    await dealership.manager.penalties.decide({ id: first.id, action: 'waive', reason: '查无实据' })
    return find(id, day, more)
  }
  /** Names who holds a post; a colleague, so that it is he who may not decide on it. */
  async function appoint(post: 'sales-group-leader' | 'sales-assistant' | 'market-specialist' | 'five-s-officer', name: string) {
    await dealership.office.as('clerk', name)
    await dealership.manager.penalties.setPayers({ payers: { [post]: [name] } })
  }

  /**
   * A fine with the facts that bring it, and its neighbour: the same deed a minute earlier, in circumstances that are spared, or found a second time, with the refusal that it meets.
   * Columns: clause, yuan, day, facts, what was found, neighbour's facts, its refusal, what the neighbour is.
   */
  const gated: readonly (readonly [id: string, yuan: number, day: string, facts: Facts, what: string, neighbour: Facts, refusal: string, near: string])[] = [
    ['P13-B.6a', 20, '2025-03-12', { cause: 'without-leave' }, 'a private outing without leave', { cause: 'leave-approved' }, 'cause-not-charged P13-B.6a', 'one under approved leave'],
    ['P13-B.10', 10, '2025-03-12', { ...at('10:02', '10:00'), about: 'R-9' }, 'an area untidy two minutes after the reception', { ...at('10:01', '10:00'), about: 'R-10' }, 'not-too-late P13-B.10', 'one minute after it'],
    ['P13-B.11a', 10, '2025-03-12', { ...at('09:50', '09:40'), about: 'R-12' }, 'a call taken in reception R-12', { ...at('10:21', '09:40', '10:20'), about: 'R-13' }, 'not-during P13-B.11a', 'a call after the reception'],
    ['P13-B.11b', 10, '2025-03-12', at('10:30', '09:00', '12:00'), 'a phone used at 10:30 of a duty from 9 to 12', at('12:01', '09:00', '12:00'), 'not-during P13-B.11b', 'one minute after the duty'],
    ['P13-B.14b', 20, '2025-03-12', { ...at('12:40', '12:00'), cause: 'no-reception' }, 'a lunch of 40 minutes', { ...at('12:40', '12:00'), cause: 'reception-meanwhile' }, 'cause-not-charged P13-B.14b', 'one with a reception meanwhile'],
    ['P13-B.15b', 20, '2025-03-10', { ...at('08:45', '08:40', '08:50'), about: '2025-03-10 晨会' }, 'a phone ringing in the meeting', { ...at('08:55', '08:40', '08:50'), about: '2025-03-10 晨会' }, 'not-during P13-B.15b', 'one after the meeting'],
    ['P13-B.16', 20, '2025-03-06', { ...at('13:58', '14:00'), about: '2025-03-06 培训' }, 'an arrival at 13:58 for 14:00', { ...at('13:57', '14:00'), about: '2025-03-06 培训' }, 'not-too-late P13-B.16', 'one at 13:57'],
    ['P13-B.17a', 50, '2025-03-12', at('15:00'), 'gaming at 15:00', at('17:31'), 'not-during P13-B.17a', 'gaming after working hours'],
    ['P13-B.18', 100, '2025-03-12', { ...at('18:20'), cause: 'without-work-reason' }, 'gaming at 18:20', { ...at('18:00'), cause: 'without-work-reason' }, 'not-too-late P13-B.18', 'half an hour after closing'],
    ['P13-B.19', 50, '2025-03-12', { cause: 'in-showroom' }, 'noise in the showroom', { cause: 'elsewhere' }, 'cause-not-charged P13-B.19', 'noise elsewhere'],
    ['P13-B.23a', 100, '2025-03-12', { about: 'R-20', cause: 'step-skipped' }, 'a skipped needs analysis in R-20', { about: 'R-21', cause: 'steps-taken' }, 'cause-not-charged P13-B.23a', 'a reception with every step'],
    ['P13-B.23c', 20, '2025-03-12', { cause: 'other-staff' }, 'a rude finance clerk', { cause: 'sales-staff' }, 'cause-not-charged P13-B.23c', 'a rude consultant, whom another clause charges'],
    ['P13-B.34b', 50, '2025-03-12', { about: '2025-03-12 日志', expected: 6, counted: 4 }, 'a log of 6 receptions where 4 are recorded', { about: '另一份日志', expected: 6, counted: 6 }, 'nothing-missing P13-B.34b', 'a log that agrees'],
    ['P13-B.37', 20, '2025-03-12', { cause: 'in-showroom' }, 'arms folded in the showroom', { cause: 'elsewhere' }, 'cause-not-charged P13-B.37', 'arms folded elsewhere'],
    ['P13-C.13', 20, '2025-03-12', { cause: 'phrase-missing' }, 'a call without the standard phrase', { cause: 'phrase-said' }, 'cause-not-charged P13-C.13', 'a call with it'],
    ['P13-E.6a', 50, '2025-03-12', { ...at('09:20'), cause: 'nothing-scheduled' }, 'an exit at 9:20', { ...at('09:20'), cause: 'duty-or-appointment' }, 'cause-not-charged P13-E.6a', 'one with a delivery that day'],
    ['P13-E.6b', 50, '2025-03-12', at('17:31'), 'nobody back by 17:30', at('17:30'), 'not-too-late P13-E.6b', 'somebody back at 17:30'],
    ['P13-E.7b', 50, '2025-03-13', { about: '2025-03-12 日报', cause: 'report-forged' }, 'a forged report', { about: '2025-03-13 日报', cause: 'report-right' }, 'cause-not-charged P13-E.7b', 'a report that is right'],
    ['P13-F.7b', 100, '2025-03-12', { about: 'V-3', cause: 'use-unrecorded' }, 'V-3 driven without a use record', { about: 'V-4', cause: 'use-recorded' }, 'cause-not-charged P13-F.7b', 'a recorded drive'],
    ['P13-F.8.d', 10, '2025-03-12', { ...at('10:07', '10:00'), about: 'K-1' }, 'a key back seven minutes after the drive', { ...at('10:05', '10:00'), about: 'K-2' }, 'not-too-late P13-F.8.d', 'five minutes after it'],
    ['P13-F.12b', 50, '2025-03-12', { about: 'O-15', cause: 'before-payout' }, 'an early release promised before the payout', { about: 'O-16', cause: 'after-payout' }, 'cause-not-charged P13-F.12b', 'one after it'],
    ['P13-G.8b', 50, '2025-03-12', { ...at('16:25', '16:00'), about: 'O-20' }, 'papers 25 minutes after the delivery', { ...at('16:18', '16:00'), about: 'O-21' }, 'not-too-late P13-G.8a', '18 minutes after it'],
    ['P13-I.1', 100, '2025-03-12', { cause: 'not-of-marketing' }, 'a consultant at the marketing computer', { cause: 'of-marketing' }, 'cause-not-charged P13-I.1', 'marketing at it'],
  ]
  /** Charged in the same way; the roster of posts that these clauses ask for as well is not kept here, so they are not claimed. */
  const chargedOnly: typeof gated = [
    ['P13-B.14a', 20, '2025-03-12', { ...at('10:20', '10:00', '11:00'), about: '展厅一号岗' }, 'a post empty at 10:20 of a turn from 10 to 11', { ...at('11:01', '10:00', '11:00'), about: '展厅二号岗' }, 'not-during P13-B.14a', 'one minute after the turn'],
    ['P13-F.15a', 50, '2025-03-12', { ...at('12:10', '12:00', '13:00'), about: '交车岗' }, 'a post empty at noon', { ...at('13:01', '12:00', '13:00'), about: '交车岗' }, 'not-during P13-F.15a', 'one minute after the turn'],
  ]
  const sentenceOf = ([, yuan, , , what, , , near]: (typeof gated)[number]) => `proposes ${String(yuan)} yuan for ${what}, and nothing for ${near}`
  async function expectCharge([id, yuan, day, facts, , neighbour, refusal]: (typeof gated)[number]) {
    expect(await find(id, day, facts)).toMatchObject({ clause: id, amountCents: yuan * 100, consequence: null, status: 'proposed', about: facts.about ?? '' })
    expect(await refusals(id, day, neighbour)).toEqual([`penalties.${refusal}`])
  }
  for (const row of gated) clause(row[0], sentenceOf(row), () => expectCharge(row))
  it.each(chargedOnly.map((row) => ({ sentence: `${row[0]} ${sentenceOf(row)}`, row })))('$sentence', async ({ row }) => {
    expect.hasAssertions()
    await expectCharge(row)
  })

  clause('P13-B.5a', 'enters a lateness for 8:31 and none for 8:30', async () => {
    expect(await find('P13-B.5b', '2025-03-10', { ...at('08:31'), personName: '测试八点三十一' })).toMatchObject({ amountCents: 2_000, steps: [{ key: 'over-minutes', value: 1, clause: 'P13-B.5a' }, { key: 'ladder' }, { key: 'total' }] })
    expect(await refusals('P13-B.5b', '2025-03-10', { ...at('08:30'), personName: '测试八点三十' })).toEqual(['penalties.not-too-late P13-B.5a'])
    expect((await dealership.manager.penalties.list({ text: '测试八点三十', status: 'all' })).rows.map((row) => row.personName)).toEqual(['测试八点三十一'])
  })
  clause('P13-B.4b', 'takes a first finding as a request to put it right, for 0 yuan, and proposes 20 when the desk is found so again that day', async () => {
    const desk = { personName: '测试桌面', about: '五号桌' }
    const [first, again] = [await find('P13-B.4b', '2025-03-11', { ...desk, evidence: '09:30 桌面凌乱' }), await find('P13-B.4b', '2025-03-11', { ...desk, evidence: '11:00 复查仍凌乱' })]
    expect([first.amountCents, first.steps.map((step) => step.key), again.amountCents]).toEqual([0, ['reminded', 'total'], 2_000])
    expect([(await find('P13-B.4b', '2025-03-11', { ...desk, about: '六号桌' })).amountCents, (await find('P13-B.4b', '2025-03-12', desk)).amountCents]).toEqual([0, 0])
  })
  clause('P13-B.23b', 'proposes 20 yuan in two entries for two missed greetings, 30 in three for three, and no second entry for the same visitor', async () => {
    const person = { personName: '测试迎宾' }
    const total = async () => (await dealership.manager.penalties.list({ text: '测试迎宾' })).rows.map((row) => row.amountCents)
    for (const about of ['来客一', '来客二']) await find('P13-B.23b', '2025-03-12', { ...person, about })
    expect(await total()).toEqual([1_000, 1_000])
    await find('P13-B.23b', '2025-03-12', { ...person, about: '来客三' })
    expect(await total()).toEqual([1_000, 1_000, 1_000])
    expect(await refusals('P13-B.23b', '2025-03-12', { ...person, about: '来客三' })).toEqual(['penalties.found-already P13-B.23b'])
  })
  clause('P13-F.4', 'proposes one fine of 20 yuan for an open window of D-2, none for the same window by the other clause, and one for another car', async () => {
    expect((await find('P13-F.4', '2025-03-12', { about: 'D-2' })).amountCents).toBe(2_000)
    expect(await refusals('P13-F.8.e', '2025-03-12', { about: 'D-2', cause: 'drive-recorded' })).toEqual(['penalties.found-already P13-F.8.e'])
    expect([(await find('P13-F.4', '2025-03-12', { about: 'D-3' })).amountCents, (await find('P13-F.4', '2025-03-13', { about: 'D-2' })).amountCents]).toEqual([2_000, 2_000])
  })
  clause('P13-F.8.e', 'charges the group leader 20 yuan for a window that nobody left open, the consultant where a drive is recorded', async () => {
    await appoint('sales-group-leader', '测试组长')
    expect(await find('P13-F.8.e', '2025-03-12', { about: 'D-8', cause: 'no-drive', personName: '无责任人' })).toMatchObject({ amountCents: 2_000, personName: '测试组长', noted: '无责任人' })
    expect(await find('P13-F.8.e', '2025-03-12', { about: 'D-9', cause: 'drive-recorded', personName: '测试试驾人' })).toMatchObject({ amountCents: 2_000, personName: '测试试驾人', noted: '' })
  })
  clause('P13-F.20', 'charges the 5S officer 50 yuan and notes the consultant who took a customer to the warehouse; alone he may go', async () => {
    await appoint('five-s-officer', '测试五常')
    expect(await find('P13-F.20', '2025-03-12', { cause: 'with-customer', personName: '顾问甲' })).toMatchObject({ amountCents: 5_000, personName: '测试五常', personId: expect.any(String), noted: '顾问甲' })
    expect(await refusals('P13-F.20', '2025-03-12', { cause: 'without-customer', personName: '顾问甲' })).toEqual(['penalties.cause-not-charged P13-F.20'])
  })
  clause('P13-B.27b', 'charges the 5S officer of the roster 50 yuan for a front desk with nobody, and nothing while one of two is there', async () => {
    await appoint('five-s-officer', '测试五常')
    expect(await find('P13-B.27b', '2025-03-17', { about: '前台', cause: 'nobody-there', personName: '值班丙' })).toMatchObject({ amountCents: 5_000, personName: '测试五常', noted: '值班丙' })
    expect(await refusals('P13-B.27b', '2025-03-17', { about: '前台二', cause: 'someone-there' })).toEqual(['penalties.cause-not-charged P13-B.27b'])
    expect(await refusals('P13-B.27b', '2025-03-17', { about: '前台', cause: 'nobody-there' })).toEqual(['penalties.found-already P13-B.27b'])
  })
  clause('P13-F.17b', 'charges the sales assistant 20 yuan for a sold vehicle that is still on the board, and nothing for a board that is right', async () => {
    await appoint('sales-assistant', '测试助理')
    expect(await find('P13-F.17b', '2025-03-12', { about: 'V-11', cause: 'not-updated' })).toMatchObject({ amountCents: 2_000, personName: '测试助理' })
    expect(await refusals('P13-F.17b', '2025-03-12', { about: 'V-12', cause: 'board-right' })).toEqual(['penalties.cause-not-charged P13-F.17b'])
  })
  clause('P13-F.16a', 'charges the sales assistant 100 yuan for 18 sets of 20, 50 for 19, nothing for 20', async () => {
    await appoint('sales-assistant', '测试助理')
    const count = (counted: number) => ({ expected: 20, counted })
    expect(await find('P13-F.16a', '2025-03-12', count(18))).toMatchObject({ amountCents: 10_000, personName: '测试助理' })
    expect((await find('P13-F.16a', '2025-03-12', count(19))).amountCents).toBe(5_000)
    expect(await refusals('P13-F.16a', '2025-03-12', count(20))).toEqual(['penalties.nothing-missing P13-F.16a'])
  })
  clause('P13-E.4e', 'charges the market specialist 50 yuan for a March of 3 roadshows of 4, once in the month, and nothing for 4', async () => {
    await appoint('market-specialist', '测试市场')
    const shows = (counted: number, about = '巡展次数') => ({ counted, about })
    expect(await refusals('P13-E.4e', '2025-03-31', shows(4))).toEqual(['penalties.nothing-missing P13-E.4c'])
    expect(await find('P13-E.4e', '2025-03-31', shows(3))).toMatchObject({ amountCents: 5_000, personName: '测试市场' })
    expect(await refusals('P13-E.4e', '2025-03-30', shows(3))).toEqual(['penalties.found-already P13-E.4e'])
    expect((await find('P13-E.4e', '2025-04-30', shows(3))).amountCents).toBe(5_000)
  })
  it('P13-I.4 charges the market specialist 50 yuan for a notice of the day of the start, and nothing for one of the day before', async () => {
    await appoint('market-specialist', '测试市场')
    const sinceDay = toDay('2025-03-22')
    expect(await find('P13-I.4', '2025-03-22', { sinceDay })).toMatchObject({ amountCents: 5_000, personName: '测试市场' })
    expect(await refusals('P13-I.4', '2025-03-21', { sinceDay })).toEqual(['penalties.not-late P13-I.4'])
  })
  clause('P13-B.24b', 'proposes 200 yuan for two of four consultants unrated, 100 for one, nothing for none', async () => {
    const rated = (counted: number) => ({ expected: 4, counted, personName: '测试带队' })
    expect([(await find('P13-B.24b', '2025-03-12', rated(2))).amountCents, (await find('P13-B.24b', '2025-03-13', rated(3))).amountCents]).toEqual([20_000, 10_000])
    expect(await refusals('P13-B.24b', '2025-03-14', rated(4))).toEqual(['penalties.nothing-missing P13-B.24b'])
  })
  clause('P13-H.4c', 'proposes 200 yuan in two entries for two helpers who did not report a loss, 100 in one for one, nothing for a report of the day', async () => {
    const first = await find('P13-H.4c', '2025-03-20', { cause: 'loss-not-reported', personName: '夹报甲', others: ['夹报乙'] })
    const entries = async (text: string) => (await dealership.manager.penalties.list({ text })).rows.map((row) => [row.personName, row.amountCents])
    expect([first.personName, (await entries('夹报')).toSorted()]).toEqual(['夹报甲', [['夹报乙', 10_000], ['夹报甲', 10_000]].toSorted()])
    await find('P13-H.4c', '2025-03-21', { cause: 'loss-not-reported', personName: '独自丙' })
    expect(await entries('独自丙')).toEqual([['独自丙', 10_000]])
    expect(await refusals('P13-H.4c', '2025-03-20', { cause: 'reported-same-day', personName: '夹报丁' })).toEqual(['penalties.cause-not-charged P13-H.4c'])
  })
  clause('P13-C.6', 'puts both card holders up for dismissal when their argument had a bad consequence, and nobody when it had none', async () => {
    const cards = { about: 'K1 K2', personName: '持卡甲', others: ['持卡乙'] }
    await find('P13-C.6', '2025-03-09', { ...cards, cause: 'bad-consequence' })
    expect((await dealership.manager.penalties.list({ text: '持卡' })).rows.map((row) => [row.amountCents, row.consequence?.kind])).toEqual([[0, 'dismissal'], [0, 'dismissal']])
    expect(await refusals('P13-C.6', '2025-03-09', { ...cards, about: 'K3 K4', cause: 'no-consequence' })).toEqual(['penalties.cause-not-charged P13-C.6'])
  })

  clause('P13-B.30', 'proposes 40 yuan for two items missing from the tool bag, 20 for one, and refuses without a number', async () => {
    expect([(await find('P13-B.30', '2025-03-12', { units: 2 })).amountCents, (await find('P13-B.30', '2025-03-12', { units: 1 })).amountCents]).toEqual([4_000, 2_000])
    expect(await refusals('P13-B.30', '2025-03-12')).toEqual(['penalties.units-missing P13-B.30'])
  })
  clause('P13-C.7', 'charges the older holder 20 yuan for a card that was overdue when it was doubled, 40 for two, and nothing on the day that it was due', async () => {
    const doubled = (day: string, units: number) => find('P13-C.7', day, { units, sinceDay: toDay('2025-03-06') })
    expect([(await doubled('2025-03-08', 1)).amountCents, (await doubled('2025-03-08', 2)).amountCents]).toEqual([2_000, 4_000])
    expect(await dealership.refusals(doubled('2025-03-06', 1))).toEqual(['penalties.not-late P13-C.7'])
  })
  it('P13-F.18 proposes 100 yuan for two test cars that are not clean, 50 for one', async () => {
    expect([(await find('P13-F.18', '2025-03-12', { personName: '第一组', units: 2 })).amountCents, (await find('P13-F.18', '2025-03-12', { personName: '第一组', units: 1 })).amountCents]).toEqual([10_000, 5_000])
  })
  clause('P13-F.13c', 'proposes 150 yuan for a vehicle placed on 1 March and back on 3 April, 50 for 1 April, nothing for 31 March', async () => {
    const back = (day: string) => find('P13-F.13c', day, { sinceDay: toDay('2025-03-01') })
    const late = await back('2025-04-03')
    expect([late.amountCents, late.steps[0]]).toEqual([15_000, { key: 'late-days', value: 3, clause: 'P13-F.13c', cents: 5_000 }])
    expect((await back('2025-04-01')).amountCents).toBe(5_000)
    expect(await dealership.refusals(back('2025-03-31'))).toEqual(['penalties.not-late P13-F.13a'])
  })
  clause('P13-E.2d', 'proposes 40 yuan for two contacts short, and counsel-out with the sixth short day of a year, not the fifth and not in the next year', async () => {
    const person = { personName: '测试开拓' }
    const days = ['2025-03-12', '2025-03-13', '2025-03-14', '2025-03-17', '2025-03-18', '2025-03-19', '2026-01-05']
    const found = []
    for (const day of days) found.push(await find('P13-E.2d', day, { ...person, units: day === '2025-03-12' ? 2 : 1 }))
    expect(found.map((each) => [each.amountCents, each.consequence?.count ?? null])).toEqual([[4_000, null], [2_000, null], [2_000, null], [2_000, null], [2_000, null], [2_000, 6], [2_000, null]])
  })
  clause('P13-B.15a', 'waits for the manager to choose absenteeism or dismissal for a training missed without leave; under approved leave nothing is entered', async () => {
    const missed = await find('P13-B.15a', '2025-03-06', { cause: 'without-leave' })
    expect(missed).toMatchObject({ amountCents: 0, day: '2025-03-06', status: 'proposed', consequence: { kind: 'absenteeism', choices: ['absenteeism', 'dismissal'] } })
    expect(await dealership.refusals(dealership.manager.penalties.decide({ id: missed.id, action: 'confirm' }))).toEqual(['penalties.outcome-missing P13-B.15a'])
    expect(await dealership.manager.penalties.decide({ id: missed.id, action: 'confirm', outcome: 'absenteeism' })).toMatchObject({ status: 'confirmed', consequence: { kind: 'absenteeism' } })
    expect(await refusals('P13-B.15a', '2025-03-06', { cause: 'leave-approved' })).toEqual(['penalties.cause-not-charged P13-B.15a'])
  })
  clause('P13-B.26', 'asks the manager to choose 200 yuan or counsel-out for a task not carried out by its day; not on the day, not for somebody else’s task', async () => {
    const task = (day: string, cause: 'task-of-manager' | 'task-of-leader' | 'task-of-other' = 'task-of-manager') => find('P13-B.26', day, { cause, sinceDay: toDay('2025-03-31') })
    const decide = (id: Awaited<ReturnType<typeof task>>['id'], outcome?: 'money' | 'counsel-out' | 'dismissal') => dealership.manager.penalties.decide({ id, action: 'confirm', ...(outcome === undefined ? {} : { outcome }) })
    const [fined, counselled] = [await task('2025-04-01'), await task('2025-04-01', 'task-of-leader')]
    expect(fined).toMatchObject({ amountCents: 20_000, consequence: { kind: 'manager-decides' } })
    expect(await dealership.refusals(decide(fined.id))).toEqual(['penalties.outcome-missing P13-B.26'])
    expect(await dealership.refusals(decide(fined.id, 'dismissal'))).toEqual(['penalties.outcome-missing P13-B.26'])
    expect(await decide(fined.id, 'money')).toMatchObject({ status: 'confirmed', amountCents: 20_000, consequence: null })
    expect(await decide(counselled.id, 'counsel-out')).toMatchObject({ status: 'confirmed', amountCents: 0, consequence: { kind: 'counsel-out' } })
    expect([await dealership.refusals(task('2025-03-31')), await dealership.refusals(task('2025-04-01', 'task-of-other'))]).toEqual([['penalties.not-late P13-B.26'], ['penalties.cause-not-charged P13-B.26']])
  })
  clause('P13-E.5a', 'treats a consultant gone at 13:00 from a roadshow of 9 to 16 as absent, and not one who left after it', async () => {
    expect(await find('P13-E.5a', '2025-03-15', at('13:00', '09:00', '16:00'))).toMatchObject({ amountCents: 0, day: '2025-03-15', consequence: { kind: 'absenteeism' } })
    expect(await refusals('P13-E.5a', '2025-03-15', at('16:01', '09:00', '16:00'))).toEqual(['penalties.not-during P13-E.5a'])
  })

  clause('P13-B.3b', 'proposes 20 yuan for eating at 9:10 after a meeting that ended at 8:50, and nothing for eating before its end', async () => {
    expect(await find('P13-B.3b', '2025-03-10', at('09:10', '08:50'))).toMatchObject({ amountCents: 2_000, consequence: null })
    expect([await refusals('P13-B.3b', '2025-03-10', at('08:50', '08:50')), await refusals('P13-B.3b', '2025-03-10')]).toEqual([['penalties.not-too-late P13-B.3b'], ['penalties.time-missing P13-B.3b']])
  })
  clause('P13-B.3c', 'puts the second such finding up for counsel-out and lists the first, not one that was waived', async () => {
    const person = { personName: '测试梳洗', ...at('09:10', '08:50') }
    await find('P13-B.3b', '2025-03-10', person)
    const second = await find('P13-B.3b', '2025-03-17', person)
    expect(second.consequence).toEqual({ kind: 'counsel-out', clause: 'P13-B.3c', count: 2 })
    expect([...second.earlier.map((each) => each.day), second.day]).toEqual(['2025-03-10', '2025-03-17'])
    expect((await waiveAndFind('P13-B.3b', '2025-03-17', { ...person, personName: '测试误记' })).consequence).toBeNull()
  })
  clause('P13-B.5b', 'proposes 20 yuan for the first lateness of a month, 40 for the second, and 20 again in April', async () => {
    const person = { personName: '测试迟到', ...at('08:40') }
    const found = [await find('P13-B.5b', '2025-03-10', person), await find('P13-B.5b', '2025-03-18', person), await find('P13-B.5b', '2025-04-02', person)]
    expect(found.map((each) => [each.amountCents, each.consequence])).toEqual([[2_000, null], [4_000, null], [2_000, null]])
    const [, second] = found
    expect(second?.steps).toEqual([{ key: 'over-minutes', value: 10, clause: 'P13-B.5a' }, { key: 'ladder', value: 2, clause: 'P13-B.5b', cents: 4_000 }, { key: 'total', value: 4_000, clause: 'P13-B.5b' }])
  })
  clause('P13-B.5d', 'puts the third lateness of a month up for counsel-out with its dates and no new fine, and a third in another month not', async () => {
    const person = { personName: '测试三次', ...at('08:40') }
    await find('P13-B.5b', '2025-03-10', person)
    await find('P13-B.5b', '2025-03-18', person)
    const third = await find('P13-B.5b', '2025-03-27', person)
    expect(third).toMatchObject({ amountCents: 0, consequence: { kind: 'counsel-out', clause: 'P13-B.5d', count: 3 } })
    expect([...third.earlier.map((each) => each.day), third.day]).toEqual(['2025-03-10', '2025-03-18', '2025-03-27'])
    expect(await find('P13-B.5b', '2025-04-01', person)).toMatchObject({ amountCents: 2_000, consequence: null })
  })
  clause('P13-B.5e', 'proposes 40 yuan for the second early leave of a month, counts lateness apart, and none for 17:30', async () => {
    const person = { personName: '测试早退' }
    await find('P13-B.5b', '2025-03-10', { ...person, ...at('08:40') })
    const found = [await find('P13-B.5e', '2025-03-11', { ...person, ...at('17:10') }), await find('P13-B.5e', '2025-03-19', { ...person, ...at('17:29') })]
    expect(found.map((each) => each.amountCents)).toEqual([2_000, 4_000])
    expect(await refusals('P13-B.5e', '2025-03-20', { ...person, ...at('17:30') })).toEqual(['penalties.not-too-early P13-B.5e'])
  })
  clause('P13-B.20', 'puts a dispute with a customer up for counsel-out without a fine, and no dispute among colleagues', async () => {
    expect(await find('P13-B.20', '2025-03-12', { cause: 'with-customer' })).toMatchObject({ amountCents: 0, consequence: { kind: 'counsel-out', clause: 'P13-B.20' } })
    expect(await refusals('P13-B.20', '2025-03-12', { cause: 'without-customer' })).toEqual(['penalties.cause-not-charged P13-B.20'])
  })
  clause('P13-E.1e', 'proposes ten times the value of a gift that was not handed over: 500 yuan for 50', async () => {
    expect((await find('P13-E.1e', '2025-03-20', { amountCents: 5_000 })).amountCents).toBe(50_000)
    expect((await find('P13-E.1e', '2025-03-20', { amountCents: 5_001 })).amountCents).toBe(50_010)
    expect(await refusals('P13-E.1e', '2025-03-20')).toEqual(['penalties.amount-missing P13-E.1e'])
  })
  clause('P13-E.2e', 'proposes 100 yuan for a false visit and counsel-out instead for the second', async () => {
    const person = { personName: '测试虚报' }
    expect(await find('P13-E.2e', '2025-03-12', person)).toMatchObject({ amountCents: 10_000, consequence: null })
    expect(await find('P13-E.2e', '2025-04-02', person)).toMatchObject({ amountCents: 0, consequence: { kind: 'counsel-out', count: 2 } })
  })
  it('P13-F.3 proposes 50 yuan and the replacement of 200 for a lost key', async () => {
    const lost = await find('P13-F.3', '2025-03-12', { amountCents: 20_000 })
    expect([lost.amountCents, lost.steps.map((step) => `${step.key} ${String(step.value)}`)]).toEqual([25_000, ['fixed 5000', 'documented 20000', 'total 25000']])
    expect((await find('P13-F.3', '2025-03-12', { amountCents: 1 })).amountCents).toBe(5_001)
  })
  clause('P13-F.5', 'proposes half of a repair of 600 yuan, half a cent in favour of the driver, and nothing without the cost', async () => {
    expect((await find('P13-F.5', '2025-03-12', { amountCents: 60_000 })).amountCents).toBe(30_000)
    expect((await find('P13-F.5', '2025-03-12', { amountCents: 60_001 })).amountCents).toBe(30_000)
    expect(await refusals('P13-F.5', '2025-03-12')).toEqual(['penalties.amount-missing P13-F.5'])
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
    expect(await refusals('P13-G.4b', '2025-03-14', { sinceDay })).toEqual(['penalties.not-late P13-G.4b'])
  })
  clause('P13-G.4c', 'proposes the original price of a lost item, and nothing without it', async () => {
    expect((await find('P13-G.4c', '2025-03-14', { amountCents: 8_000 })).amountCents).toBe(8_000)
    expect((await find('P13-G.4c', '2025-03-14', { amountCents: 8_001 })).amountCents).toBe(8_001)
    expect(await refusals('P13-G.4c', '2025-03-14')).toEqual(['penalties.amount-missing P13-G.4c'])
  })
})
