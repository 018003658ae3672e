import { describe, expect, it } from 'vitest'
import { policyPacks } from '#shared/policies/index.ts'
import { findRecurrenceFault } from '#shared/domain/recurrence.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import { figureKey } from '#shared/domain/policies/changes.ts'
import type { PolicyChange, PublishedChange } from '#shared/domain/policies/changes.ts'
import { addDays, toDay } from '#shared/kernel/days.ts'
import { findClause, openRuleBook, printedRules, rulesOn } from '#shared/policies/office-rules.ts'
import { findPackFaults, loadPacks } from '#shared/policies/pack-faults.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'
import { topics } from '#shared/policies/topics.ts'
import { packsAtTheBeginning, packsNeeded, tradeOf } from '#shared/policies/trades.ts'
import { clause } from '#tests/support/clause.ts'
import { countClauses, provenClauses } from '#tests/support/clauses.ts'

const clauses = policyPacks.flatMap((pack) => pack.clauses)
const expected = { P01: 45, P02: 21, P03: 35, P04: 21, P05: 21, P06: 48, P07: 56, P08: 38, P09: 24, P10: 64, P11: 46, P12: 42, P13: 209, P14: 38, P15: 58, P16: 18, P17: 33, P18: 37, P19: 35, P20: 25, P21: 9, P22: 31, P23: 9 }

describe('the policy packs', () => {
  it('hold all 963 clauses of the 23 policies, each once, under its policy, in both languages', () => {
    expect(Object.fromEntries(policyPacks.map((pack) => [pack.id, pack.clauses.length]))).toEqual(expected)
    expect(new Set(clauses.map((each) => each.id)).size).toBe(963)
    for (const each of clauses) {
      expect(each.id.startsWith(each.printed), each.id).toBe(true)
      expect(each.zh, each.id).toMatch(/[\u4e00-\u9fff]/)
      expect(each.en, each.id).toMatch(/[a-z]/)
    }
  })
  it('name only clauses of their own in chains and duties, and duties that can come', () => {
    for (const pack of policyPacks) {
      const printed = new Set(pack.clauses.map((each) => each.printed))
      for (const step of pack.chains.flatMap((chain) => chain.steps)) expect(printed, step.clause).toContain(step.clause)
      for (const duty of pack.duties ?? []) {
        expect(printed, duty.clause).toContain(duty.clause)
        if (duty.comes.kind === 'recurs') expect(findRecurrenceFault(duty.comes.recurrence), duty.id).toBeNull()
      }
    }
  })
  it('never run guidance as if it were a rule', () => {
    const shown = clauses.filter((each) => each.hardness === 'show')
    expect(shown.filter((each) => each.mechanism !== 'shown').map((each) => each.id)).toEqual([])
  })
})

describe('counting clauses', () => {
  const texts = ['a', 'b', 'c', 'd'].map((part) => ({ id: `P07-1${part}`, printed: 'P07-1', force: 'rule' as const, hardness: part === 'd' ? ('show' as const) : ('warn' as const), zh: '条', en: 'x', numbers: {} }))
  const pack = { id: 'P07' as const, clauses: declareClauses(texts, { 'P07-1a': 'desk', 'P07-1b': 'desk' }) }
  const report = (...titles: readonly (readonly [string, string])[]) => ({ testResults: [{ assertionResults: titles.map(([title, status]) => ({ title, status })) }] })
  it('counts a claim as proven by a passing test only, and a failing one takes it away', () => {
    expect(countClauses(pack, provenClauses(report(['[P07-1a] runs', 'passed'], ['about P07-1b', 'passed'])))).toEqual({ id: 'P07', total: 4, runProven: 1, runUnproven: 1, shown: 1, missing: 1 })
    expect(countClauses(pack, provenClauses(report(['[P07-1a] runs', 'passed'], ['[P07-1a] also', 'failed']))).runProven).toBe(0)
  })
  it('refuses a test that names a clause which no pack has', () => {
    expect(() => { clause('P07-99', 'proves nothing', () => undefined) }).toThrow('P07-99')
  })
})

const day = toDay('2026-05-11')
const published = (...changes: readonly PolicyChange[]): readonly PublishedChange[] => changes.map((change) => ({ change, fromDay: day }))
const withP13 = { kind: 'pack', pack: 'P13', isActive: true } as const
const loanDays = (value: number) => ({ kind: 'figure', pack: 'P07', clauseId: 'P07-19.5b', figure: 'loanDaysMax', value }) as const

describe('the packs that an office lives by', () => {
  it('begin with every pack of no trade and of property, without the car dealer and the seller on credit', () => {
    expect(Object.keys(tradeOf)).toEqual(policyPacks.map((pack) => pack.id))
    expect(policyPacks.map((pack) => pack.id).filter((id) => !packsAtTheBeginning.includes(id))).toEqual(['P02', 'P05', 'P10', 'P12', 'P13', 'P15', 'P22'])
    expect(packsNeeded.every((id) => packsAtTheBeginning.includes(id))).toBe(true)
  })
  it('bring their figures through one reading of the day: as printed, and changed from the day of the change on', () => {
    const changes = published(loanDays(5), { kind: 'figure', pack: 'P04', clauseId: 'P04-26', figure: 'closeMax', value: 5 }, { kind: 'figure', pack: 'P06', clauseId: 'P06-A.3.1b', figure: 'perPersonMax', value: 450.5 }, { kind: 'figure', pack: 'P07', clauseId: 'P07-14', figure: 'intervalMonths', value: 3 })
    const book = openRuleBook(changes)
    const read = (of: typeof day) => { const rules = book.on(of); return [rules.lending.loanDaysMax, rules.lending.version, rules.cases.complaintDaysMax, rules.reception.ceilingCents.A, rules.duties.find((duty) => duty.id === 'P07-14')?.comes] }
    expect(read(addDays(day, -1))).toEqual([3, '2026.1', 7, 50_000, { kind: 'renews', term: { unit: 'calendar-months', count: 6 } }])
    expect(read(day)).toEqual([5, '2026.1-2', 5, 45_050, { kind: 'renews', term: { unit: 'calendar-months', count: 3 } }])
    expect(book.on(day).packs.find((pack) => pack.id === 'P07')?.clauses.find((each) => each.id === 'P07-19.5b')?.numbers).toMatchObject({ loanDaysMax: 5 })
  })
  it('set no term for a complaint when P04 does not act', () => {
    expect(rulesOn(day, published({ kind: 'pack', pack: 'P04', isActive: false })).cases.complaintDaysMax).toBeNull()
    expect(printedRules.on(day).cases.complaintDaysMax).toBe(7)
  })
  it('act from their own day on, not the day before (P07-29)', () => {
    const p19 = policyPacks.find((pack) => pack.id === 'P19')
    expect([-1, 0].map((after) => rulesOn(addDays(p19?.effectiveFrom ?? day, after), []).packs.some((pack) => pack.id === 'P19'))).toEqual([false, true])
  })
})

describe('packs that disagree', () => {
  const onLoanDays = (changes: readonly PublishedChange[]) => rulesOn(day, changes).conflicts.filter((conflict) => conflict.topic === 'loan-days')
  it('are none on loan days as long as P13 does not act', () => { expect(onLoanDays([])).toEqual([]) })
  it('are one on loan days when P07 and P13 act: the one day of P13 rules, until the office decides for the three of P07', () => {
    const [conflict, ...others] = onLoanDays(published(withP13))
    expect(others).toEqual([])
    expect(conflict?.positions.map((position) => [findClause(position.clauseId)?.printed, position.value])).toEqual([['P13-G.10.b', 1], ['P07-19.5', 3]])
    expect(rulesOn(day, published(withP13)).lending).toMatchObject({ pack: 'P13', version: '2026.1', loanDaysMax: 1, clauses: { loanDays: 'P13-G.10.b' } })
    const decided = published(withP13, { kind: 'precedence', topic: 'loan-days', pack: 'P07' })
    expect(onLoanDays(decided)[0]).toMatchObject({ reason: 'office', ruling: { pack: 'P07', value: 3 } })
    expect(rulesOn(day, decided).lending).toMatchObject({ pack: 'P07', loanDaysMax: 3, clauses: { loanDays: 'P07-19.5' } })
    expect(rulesOn(day, [...decided, ...published({ kind: 'precedence', topic: 'loan-days', pack: null })]).lending.loanDaysMax).toBe(1)
  })
  it('are measured by the figures of the day: half a day of P07 would be stricter than the day of P13', () => {
    expect(rulesOn(day, published(withP13, { kind: 'figure', pack: 'P13', clauseId: 'P13-G.10.b', figure: 'loanDaysMax', value: 4 })).lending).toMatchObject({ pack: 'P07', loanDaysMax: 3 })
  })
  it('are found on every known topic when all packs act: the new-car file, the filing of customers, viewing, lateness, complaints, and twins that agree', () => {
    const all = rulesOn(day, published(...policyPacks.map((pack) => ({ kind: 'pack', pack: pack.id, isActive: true }) as const))).conflicts
    const line = (topic: string) => { const found = all.find((conflict) => conflict.topic === topic); return found === undefined ? null : [found.ruling.pack, found.reason, found.isTwin] }
    expect(all.length).toBe(topics.length)
    expect(line('new-car-file')).toEqual(['P13', 'stricter', false])
    expect(line('customer-filing')).toEqual(['P13', 'stricter', false])
    expect(line('viewing-approval')).toEqual(['P09', 'stricter', false])
    expect(line('lateness-fine')).toEqual(['P13', 'first', false])
    expect([line('yearly-survey'), line('contact-and-service'), line('start-of-work')].map((found) => found?.[2])).toEqual([true, true, true])
  })
  it('name only clauses and figures that their packs have', () => {
    for (const saying of topics.flatMap((topic) => topic.sayings)) {
      expect(findClause(saying.clauseId)?.id.startsWith(`${saying.pack}-`), saying.clauseId).toBe(true)
      if ('figure' in saying) expect(typeof findClause(saying.clauseId)?.numbers[saying.figure], saying.clauseId).toBe('number')
    }
  })
})

describe('a pack with a mistake', () => {
  const good = policyPacks.find((pack) => pack.id === 'P07')
  if (good === undefined) throw new Error('there is no P07')
  const [first] = good.clauses
  if (first === undefined) throw new Error('P07 has no clauses')
  const faultOf = (pack: PolicyPack) => findPackFaults([pack]).map((fault) => [fault.fault, fault.clause, fault.line])
  it('is named with the clause and its line: twice the same, a foreign one, an unknown mechanism, a negative number', () => {
    expect(faultOf(good)).toEqual([])
    expect(faultOf({ ...good, clauses: [...good.clauses, first] })).toEqual([['clause-twice', first.id, good.clauses.length + 1]])
    // A pack that comes as data may hold what the type forbids.
    expect(faultOf({ ...good, clauses: good.clauses.map((each, index) => (index === 2 ? { ...each, mechanism: 'magic' as never } : each)) })).toEqual([['unknown-mechanism', good.clauses[2]?.id, 3]])
    expect(faultOf({ ...good, clauses: good.clauses.map((each) => (each.id === 'P07-19.5b' ? { ...each, numbers: { loanDaysMax: -3 } } : each)) })).toMatchObject([['bad-number', 'P07-19.5b', good.clauses.findIndex((each) => each.id === 'P07-19.5b') + 1]])
    expect(faultOf({ ...good, clauses: [...good.clauses, { ...first, id: 'P99-1' }] })[0]?.[0]).toBe('foreign-clause')
  })
  it('is named for a duty whose time cannot come, a step on a clause that is not there, a chain without steps', () => {
    const [duty] = good.duties ?? []
    const [chain] = good.chains
    const [step] = chain?.steps ?? []
    if (duty === undefined || chain === undefined || step === undefined) throw new Error('P07 has duties and chains')
    expect(faultOf({ ...good, duties: [{ ...duty, comes: { kind: 'recurs', recurrence: { every: 'week', weekdays: [8] } } }] })[0]?.slice(0, 2)).toEqual(['bad-recurrence', duty.clause])
    expect(faultOf({ ...good, duties: [{ ...duty, comes: { kind: 'renews', term: { unit: 'calendar-days', count: -1 } } }] })[0]?.slice(0, 2)).toEqual(['bad-term', duty.clause])
    expect(faultOf({ ...good, chains: [{ ...chain, steps: [{ ...step, clause: 'P07-99' }] }] })[0]?.slice(0, 2)).toEqual(['unknown-clause', 'P07-99'])
    expect(faultOf({ ...good, chains: [{ ...chain, steps: [] }] })[0]?.[0]).toBe('empty-chain')
  })
  it('is kept out when nobody holds the role of an approver, with the clause and its line; a pack that acts already stays, and the missing approver is listed', () => {
    const held = findPackFaults([good], ['clerk', 'archive-administrator'])
    expect(held.length).toBeGreaterThan(0)
    expect(held.every((fault) => fault.fault === 'nobody-holds-role' && fault.weight === 'warning')).toBe(true)
    const anew = { ...good, version: 'next' }
    expect(loadPacks([anew], [good], ['clerk']).packs).toEqual([good])
    expect(loadPacks([anew], [], ['clerk']).faults.find((fault) => fault.weight === 'refused')).toMatchObject({ fault: 'nobody-holds-role', clause: expect.stringMatching(/^P07-/), line: expect.any(Number), detail: expect.stringContaining('manager') })
    expect(loadPacks([anew], [good]).packs).toEqual([anew])
    expect(loadPacks([good], [good], ['clerk', 'archive-administrator']).packs).toEqual([good])
  })
  it('leaves the last good pack in force, also when the office\'s own figure is at fault', () => {
    const bad = { ...good, version: 'bad', clauses: [...good.clauses, first] }
    expect(loadPacks([bad], policyPacks).packs.map((pack) => pack.version)).toEqual(['2026.1'])
    expect(loadPacks([bad], []).packs).toEqual([])
    const rules = rulesOn(day, published(loanDays(-2)))
    expect(rules.lending).toMatchObject({ loanDaysMax: 3, version: '2026.1' })
    expect(rules.faults.filter((fault) => fault.pack === 'P07')).toMatchObject([{ clause: 'P07-19.5b', fault: 'bad-number' }])
    expect(rules.law.figures.get(figureKey('P07-19.5b', 'loanDaysMax'))).toBe(-2)
  })
})
