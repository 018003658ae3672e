/** Guarantees that a pack with a mistake never comes into force: what is wrong is named with its clause, and the last good pack stays. */
import { roles } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import { findRecurrenceFault } from '#shared/domain/recurrence.ts'
import type { DutyRule } from '#shared/domain/duties.ts'
import { dutyRulesIn, mechanismNames, rolesAskedBy } from '#shared/policies/policy.ts'
import type { Chain, PolicyPack } from '#shared/policies/policy.ts'
import { clausesNamedBy, registerFaultCodes, registerFaultsOf } from '#shared/policies/register-faults.ts'

export const packFaultCodes = ['clause-twice', 'foreign-clause', 'unknown-mechanism', 'bad-number', 'unknown-clause', 'unknown-role', 'nobody-holds-role', 'empty-chain', 'bad-recurrence', 'bad-term', ...registerFaultCodes] as const
export type PackFaultCode = (typeof packFaultCodes)[number]

/** `refused`: the pack does not come into force; `warning`: it does, and the mistake is listed. `line` is the clause's place in its pack, from 1. */
export type PackFault = { readonly pack: string; readonly clause: string; readonly line: number | null; readonly fault: PackFaultCode; readonly detail: string; readonly weight: 'refused' | 'warning'; /** Of a role that nobody holds: whether it decides an approval or owes a duty. */ readonly seat?: 'approver' | 'owner' }

/** Everything that is wrong with these packs. `heldRoles`: the roles that somebody of the office holds; without it nobody is missed. */
export function findPackFaults(packs: readonly PolicyPack[], heldRoles: readonly Role[] = roles): readonly PackFault[] {
  return packs.flatMap((pack, index) => [
    ...clauseFaults(pack), ...pack.chains.flatMap((chain) => chainFaults(pack, chain, heldRoles)), ...dutyRulesIn(pack).flatMap((duty) => dutyFaults(pack, duty, heldRoles)),
    ...registerFaultsOf(pack, packs.slice(0, index)).map(({ clause, fault, detail }) => refused(pack, clause, fault, detail)),
    ...(pack.registers ?? []).flatMap((form) => clausesNamedBy(form).filter((clause) => !knowsClause(pack, clause)).map((clause) => refused(pack, clause, 'unknown-clause', form.id))),
  ])
}

/** The packs that come into force: of each, the candidate when nothing about it is refused, else the last good one. A pack that was never good stays out. */
export function loadPacks(candidates: readonly PolicyPack[], lastGood: readonly PolicyPack[], heldRoles: readonly Role[] = roles): { readonly packs: readonly PolicyPack[]; readonly faults: readonly PackFault[] } {
  const faults = findPackFaults(candidates, heldRoles).map((fault) => (isMissingApprover(fault, candidates, lastGood) ? { ...fault, weight: 'refused' as const } : fault))
  const refused = new Set(faults.filter((fault) => fault.weight === 'refused').map((fault) => fault.pack))
  const packs = candidates.flatMap((pack) => (refused.has(pack.id) ? lastGood.filter((good) => good.id === pack.id) : [pack]))
  return { packs, faults }
}

/** A pack that would come into force anew must not ask for a decision that nobody can take; one that is in force already stays, and its missing approver is listed. */
function isMissingApprover(fault: PackFault, candidates: readonly PolicyPack[], lastGood: readonly PolicyPack[]): boolean {
  if (fault.fault !== 'nobody-holds-role' || fault.seat !== 'approver') return false
  const [candidate, good] = [candidates, lastGood].map((packs) => packs.find((pack) => pack.id === fault.pack))
  return candidate !== good
}

const refused = (pack: PolicyPack, clause: string, fault: PackFaultCode, detail: string): PackFault => {
  const index = pack.clauses.findIndex((candidate) => candidate.id === clause || candidate.printed === clause)
  return { pack: pack.id, clause, line: index < 0 ? null : index + 1, fault, detail, weight: 'refused' }
}

function clauseFaults(pack: PolicyPack): PackFault[] {
  const seen = new Set<string>()
  return pack.clauses.flatMap((clause, index) => {
    const faults: PackFault[] = []
    if (seen.has(clause.id)) faults.push({ ...refused(pack, clause.id, 'clause-twice', clause.id), line: index + 1 })
    seen.add(clause.id)
    if (!clause.id.startsWith(`${pack.id}-`)) faults.push(refused(pack, clause.id, 'foreign-clause', pack.id))
    // The type allows only known names; a pack that came as data may still hold another.
    const known: readonly string[] = [...mechanismNames, 'shown']
    if (clause.mechanism !== null && !known.includes(clause.mechanism)) faults.push(refused(pack, clause.id, 'unknown-mechanism', clause.mechanism))
    for (const [name, value] of Object.entries(clause.numbers)) {
      if (typeof value === 'number' && (!Number.isFinite(value) || value < 0)) faults.push(refused(pack, clause.id, 'bad-number', `${name} ${String(value)}`))
    }
    return faults
  })
}

function knowsClause(pack: PolicyPack, clause: string): boolean {
  return pack.clauses.some((candidate) => candidate.printed === clause || candidate.id === clause)
}

function roleFaults(pack: PolicyPack, clause: string, named: readonly Role[], heldRoles: readonly Role[], seat: 'approver' | 'owner'): PackFault[] {
  const unknown = named.filter((role) => !roles.includes(role))
  if (unknown.length > 0 || named.length === 0) return [refused(pack, clause, 'unknown-role', unknown.join(' '))]
  return named.some((role) => heldRoles.includes(role)) ? [] : [{ ...refused(pack, clause, 'nobody-holds-role', named.join(' ')), weight: 'warning', seat }]
}

function chainFaults(pack: PolicyPack, chain: Chain, heldRoles: readonly Role[]): PackFault[] {
  if (chain.steps.length === 0) return [refused(pack, chain.id, 'empty-chain', chain.id)]
  return chain.steps.flatMap((step) => [...(knowsClause(pack, step.clause) ? [] : [refused(pack, step.clause, 'unknown-clause', `${chain.id} ${step.key}`)]), ...roleFaults(pack, step.clause, rolesAskedBy(step), heldRoles, 'approver')])
}

function dutyFaults(pack: PolicyPack, duty: DutyRule, heldRoles: readonly Role[]): PackFault[] {
  const faults = [...(knowsClause(pack, duty.clause) ? [] : [refused(pack, duty.clause, 'unknown-clause', duty.id)]), ...roleFaults(pack, duty.clause, [duty.owner], heldRoles, 'owner')]
  if (duty.comes.kind === 'recurs') {
    const fault = findRecurrenceFault(duty.comes.recurrence)
    return fault === null ? faults : [...faults, refused(pack, duty.clause, 'bad-recurrence', `${duty.id} ${fault}`)]
  }
  const { term } = duty.comes
  const count = 'count' in term ? term.count : 0
  return Number.isFinite(count) && count >= 0 ? faults : [...faults, refused(pack, duty.clause, 'bad-term', `${duty.id} ${String(count)}`)]
}
