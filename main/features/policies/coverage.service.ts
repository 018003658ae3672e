/** Every clause with what runs it, where it acts and when it last did. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { readHeldRoles } from '#main/features/policies/owners.ts'
import { listFirings } from '#main/mechanisms/policies/clause-firings.ts'
import type { Firing } from '#main/mechanisms/policies/clause-firings.ts'
import { readRules } from '#main/mechanisms/policies/rule-book.ts'
import type { CoverageRow } from '#shared/contract/policies.ts'
import type { Day } from '#shared/kernel/days.ts'
import { findPackFaults } from '#shared/policies/pack-faults.ts'
import type { PackFault } from '#shared/policies/pack-faults.ts'
import type { Clause, PolicyPack } from '#shared/policies/policy.ts'

/** What becomes of a clause in the program. */
function stateOf(clause: Clause): CoverageRow['state'] {
  if (clause.mechanism === null) return 'missing'
  return clause.mechanism === 'shown' ? 'shown' : 'run'
}

function toRow(clause: Clause, pack: PolicyPack, isActive: boolean, firings: readonly Firing[]): CoverageRow {
  const state = stateOf(clause)
  // People and refusals cite the printed clause; of its parts those that are run may have acted.
  const own = state === 'run' ? firings.filter((firing) => firing.clause === clause.id || firing.clause === clause.printed) : []
  return {
    id: clause.id, printed: clause.printed, pack: pack.id, zh: clause.zh, en: clause.en, hardness: clause.hardness, mechanism: clause.mechanism, state, isActive,
    firings: own.map(({ how, count, lastAt }) => ({ how, count, lastAt })), count: own.reduce((sum, firing) => sum + firing.count, 0), lastAt: own[0]?.lastAt ?? null,
  }
}

/** All clauses in the order of the policies. */
export async function listCoverage(reader: Reader, day: Day): Promise<CoverageRow[]> {
  const rules = await readRules(reader, day)
  const firings = Map.groupBy(await listFirings(reader), (firing) => firing.clause)
  const acting = new Set<string>(rules.packs.map((pack) => pack.id))
  return rules.allPacks.flatMap((pack) => pack.clauses.map((clause) => {
    const own = [...(firings.get(clause.printed) ?? []), ...(clause.id === clause.printed ? [] : (firings.get(clause.id) ?? []))].toSorted((one, other) => other.lastAt - one.lastAt)
    return toRow(clause, pack, acting.has(pack.id), own)
  }))
}

/** Mistakes of the packs as the office has them: what keeps one out, and roles that a chain or a duty asks for and nobody holds. */
export async function listPackFaults(reader: Reader, day: Day): Promise<PackFault[]> {
  const rules = await readRules(reader, day)
  return [...rules.faults.filter((fault) => fault.weight === 'refused'), ...findPackFaults(rules.packs, await readHeldRoles(reader)).filter((fault) => fault.weight === 'warning')]
}
