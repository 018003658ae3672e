/** The violations that may be recorded, as people look for them: by clause, by words, the person by name. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { clauseWords, listColleagues, listRecordedNames } from '#main/features/penalties/penalties.repository.ts'
import type { Violation } from '#shared/contract/penalties.ts'
import { needsOf } from '#shared/domain/penalty-findings.ts'
import type { PenaltyRule } from '#shared/domain/penalties.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** More than this is no suggestion. */
const most = 40

function toViolation(rule: PenaltyRule): Violation {
  const { basis } = rule
  return {
    clause: rule.clause, ...clauseWords(rule.clause), basis: basis.kind, needs: [...needsOf(rule)],
    cents: basis.kind === 'fixed' || basis.kind === 'per-unit' || basis.kind === 'per-late-day' ? [basis.cents] : basis.kind === 'ladder' ? [...basis.cents] : [],
    percent: basis.kind === 'of-amount' ? [basis.basisPoints / 100] : basis.kind === 'chosen-share' ? [basis.leastBasisPoints / 100, basis.mostBasisPoints / 100] : [],
    causes: [...rule.causes ?? [], ...rule.spared ?? []], payer: rule.payer?.post ?? null,
  }
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/[\s.-]/g, '')

/** Violations whose clause or words hold everything typed; those whose clause begins so come first. */
export function searchViolations(rules: readonly PenaltyRule[], typed: string): Violation[] {
  const parts = typed.split(/\s+/).map(plain).filter((part) => part !== '')
  const found = rules.map(toViolation).filter((violation) => parts.every((part) => [violation.clause, violation.zh, violation.en].some((text) => plain(text).includes(part))))
  const first = parts[0]
  const begins = (violation: Violation) => (first !== undefined && plain(violation.clause).includes(first) ? 0 : 1)
  return found.toSorted((one, other) => begins(one) - begins(other)).slice(0, most)
}

/** Colleagues and names recorded before whose name holds what was typed. */
export async function suggestPeople(reader: Reader, typed: string): Promise<{ personId: Id<'user'> | null; personName: string; department: string }[]> {
  const part = plain(typed)
  const typedBefore = (await listRecordedNames(reader)).map((personName) => ({ personId: null, personName, department: '' }))
  return [...await listColleagues(reader), ...typedBefore].filter((person) => plain(person.personName).includes(part)).slice(0, most)
}
