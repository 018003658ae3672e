import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openStepOf } from '#main/mechanisms/approvals/approval-state.ts'
import type { Approval, Step } from '#main/mechanisms/approvals/approval-state.ts'
import { callsOf, isVacant, peopleOf, voiceOf } from '#main/mechanisms/approvals/authority.ts'
import type { Person } from '#main/mechanisms/approvals/authority.ts'
import { decideApprovalAct } from '#main/mechanisms/approvals/decide-approval-act.ts'
import type { ApprovalAct } from '#main/mechanisms/approvals/approval-acts.ts'
import type { ActFacts } from '#main/mechanisms/approvals/decide-approval-act.ts'
import { planSteps } from '#main/mechanisms/approvals/plan-steps.ts'
import { hasCapability, roles } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'
import { startOfDayMs, toDay } from '#shared/kernel/days.ts'
import { toInstant } from '#shared/kernel/instants.ts'
import { findChain, policyPacks } from '#shared/policies/index.ts'
import { rolesAskedBy } from '#shared/policies/policy.ts'
import type { Chain } from '#shared/policies/policy.ts'
import { findText } from '#shared/text/index.ts'

const today = toDay('2026-03-02')
const now = toInstant(startOfDayMs(today) + 9 * 3_600_000)
const person = (userId: string, role: Role): Person => ({ userId, displayName: userId, role, department: '客户服务部' })
const office: readonly Person[] = [person('clerk', 'clerk'), person('archivist', 'archive-administrator'), person('manager', 'department-manager'), person('director', 'general-manager'), person('auditor', 'auditor'), person('system', 'system-administrator')]
const facts = (people = office, day = today): ActFacts => ({ people, standIns: [], now, today: day })

function begin(secrecy: (typeof secrecyLevels)[number] = 'internal', requesterId = 'clerk', chain: Chain = findChain('P07.loan')): Approval {
  return { number: 'SP2026-00001', status: 'running', requesterId, parties: [requesterId], steps: planSteps(chain, { secrecy, kind: 'paper' }, now, { people: office, parties: [requesterId] }), decisions: [], closedAt: null }
}
const agree = (step: number | null = null): ApprovalAct => ({ kind: 'agree', step, reason: '' })
const by = (userId: string): Person => office.find((one) => one.userId === userId) ?? person(userId, 'clerk')
const codesOf = (approval: Approval, act: ApprovalAct, who: Person, known = facts()) => { const decided = decideApprovalAct(approval, act, who, known); return decided.ok ? [] : decided.error.map((refusal) => refusal.code) }
function after(approval: Approval, act: ApprovalAct, who: Person, known = facts()): Approval {
  const decided = decideApprovalAct(approval, act, who, known)
  if (!decided.ok) throw new Error(decided.error.map((refusal) => refusal.code).join())
  return decided.value.approval
}

describe('a chain as it begins', () => {
  it('asks the archive administrator for a loan, and the manager too when the material is classified (P07-19.4, P07-18.4)', () => {
    expect(secrecyLevels.map((level) => begin(level).steps.map((step) => step.key))).toEqual([['review'], ['review'], ['review', 'manager'], ['review', 'manager']])
    expect(begin('secret').steps.map((step) => [step.status, step.round])).toEqual([['open', 1], ['waiting', 0]])
  })

  it('refuses a chain of which no step applies: nothing is approved by nobody', () => {
    expect(() => planSteps({ id: 'X', version: 1, steps: [{ key: 'manager', clause: 'P07-18.4', roles: ['department-manager'], whenSecrecy: ['secret'] }] }, { secrecy: 'open' }, now, { people: office, parties: [] })).toThrow()
  })

  it('names only roles that hold the right to decide, in every pack', () => {
    for (const chain of policyPacks.flatMap((pack) => pack.chains)) {
      for (const step of chain.steps) expect(rolesAskedBy(step).filter((role) => !hasCapability(role, 'approvals.decide')), `${chain.id} ${step.key}`).toEqual([])
    }
  })

  it('has a word in both languages for every step of every pack', () => {
    for (const step of policyPacks.flatMap((pack) => pack.chains).flatMap((chain) => chain.steps)) {
      expect([findText('zh', `approvals.step-${step.key}`), findText('en', `approvals.step-${step.key}`)], step.key).not.toContain(undefined)
    }
  })
})

describe('an act on an approval', () => {
  it('agrees with one of the people asked, and ends when the last step is carried', () => {
    const carried = after(begin(), agree(), by('archivist'))
    expect([carried.status, carried.steps[0]?.status, carried.decisions[0]?.standing]).toEqual(['agreed', 'agreed', 'seat'])
  })

  it('asks the manager after the archive administrator, in order', () => {
    const first = after(begin('secret'), agree(), by('archivist'))
    expect([first.status, openStepOf(first)?.key, first.steps.map((step) => step.round)]).toEqual(['running', 'manager', [1, 1]])
    expect(codesOf(first, agree(), by('archivist'))).toEqual(['approvals.not-asked'])
    expect(after(first, agree(), by('manager')).status).toBe('agreed')
  })

  it('ends at once by a refusal or a return, and leaves the later steps unreached', () => {
    for (const kind of ['refuse', 'return'] as const) {
      const ended = after(begin('secret'), { kind, step: 1, reason: '事由不足' }, by('archivist'))
      expect([ended.status, ended.steps.map((step) => step.status)]).toEqual(kind === 'refuse' ? ['refused', ['refused', 'unreached']] : ['returned', ['returned', 'unreached']])
    }
  })

  it('asks for the reason of a refusal and of a return, never of an agreement (P07-18.3)', () => {
    for (const kind of ['refuse', 'return'] as const) expect(codesOf(begin(), { kind, step: null, reason: '' }, by('archivist'))).toEqual(['approvals.reason-missing'])
    expect(codesOf(begin(), agree(), by('archivist'))).toEqual([])
  })

  it('lets the requester withdraw, and nobody else; the desk may give the matter up', () => {
    expect(after(begin(), { kind: 'withdraw', reason: '' }, by('clerk')).status).toBe('withdrawn')
    expect(codesOf(begin(), { kind: 'withdraw', reason: '' }, by('archivist'))).toEqual(['approvals.not-yours'])
    expect(after(begin(), { kind: 'withdraw', reason: '不借了', byDesk: true }, by('archivist')).decisions[0]?.standing).toBe('desk')
  })

  it('says all reasons together: the step was decided, it is his own, and the reason is missing', () => {
    const second = after(begin('secret', 'manager'), agree(), by('archivist'))
    expect(codesOf(second, { kind: 'refuse', step: 1, reason: '' }, by('manager'))).toEqual(['approvals.step-moved-on', 'approvals.own-request', 'approvals.reason-missing'])
  })
})

function summonedBy(asked: Step, parties: readonly string[], people: readonly Person[], day: typeof today) {
  const calls = callsOf({ parties, decisions: [] }, asked, facts(people, day))
  return { people: calls.flatMap((call) => call.people), climbed: calls.flatMap((call) => call.climbed), climbedTo: calls.find((call) => call.climbedTo !== null)?.climbedTo ?? null, vacant: isVacant(asked, calls) }
}

describe('whom a step falls to', () => {
  const step = (secrecy: 'internal' | 'secret' = 'internal') => begin(secrecy).steps.at(-1) ?? begin().steps[0]
  const called = (people: readonly Person[], parties: readonly string[], secrecy: 'internal' | 'secret' = 'internal', day = today) => {
    const asked = step(secrecy)
    if (asked === undefined) throw new Error('the chain has no step')
    const { people: own, climbed, climbedTo, vacant } = summonedBy(asked, parties, people, day)
    return [own.map((one) => one.userId), climbed.map((one) => one.userId), climbedTo, vacant]
  }

  it('is everyone who holds one of its roles and did not ask for it', () => {
    expect(called(office, ['clerk'])).toEqual([['archivist', 'manager'], [], null, false])
    expect(called(office, ['archivist'])).toEqual([['manager'], [], null, false])
  })

  it('climbs to the next authority when the requester is the only approver', () => {
    expect(called(office, ['manager'], 'secret')).toEqual([[], ['director'], 'general-manager', false])
  })

  it('climbs over an authority that nobody holds', () => {
    expect(called([person('archivist', 'archive-administrator'), person('director', 'general-manager')], ['archivist'])).toEqual([[], ['director'], 'general-manager', false])
  })

  it('is visibly nobody when no authority above is left; it waits and never passes', () => {
    const alone = [person('clerk', 'clerk'), person('manager', 'department-manager')]
    expect(called(alone, ['manager'], 'secret')).toEqual([[], [], null, true])
    expect(codesOf(begin('internal', 'manager'), agree(), by('manager'), facts(alone))).toEqual(['approvals.own-request'])
  })

  it('asks the next authority as well after a wait, and still never agrees by itself', () => {
    const chain: Chain = { id: 'X', version: 1, steps: [{ key: 'review', clause: 'P07-19.4', roles: ['archive-administrator'], climbAfterDays: 2 }] }
    const waiting = begin('internal', 'clerk', chain)
    const asked = (day: string) => { const open = openStepOf(waiting); return open === undefined ? [] : summonedBy(open, waiting.parties, office, toDay(day)).climbed.map((one) => one.userId) }
    expect([asked('2026-03-04'), asked('2026-03-05')]).toEqual([[], ['manager']])
    expect(codesOf(waiting, agree(), by('manager'))).toEqual(['approvals.not-asked'])
    expect(after(waiting, agree(), by('manager'), facts(office, toDay('2026-03-05'))).decisions[0]?.standing).toBe('climbed')
    expect(after(waiting, agree(), by('archivist'), facts(office, toDay('2026-03-05'))).decisions[0]?.standing).toBe('seat')
    expect(waiting.status).toBe('running')
  })
})

const anyRole = fc.constantFrom(...roles)
const anyPeople = fc.array(anyRole, { minLength: 1, maxLength: 6 }).map((held) => held.map((role, index) => person(`u${String(index)}`, role)))
const plainActions = ['agree', 'return', 'refuse', 'withdraw'] as const
const anyAct = fc.record({ who: fc.nat(5), kind: fc.constantFrom(...plainActions), step: fc.constantFrom(null, 1, 2), reason: fc.constantFrom('', '理由') })
const toAct = ({ kind, step, reason }: { kind: (typeof plainActions)[number]; step: number | null; reason: string }): ApprovalAct => (kind === 'withdraw' ? { kind, reason } : { kind, step, reason })

describe('whatever people click', () => {
  it('never lets a requester or a borrower decide, and never ends agreed without every step carried by somebody who was asked', () => {
    fc.assert(fc.property(anyPeople, fc.constantFrom(...secrecyLevels), fc.nat(5), fc.nat(5), fc.array(anyAct, { maxLength: 12 }), (people, secrecy, requesterAt, borrowerAt, acts) => {
      const [requester, borrower] = [people[requesterAt % people.length], people[borrowerAt % people.length]]
      if (requester === undefined || borrower === undefined) return
      let approval: Approval = { ...begin(secrecy, requester.userId), parties: [requester.userId, borrower.userId] }
      for (const asked of acts) {
        const who = people[asked.who % people.length]
        if (who === undefined) continue
        const decided = decideApprovalAct(approval, toAct(asked), who, facts(people))
        if (decided.ok) approval = decided.value.approval
      }
      for (const decision of approval.decisions.filter((one) => one.action !== 'withdraw')) expect(approval.parties).not.toContain(decision.userId)
      for (const decision of approval.decisions) expect(hasCapability(decision.role, 'approvals.decide') || decision.action === 'withdraw').toBe(true)
      if (approval.status === 'agreed') expect(approval.steps.map((step) => approval.decisions.some((decision) => decision.position === step.position && decision.action === 'agree'))).not.toContain(false)
      expect(approval.steps.filter((step) => step.status === 'open').length).toBe(approval.status === 'running' ? 1 : 0)
      expect((approval.closedAt === null)).toBe(approval.status === 'running')
    }), { numRuns: 500 })
  })

  it('decides each step once, in whatever order two people click: the slower one is told, and no step is decided unseen', () => {
    fc.assert(fc.property(fc.constantFrom(...secrecyLevels), fc.constantFrom('agree', 'refuse', 'return'), fc.constantFrom('agree', 'refuse', 'return'), fc.boolean(), (secrecy, first, second, managerFirst) => {
      const acts = [{ who: by('archivist'), kind: first }, { who: by('manager'), kind: second }]
      let approval = begin(secrecy)
      const answers = (managerFirst ? acts.toReversed() : acts).map(({ who, kind }) => {
        // Both saw step 1.
        const decided = decideApprovalAct(approval, { kind, step: 1, reason: '理由' }, who, facts())
        if (decided.ok) approval = decided.value.approval
        return decided.ok
      })
      expect(answers).toEqual([true, false])
      expect(approval.decisions).toHaveLength(1)
      expect(approval.decisions[0]?.position).toBe(1)
    }))
  })

  it('shows a step to everyone who may decide it, and to nobody else', () => {
    fc.assert(fc.property(anyPeople, fc.nat(5), fc.constantFrom(...secrecyLevels), (people, requesterAt, secrecy) => {
      const requester = people[requesterAt % people.length]
      if (requester === undefined) return
      const approval = begin(secrecy, requester.userId)
      const open = openStepOf(approval)
      if (open === undefined) throw new Error('no step is open')
      const calls = callsOf(approval, open, facts(people))
      for (const one of people) expect(decideApprovalAct(approval, agree(1), one, facts(people)).ok).toBe(voiceOf(calls, one.userId) !== null)
      expect(isVacant(open, calls)).toBe(peopleOf(calls).length === 0)
    }), { numRuns: 300 })
  })
})
