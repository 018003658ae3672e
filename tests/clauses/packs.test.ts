import { describe, expect, it } from 'vitest'
import { policyPacks } from '#shared/policies/index.ts'
import { findRecurrenceFault } from '#shared/domain/recurrence.ts'
import { declareClauses } from '#shared/policies/policy.ts'
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
