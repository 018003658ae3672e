/** P10, penalties for car owners' files: each clause's scenario with its own figures and a neighbouring one, on a real archive. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toDay } from '#shared/kernel/days.ts'
import { clause } from '#tests/support/clause.ts'
import { openDealership } from '#tests/support/dealership.ts'
import type { Dealership } from '#tests/support/dealership.ts'

describe('P10 penalties', () => {
  let dealership: Dealership
  const on = (day: string, correctedOn: string | null = day) => {
    dealership.office.clock.set(correctedOn !== null && correctedOn > day ? correctedOn : day)
    return { day: toDay(day), correctedOn: correctedOn === null ? null : toDay(correctedOn) }
  }
  beforeAll(async () => { dealership = await openDealership('2026-02-02', ['P10']) })
  afterAll(async () => { await dealership.close() })

  clause('P10-D.1', 'fines a file of Monday’s delivery that comes on Friday 50 yuan, and not one that comes on Thursday, the third working day', async () => {
    const sinceDay = toDay('2026-03-02')
    const late = await dealership.find('P10-D.1', { ...on('2026-03-06'), sinceDay })
    expect(late).toMatchObject({ amountCents: 5_000, status: 'proposed', clause: 'P10-D.1', consequence: null })
    expect(await dealership.refusals(dealership.find('P10-D.1', { ...on('2026-03-05'), sinceDay }))).toEqual(['penalties.not-late P10-D.1'])
    expect(await dealership.refusals(dealership.find('P10-D.1', on('2026-03-06')))).toEqual(['penalties.since-missing P10-D.1'])
  })
  clause('P10-D.2', 'fines two inspection papers without the user’s signature 40 yuan, one 20, and refuses without a number', async () => {
    expect((await dealership.find('P10-D.2', { ...on('2026-03-04'), units: 2 })).amountCents).toBe(4_000)
    expect((await dealership.find('P10-D.2', { ...on('2026-03-04'), units: 1 })).amountCents).toBe(2_000)
    expect(await dealership.refusals(dealership.find('P10-D.2', on('2026-03-04')))).toEqual(['penalties.units-missing P10-D.2'])
  })
  clause('P10-D.3', 'proposes 50 yuan for each intake with an unverified contact, 100 together for two of one consultant, and nothing for a verified one', async () => {
    const person = { personName: '测试接修' }
    const found = [await dealership.find('P10-D.3', { cause: 'contact-unverified', ...person, ...on('2026-03-06') }), await dealership.find('P10-D.3', { cause: 'contact-unverified', ...person, ...on('2026-03-16') })]
    expect(found.map((each) => each.amountCents)).toEqual([5_000, 5_000])
    expect(await dealership.refusals(dealership.find('P10-D.3', { ...person, ...on('2026-03-16'), cause: 'contact-verified' }))).toEqual(['penalties.cause-not-charged P10-D.3'])
  })
  clause('P10-D.4', 'fines a file handed back on Friday and incomplete on Tuesday 50 yuan, and not on Monday, the one working day', async () => {
    const sinceDay = toDay('2026-03-06')
    expect((await dealership.find('P10-D.4', { ...on('2026-03-10', null), sinceDay })).amountCents).toBe(5_000)
    expect(await dealership.refusals(dealership.find('P10-D.4', { ...on('2026-03-09', null), sinceDay }))).toEqual(['penalties.not-late P10-D.4'])
  })
  clause('P10-D.5a', 'fines two wrong items 40 yuan', async () => {
    expect((await dealership.find('P10-D.5a', { ...on('2026-03-09'), units: 2 })).amountCents).toBe(4_000)
    expect((await dealership.find('P10-D.5a', { ...on('2026-03-09'), units: 3 })).amountCents).toBe(6_000)
  })
  clause('P10-D.5b', 'fines one order without the user’s signature 50 yuan instead of 20, never 70, and shows the other clause', async () => {
    const found = await dealership.find(['P10-D.5a', 'P10-D.5b'], { ...on('2026-03-09'), units: 1 })
    expect(found).toMatchObject({ clause: 'P10-D.5b', amountCents: 5_000, beside: [{ clause: 'P10-D.5a', amountCents: 2_000 }] })
    expect((await dealership.find('P10-D.5a', { ...on('2026-03-09'), units: 1 })).beside).toEqual([])
  })
  clause('P10-D.5c', 'fines one sheet without an internal signature 20 yuan', async () => {
    expect((await dealership.find('P10-D.5c', { ...on('2026-03-09'), units: 1 })).amountCents).toBe(2_000)
    expect((await dealership.find('P10-D.5c', { ...on('2026-03-09'), units: 2 })).amountCents).toBe(4_000)
  })
  clause('P10-D.6a', 'doubles a sales consultant’s second finding of a month, not the first, and begins anew in the next month', async () => {
    const person = { personName: '测试胡' }
    const late = (day: string, sinceDay: string) => dealership.find('P10-D.1', { ...person, ...on(day), sinceDay: toDay(sinceDay) })
    const first = await late('2026-03-06', '2026-03-02')
    await dealership.manager.penalties.decide({ id: first.id, action: 'confirm' })
    const found = [first, await late('2026-03-20', '2026-03-16'), await late('2026-04-02', '2026-03-27')]
    expect(found.map((each) => each.amountCents)).toEqual([5_000, 10_000, 5_000])
    expect(found[1]?.earlier.map((each) => each.day)).toEqual(['2026-03-06'])
    expect(found[1]?.steps.map((step) => `${step.key} ${step.clause}`)).toEqual(['fixed P10-D.1', 'ordinal P10-D.6a', 'multiplied P10-D.6a', 'total P10-D.1'])
  })
  clause('P10-D.6b', 'doubles a service consultant’s third finding of a month, not the second', async () => {
    const person = { personName: '测试陆' }
    const found = [
      await dealership.find('P10-D.3', { cause: 'contact-unverified', ...person, ...on('2026-03-03') }), await dealership.find('P10-D.5c', { ...person, ...on('2026-03-10'), units: 1 }), await dealership.find('P10-D.3', { cause: 'contact-unverified', ...person, ...on('2026-03-17') }),
    ]
    expect(found.map((each) => each.amountCents)).toEqual([5_000, 2_000, 10_000])
  })
  clause('P10-D.6c', 'takes a deduction of 20 percent of the month’s performance pay after the third finding, refuses 35 and 9, and none before the third', async () => {
    const person = { personName: '测试陆' }
    const deduct = (percent: number, more = person) => dealership.find('P10-D.6c', { ...more, ...on('2026-03-18'), percent, amountCents: 300_000 })
    expect(await dealership.refusals(deduct(35))).toEqual(['penalties.share-out-of-bounds P10-D.6c'])
    expect(await dealership.refusals(deduct(9))).toEqual(['penalties.share-out-of-bounds P10-D.6c'])
    expect(await deduct(20)).toMatchObject({ amountCents: 60_000, status: 'proposed' })
    expect(await dealership.refusals(deduct(10))).toEqual(['penalties.once-in-month P10-D.6c'])
    expect(await dealership.refusals(deduct(20, { personName: '测试接修' }))).toEqual(['penalties.threshold-not-reached P10-D.6b'])
  })
  clause('P10-D.7', 'fines three pieces lost through a breach of the lending rules 60 yuan besides other fines, and nothing for another cause', async () => {
    const lost = { personName: '测试胡', ...on('2026-03-12'), units: 3 }
    expect((await dealership.find('P10-D.7', { ...lost, cause: 'lending-breach' })).amountCents).toBe(6_000)
    expect(await dealership.refusals(dealership.find('P10-D.7', { ...lost, cause: 'other' }))).toEqual(['penalties.cause-not-charged P10-D.7'])
  })
  clause('P10-D.9', 'keeps a proposal of 6 March out of the payroll list of 31 March until it is confirmed by whoever may decide, and out of that of April', async () => {
    const found = await dealership.find('P10-D.3', { cause: 'contact-unverified', personName: '测试名单', ...on('2026-03-06') })
    dealership.office.clock.set('2026-03-31')
    await dealership.office.as('auditor', '月末到岗')
    const payroll = async (from: string, to: string) => (await dealership.manager.reports.preview({ register: 'penalties', state: 'charged', text: '测试名单', from: toDay(from), to: toDay(to), locale: 'zh', cursor: null, size: 10 })).rows.map((row) => row.values['amount'])
    const statement = async () => (await dealership.manager.penalties.statement({ month: '2026-03' })).people.filter((person) => person.personName === '测试名单').map((person) => person.totalCents)
    expect([await payroll('2026-03-01', '2026-03-31'), await statement()]).toEqual([[], []])
    await expect(dealership.archivist.penalties.decide({ id: found.id, action: 'confirm' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await dealership.manager.penalties.decide({ id: found.id, action: 'confirm' })
    expect([await payroll('2026-03-01', '2026-03-31'), await statement(), await payroll('2026-04-01', '2026-04-30')]).toEqual([[5_000], [5_000], []])
  })
  clause('P10-D.10a', 'orders a fault of Monday put right by Tuesday, overdue by one working day on Wednesday, until the day of the correction is entered', async () => {
    dealership.office.clock.set('2026-03-09')
    const [lu] = [await dealership.office.as('clerk', '测试陆某')]
    const fault = await dealership.find('P10-D.5c', { personName: '测试陆某', day: toDay('2026-03-09'), units: 1 })
    const orders = async () => (await lu.duties.list({ box: 'all', status: 'open', clause: 'P10-D.10' })).rows.filter((row) => row.subject.id === fault.id).map((row) => [row.ownerName, row.dueDay, row.daysLate])
    expect(await orders()).toEqual([['测试陆某', '2026-03-10', 0]])
    dealership.office.clock.set('2026-03-10')
    expect(await orders()).toEqual([['测试陆某', '2026-03-10', 0]])
    dealership.office.clock.set('2026-03-11')
    expect(await orders()).toEqual([['测试陆某', '2026-03-10', 1]])
    await dealership.archivist.penalties.correct({ id: fault.id, correctedOn: toDay('2026-03-11') })
    expect(await orders()).toEqual([])
    const settled = await dealership.find('P10-D.5c', { personName: '测试陆某', day: toDay('2026-03-11'), correctedOn: toDay('2026-03-11'), units: 1 })
    expect((await lu.duties.list({ box: 'all', status: 'open', clause: 'P10-D.10' })).rows.map((row) => row.subject.id)).not.toContain(settled.id)
  })
  clause('P10-D.10b', 'charges 20 yuan again for each working day that passed uncorrected: 60 for Monday to Thursday, 20 when corrected on Tuesday', async () => {
    const fault = (correctedOn: string) => dealership.find('P10-D.5c', { ...on('2026-03-09', correctedOn), units: 1 })
    const twice = await fault('2026-03-12')
    expect(twice).toMatchObject({ amountCents: 6_000 })
    expect(twice.steps).toContainEqual({ key: 'repeated', value: 2, clause: 'P10-D.10b', cents: 2_000 })
    expect((await fault('2026-03-10')).amountCents).toBe(2_000)
  })

  it('grow as the days pass while nobody corrects, and stop on the day of the correction', async () => {
    dealership.office.clock.set('2026-06-01')
    const found = await dealership.find('P10-D.5c', { personName: '测试补签', units: 1 })
    const amount = async () => (await dealership.manager.penalties.get({ id: found.id })).penalty.amountCents
    dealership.office.clock.set('2026-06-03')
    await dealership.office.as('auditor', '早到')
    expect(await amount()).toBe(6_000)
    expect((await dealership.archivist.penalties.correct({ id: found.id, correctedOn: toDay('2026-06-02') })).amountCents).toBe(2_000)
    expect(await dealership.refusals(dealership.archivist.penalties.correct({ id: found.id, correctedOn: toDay('2026-06-03') }))).toEqual(['penalties.already-corrected P10-D.5c'])
  })
})
