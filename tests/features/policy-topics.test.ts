/** Every topic on which policies disagree: what the conflicts screen claims that the desks do is what they do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followsOf } from '#shared/domain/policies/conflicts.ts'
import { addDays, daysBetween, toDay } from '#shared/kernel/days.ts'
import { toClockTime } from '#shared/kernel/times.ts'
import { policyPacks } from '#shared/policies/index.ts'
import { topics } from '#shared/policies/topics.ts'
import { openDealership } from '#tests/support/dealership.ts'
import type { Dealership } from '#tests/support/dealership.ts'
import { openFile, requestFor } from '#tests/support/lending.ts'
import type { Client } from '#tests/support/office.ts'

const today = toDay('2026-05-11')
let dealership: Dealership
let clerk: Client
let general: Client
beforeAll(async () => {
  dealership = await openDealership(today, ['P05', 'P10', 'P13', 'P15'])
  clerk = await dealership.office.as('clerk')
  general = await dealership.office.as('general-manager')
})
afterAll(async () => { await dealership.close() })

const conflict = async (topic: string) => (await clerk.policies.conflicts({})).conflicts.find((row) => row.topic === topic)
const letRule = (topic: string, pack: string | null) => general.policies.decideConflict({ topic, pack, reason: '按本单位情况' })

async function longestLoan(): Promise<number> {
  const file = await openFile(dealership.office)
  for (let days = 1; days <= 5; days += 1) {
    const isTaken = await clerk.lending.request(requestFor(file, { days })).then(async ({ loan }) => { await clerk.lending.cancel({ id: loan.id, reason: '试' }); return true }, () => false)
    if (!isTaken) return days - 1
  }
  return 5
}

let contacts = 0
/** Days after the contact by which a filing is owed, and the clause that its duty cites. */
async function filingOwed() {
  contacts += 1
  const name = `新客户${String(contacts)}`
  const { filing } = await clerk['customer-filing'].contact({ name, contactDay: today })
  const duty = (await clerk.duties.list({ box: 'all', status: 'all', size: 200 })).rows.find((row) => row.subject.id === filing.id && row.zh === '新客户备案')
  return [daysBetween(today, filing.dueDay), duty?.clause, duty === undefined ? null : daysBetween(today, duty.dueDay)]
}

let people = 0
async function charged(clauses: readonly string[], more: Parameters<Dealership['find']>[1]) {
  people += 1
  const { clause, amountCents } = await dealership.find(clauses, { personName: `员工${String(people)}`, ...more })
  return [clause, amountCents]
}
const lateness = (wageCents: number) => charged(['P13-B.5b', 'P20-F.1b'], { amountCents: wageCents, at: toClockTime('08:45') })

describe('the topics on which policies disagree', () => {
  /** One question to a desk for each topic of which the screen says that a saying acts here. */
  const asked = ['loan-days', 'lost-loan-fine', 'late-file-fine', 'customer-filing', 'lateness-fine', 'third-lateness', 'complaint-answer']

  it('are fourteen; each of which a saying is claimed to act here is asked at its desk below, and no saying claims a clause that is not there', () => {
    expect(topics.length).toBe(14)
    expect(topics.filter(({ sayings }) => sayings.some(({ acts }) => acts === 'rules')).map(({ id }) => id)).toEqual(asked)
    const known = new Set(policyPacks.flatMap((pack) => pack.clauses.map((clause) => clause.id)))
    for (const { id, sayings } of topics) for (const { clauseId, pack } of sayings) expect([id, clauseId, known.has(clauseId) && clauseId.startsWith(pack)]).toEqual([id, clauseId, true])
  })

  it('say truly what the desks do: of every pair of ways to act there is one answer', () => {
    const ways = ['rules', 'beside', 'not-yet'] as const
    const answers = ways.map((ruling) => ways.map((other) => followsOf(ruling, [other], { isCharge: false, reason: 'stricter' })))
    expect(answers).toEqual([['ruling', 'ruling', 'ruling'], ['other', 'each', 'each'], ['other', 'each', 'nothing']])
    expect([followsOf('rules', ['rules'], { isCharge: true, reason: 'first' }), followsOf('rules', ['rules'], { isCharge: true, reason: 'office' })]).toEqual(['dearest', 'ruling'])
  })

  it('are all listed where their packs act, each with what the desks do', async () => {
    const rows = (await clerk.policies.conflicts({})).conflicts
    expect(rows.map((row) => row.topic).toSorted()).toEqual(topics.map(({ id }) => id).toSorted())
    const follows = Object.fromEntries(rows.map((row) => [row.topic, row.follows]))
    expect(follows).toMatchObject({ 'loan-days': 'ruling', 'customer-filing': 'ruling', 'lateness-fine': 'dearest', 'lost-loan-fine': 'dearest', 'start-of-work': expect.any(String) })
    for (const row of rows) {
      const clauseRuns = new Map(policyPacks.flatMap((pack) => pack.clauses.map((clause) => [clause.id, clause.mechanism !== null && clause.mechanism !== 'shown'])))
      for (const saying of [row.ruling, ...row.others]) if (saying.acts === 'beside') expect([saying.clauseId, clauseRuns.get(saying.clauseId)]).toEqual([saying.clauseId, true])
    }
  })

  it('loan days: one day of P13 rules the lending desk, the office can let three of P07 rule, and the stricter again', async () => {
    expect([(await conflict('loan-days'))?.ruling.pack, await longestLoan()]).toEqual(['P13', 1])
    await letRule('loan-days', 'P07')
    expect([(await conflict('loan-days'))?.ruling.pack, await longestLoan()]).toEqual(['P07', 3])
    await letRule('loan-days', null)
    expect(await longestLoan()).toBe(1)
  })

  it('filing days: the same day of P13 rules; five working days of P19, or the next working day where the office lets P07’s "promptly" rule; P07’s profile is owed beside', async () => {
    expect(await conflict('customer-filing')).toMatchObject({ ruling: { pack: 'P13', value: 0, acts: 'rules' }, follows: 'ruling', others: [{ pack: 'P07', value: null, acts: 'beside' }, { pack: 'P19', value: 5, acts: 'rules' }] })
    expect(await filingOwed()).toEqual([0, 'P13-C.1', 0])
    await letRule('customer-filing', 'P19')
    expect(await filingOwed()).toEqual([7, 'P19-B.1', 7])
    await letRule('customer-filing', 'P07')
    expect(await filingOwed()).toEqual([1, 'P07-4', 1])
    await letRule('customer-filing', null)
    expect(await filingOwed()).toEqual([0, 'P13-C.1', 0])
    const profiles = (await clerk.duties.list({ box: 'all', status: 'all', size: 200 })).rows.filter((row) => row.zh === '新客户立档')
    expect(profiles.length).toBe(4)
    expect(profiles.every((row) => row.dueDay === addDays(today, 1))).toBe(true)
  })

  it('viewing: P07’s and P19’s leave are each asked at their own door, and of P09’s the screen says that it does not act yet unless its clause runs', async () => {
    const row = await conflict('viewing-approval')
    const runs = policyPacks.find((pack) => pack.id === 'P09')?.clauses.find((clause) => clause.id === 'P09-A.5.1.3.b1')?.mechanism ?? null
    expect([row?.ruling.pack, row?.ruling.acts, row?.follows]).toEqual(['P09', runs === null ? 'not-yet' : 'beside', 'each'])
    expect(row?.others.map((saying) => [saying.pack, saying.acts])).toEqual([['P07', 'beside'], ['P19', 'beside']])
    // P19's door: nobody looks into a filing without leave; P07's: a consultation waits for its review.
    const { filing } = await clerk['customer-filing'].contact({ name: '要看的客户', contactDay: today })
    const other = await dealership.office.as('clerk', '他部文员', '他部')
    await expect(other['customer-filing'].look({ id: filing.id })).rejects.toMatchObject({ data: { refusals: [{ clause: 'P19-1.5.2' }] } })
    const consultation = await clerk.lending.request(requestFor(await openFile(dealership.office), { kind: 'consultation' }))
    expect(consultation.loan.status).toBe('requested')
  })

  it('lateness: of 20 yuan and 1 per cent of pay the dearer is charged, once; where the office decided, that one alone', async () => {
    expect([(await conflict('lateness-fine'))?.reason, await lateness(400_000), await lateness(100_000)]).toEqual(['first', ['P20-F.1b', 4_000], ['P13-B.5b', 2_000]])
    await letRule('lateness-fine', 'P13')
    expect([(await conflict('lateness-fine'))?.follows, await charged(['P13-B.5b'], { at: toClockTime('08:45') })]).toEqual(['ruling', ['P13-B.5b', 2_000]])
    expect(await dealership.refusals(dealership.find('P20-F.1b', { amountCents: 400_000, at: toClockTime('08:45') }))).not.toEqual([])
    await letRule('lateness-fine', null)
    expect(await lateness(400_000)).toEqual(['P20-F.1b', 4_000])
  })

  it('third lateness: P13 counsels out and P20 takes 5 per cent; where the office lets P20 rule, nobody is counselled out', async () => {
    const days = ['2026-05-12', '2026-05-13', '2026-05-14'].map(toDay)
    const third = async (personName: string) => {
      let last: Awaited<ReturnType<Dealership['find']>> | undefined
      for (const day of days) { dealership.office.clock.set(day); last = await dealership.find(['P13-B.5b', 'P20-F.1b'], { personName, day, amountCents: 400_000, at: toClockTime('08:45') }) }
      return [last?.amountCents, last?.consequence?.clause ?? null]
    }
    expect(await third('三次甲')).toEqual([20_000, 'P13-B.5d'])
    dealership.office.clock.set('2026-05-15')
    await letRule('third-lateness', 'P20')
    expect(await third('三次乙')).toEqual([20_000, 'P13-B.5d'])
    // The decision is of the 15th: it rules what is found from then on.
    dealership.office.clock.set('2026-06-03')
    for (const [index, day] of ['2026-06-01', '2026-06-02', '2026-06-03'].entries()) {
      const found = await dealership.find(['P13-B.5b', 'P20-F.1b'], { personName: '三次丙', day: toDay(day), amountCents: 400_000, at: toClockTime('08:45') })
      if (index === 2) expect([found.amountCents, found.consequence]).toEqual([20_000, null])
    }
    await letRule('third-lateness', null)
  })

  it('lost material: 50 yuan of P13 is dearer than 20 a piece of P10 for two pieces, and not for three; where the office lets P10 rule, 40', async () => {
    const lost = (units: number) => charged(['P10-D.7', 'P13-G.10.c'], { units, cause: 'lending-breach' })
    expect([await lost(2), await lost(3)]).toEqual([['P13-G.10.c', 5_000], ['P10-D.7', 6_000]])
    await letRule('lost-loan-fine', 'P10')
    expect(await charged(['P10-D.7'], { units: 2, cause: 'lending-breach' })).toEqual(['P10-D.7', 4_000])
    expect(await dealership.refusals(dealership.find('P13-G.10.c'))).not.toEqual([])
  })

  it('a late file: the two fines of 50 yuan are one', async () => {
    expect(await conflict('late-file-fine')).toMatchObject({ isTwin: true, follows: 'dearest' })
    expect(await charged(['P10-D.1', 'P13-G.8b'], { sinceDay: toDay('2026-05-20'), fromAt: toClockTime('16:00'), at: toClockTime('16:25'), about: 'DA-0001' })).toEqual(['P10-D.1', 5_000])
  })

  it('an answer to a complaint: seven days of P04 rule the desk, and P05’s and P15’s terms do not act yet', async () => {
    const row = await conflict('complaint-answer')
    expect([row?.ruling.pack, row?.follows, row?.others.map(({ acts }) => acts)]).toEqual(['P04', 'ruling', ['not-yet', 'not-yet']])
    const { dueDay, dueClause } = await clerk.desk.registerCase({ kind: 'complaint', person: '测试甲', content: '漏水' })
    expect([daysBetween(dealership.office.clock.today(), dueDay ?? today), dueClause]).toEqual([7, 'P04-26'])
    await letRule('complaint-answer', 'P15')
    expect((await conflict('complaint-answer'))?.follows).toBe('other')
    expect((await clerk.desk.registerCase({ kind: 'complaint', person: '测试乙', content: '漏水' })).dueClause).toBe('P04-26')
  })
})
