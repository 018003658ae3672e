/** An office, a chain and acts for tests of the approval rules; no archive, only the rules. */
import type { ApprovalAction } from '#shared/contract/approvals.ts'
import type { ApprovalAct } from '#main/mechanisms/approvals/approval-acts.ts'
import type { Approval } from '#main/mechanisms/approvals/approval-state.ts'
import type { Person } from '#main/mechanisms/approvals/authority.ts'
import { decideApprovalAct } from '#main/mechanisms/approvals/decide-approval-act.ts'
import type { ActFacts } from '#main/mechanisms/approvals/decide-approval-act.ts'
import { planSteps } from '#main/mechanisms/approvals/plan-steps.ts'
import type { ChainFacts } from '#main/mechanisms/approvals/plan-steps.ts'
import type { StandIn } from '#main/mechanisms/approvals/stand-ins.ts'
import type { Role } from '#shared/domain/access.ts'
import { startOfDayMs, toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { toInstant } from '#shared/kernel/instants.ts'
import type { Chain, ChainStep } from '#shared/policies/policy.ts'

export const today = toDay('2026-03-02')
export const nineOn = (day: Day) => toInstant(startOfDayMs(day) + 9 * 3_600_000)
export const person = (userId: string, role: Role, department = '客户服务部'): Person => ({ userId, displayName: userId, role, department })
/** One person a role, and a second manager and archivist. */
export const office: readonly Person[] = [
  person('clerk', 'clerk'), person('archivist', 'archive-administrator'), person('manager', 'department-manager'), person('director', 'general-manager'), person('auditor', 'auditor'), person('system', 'system-administrator'),
  person('archivist2', 'archive-administrator'), person('manager2', 'department-manager'),
]
export const by = (userId: string, people = office): Person => people.find((one) => one.userId === userId) ?? person(userId, 'clerk')

export const step = (key: string, roles: readonly Role[], more: Partial<ChainStep> = {}): ChainStep => ({ key, clause: 'P07-18.4', roles, ...more })
export const chainOf = (...steps: ChainStep[]): Chain => ({ id: 'X', version: 1, steps })

export function factsOf(people = office, day = today, standIns: readonly StandIn[] = []): ActFacts {
  return { people, standIns, today: day, now: nineOn(day) }
}

export function beginChain(chain: Chain, facts: ChainFacts = {}, requesterId = 'clerk', people = office, parties: readonly string[] = [requesterId]): Approval {
  return { number: 'SP2026-00001', status: 'running', requesterId, parties, steps: planSteps(chain, facts, nineOn(today), { people, parties }), decisions: [], closedAt: null }
}

export const agree = (at: number | null = null): ApprovalAct => ({ kind: 'agree', step: at, reason: '' })
export const refuse = (at: number | null = null): ApprovalAct => ({ kind: 'refuse', step: at, reason: '理由' })

export function codesOf(approval: Approval, act: ApprovalAct, who: Person, known = factsOf()): string[] {
  const decided = decideApprovalAct(approval, act, who, known)
  return decided.ok ? [] : decided.error.map((refusal) => refusal.code)
}

/** The approval after an act that must be allowed. */
export function after(approval: Approval, act: ApprovalAct, who: Person, known = factsOf()): Approval {
  const decided = decideApprovalAct(approval, act, who, known)
  if (!decided.ok) throw new Error(decided.error.map((refusal) => refusal.code).join())
  return decided.value.approval
}

/** An act of a kind, whatever a person may have meant by it. */
export function actOf(kind: ApprovalAction, { step: at, to, position, reason }: { readonly step: number | null; readonly to: string; readonly position: number; readonly reason: string }): ApprovalAct {
  switch (kind) {
    case 'agree': case 'refuse': case 'return': case 'answer': case 'urge': return { kind, step: at, reason }
    case 'withdraw': return { kind, reason }
    case 'send-back': return { kind, step: at, to: position, reason }
    case 'transfer': case 'delegate': case 'add-signer': return { kind, step: at, to, reason }
    case 'remove-signer': return { kind, step: at, signer: to, reason }
    case 'copy': return { kind, to, reason }
  }
}
