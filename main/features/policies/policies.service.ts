/** Reads the policy packs as the contract shows them. */
import type { PolicyPackRow } from '#shared/contract/policies.ts'
import { packsInForce, policyPacks } from '#shared/policies/index.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Every pack that the program knows, marked as in force or not yet on this day. */
export function listPolicies(day: Day): PolicyPackRow[] {
  const inForce = new Set(packsInForce(day))
  return policyPacks.map((pack) => toRow(pack, inForce.has(pack)))
}

function toRow(pack: PolicyPack, isInForce: boolean): PolicyPackRow {
  return {
    id: pack.id, version: pack.version, effectiveFrom: pack.effectiveFrom, isInForce, zh: pack.zh, en: pack.en,
    clauses: pack.clauses.map((clause) => ({ ...clause, numbers: { ...clause.numbers } })),
    chains: pack.chains.map((chain) => ({ id: chain.id, version: chain.version, steps: chain.steps.map((step) => ({ key: step.key, clause: step.clause, roles: [...step.roles], onlySecrecy: [...(step.whenSecrecy ?? [])] })) })),
  }
}
