/** Guarantees that only the department that owns a policy drafts its versions: what others ask for waits on that department's list and has no effect, and where nobody belongs to it nothing is stuck. */
import { changeTransitions } from '#shared/domain/policies/changes.ts'
import type { ChangeAction, ChangeStatus } from '#shared/domain/policies/changes.ts'
import type { PolicyDepartment } from '#shared/domain/posts.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** The department that makes, amends, supplements and interprets a policy, and the clause that says so. */
export type PolicyOwner = { readonly department: PolicyDepartment; readonly clause: string }

/** What an office looks like to a change of an owned policy. `isStaffed`: somebody who may ask for changes belongs to the owning department. */
export type OwnerFacts = { readonly owner: PolicyOwner; readonly isStaffed: boolean; readonly isOfOwner: boolean }

/**
 * How a change that somebody asks for begins: the owner's own is a draft at once, anybody else's a proposal on the owner's list. Of a policy without owner, and in an office where
 * nobody belongs to the owning department, it goes to whoever decides, so that it is not stuck.
 */
export function beginsAs(facts: OwnerFacts | null): Extract<ChangeStatus, 'proposed' | 'draft' | 'waiting'> {
  if (facts?.isStaffed !== true) return 'waiting'
  return facts.isOfOwner ? 'draft' : 'proposed'
}

/** What people do to a change before it is with the general manager. */
export const ownerActions = ['take-over', 'decline', 'submit', 'withdraw'] as const satisfies readonly ChangeAction[]
export type OwnerAction = (typeof ownerActions)[number]

export type OwnerActFacts = {
  readonly status: ChangeStatus; readonly number: string
  /** Null for a policy that no clause gives to a department. */
  readonly owner: OwnerFacts | null
  /** As the office calls the owning department. */
  readonly ownerName: string
  readonly department: string
  readonly isAsker: boolean
  /** Whether the person may decide on policies: in the place of an owner that has nobody. */
  readonly mayDecide: boolean
  /** The number of another change of the same target that is with the general manager, or null. */
  readonly waiting: string | null
}

/** May this person take a proposal over, decline it, hand a draft to the general manager, or take it back? Returns every refusal together. */
export function decideOwnerAct(action: OwnerAction, reason: string, facts: OwnerActFacts): Result<ChangeStatus, readonly Refusal[]> {
  const next = changeTransitions[facts.status][action]
  const clause = facts.owner === null ? {} : { clause: facts.owner.owner.clause }
  // What is with the general manager is taken back at its approval sheet.
  if (next === null || facts.status === 'waiting') return no([{ code: 'policies.change-not-open', ...clause, facts: { number: facts.number, status: facts.status } }])
  const refusals: Refusal[] = []
  if (!mayAct(action, facts)) {
    refusals.push(action === 'withdraw' ? { code: 'policies.not-asker', ...clause, facts: { number: facts.number } } : { code: 'policies.not-owner', ...clause, facts: { owner: facts.ownerName, department: facts.department }, remedy: { code: 'policies.ask-owner', facts: { owner: facts.ownerName } } })
  }
  if (action === 'decline' && reason === '') refusals.push({ code: 'policies.reason-missing', ...clause, field: 'reason', facts: {}, remedy: { code: 'policies.say-why' } })
  if (action === 'submit' && facts.waiting !== null) refusals.push({ code: 'policies.change-waiting', ...clause, facts: { number: facts.waiting }, remedy: { code: 'policies.decide-first', facts: { number: facts.waiting } } })
  return refusals.length > 0 ? no(refusals) : ok(next)
}

function mayAct(action: OwnerAction, { owner, isAsker, mayDecide, status }: OwnerActFacts): boolean {
  const standsForOwner = owner === null ? isAsker : owner.isOfOwner || (!owner.isStaffed && mayDecide)
  if (action === 'withdraw') return isAsker || (status === 'draft' && standsForOwner)
  // Where the owner has lost its people, whoever asked may hand in what was taken over: the one who decides cannot decide his own.
  if (action === 'submit' && owner?.isStaffed === false && isAsker) return true
  return standsForOwner
}

/** The acts that are open to a person now, for his screen. */
export function openOwnerActs(facts: OwnerActFacts): readonly OwnerAction[] {
  return ownerActions.filter((action) => decideOwnerAct(action, '-', facts).ok)
}
