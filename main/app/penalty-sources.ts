/** What penalties ask of the office's rules: the violations of the packs that it lives by, with its own figures. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { RulesOfDay } from '#main/features/penalties/penalties.proposal.ts'
import { readRuleBook } from '#main/mechanisms/policies/rule-book.ts'

/** The violations in force on each day. */
export async function penaltyRules(reader: Reader): Promise<RulesOfDay> {
  const book = await readRuleBook(reader)
  return (day) => book.on(day).penalties
}
