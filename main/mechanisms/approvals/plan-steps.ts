/** Turns a declared chain into the steps of one approval: conditions decided once, at the beginning, so that a running approval keeps its chain. */
import type { Step } from '#main/mechanisms/approvals/approval-state.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import type { Chain, ChainStep } from '#shared/policies/policy.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** What the conditions of a chain may look at. */
export type ChainFacts = { readonly secrecy: SecrecyLevel }

function applies(step: ChainStep, facts: ChainFacts): boolean {
  return step.whenSecrecy === undefined || step.whenSecrecy.includes(facts.secrecy)
}

/** The steps that apply, numbered from 1, the first one open. A chain of which nothing applies is a mistake of its pack: nothing is ever approved by nobody. */
export function planSteps(chain: Chain, facts: ChainFacts, now: InstantMs): readonly Step[] {
  const steps = chain.steps.filter((step) => applies(step, facts))
  if (steps.length === 0) throw new Error(`no step of the chain ${chain.id} applies`)
  return steps.map((step, index) => ({
    position: index + 1, key: step.key, clause: step.clause, mode: step.mode ?? 'one', status: index === 0 ? 'open' : 'waiting',
    seats: step.roles.map((role) => ({ kind: 'role', value: role })), climbAfterDays: step.climbAfterDays ?? null,
    round: index === 0 ? 1 : 0, openedAt: index === 0 ? now : null, closedAt: null,
  }))
}
