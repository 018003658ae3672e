/** The registers that an office reads and puts on paper, and what a filter over one may ask. */
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** Visitor register, call register, case register, deposit log, loan register, customer list. */
export const registerNames = ['visits', 'calls', 'cases', 'deposits', 'loans', 'customers', 'followups', 'customer-visits', 'clauses', 'penalties', 'leaks', 'report-copies', 'report-corrections', 'report-figures', 'disclosures', 'satisfaction'] as const
export type BuiltInRegisterName = (typeof registerNames)[number]
/** A register that a pack declares goes by its own id, e.g. `P07.damage`. */
export type RegisterName = BuiltInRegisterName | `P${string}.${string}`

/** Whether a word can be the id of a declared register. */
export function isDeclaredRegisterName(word: string): word is `P${string}.${string}` {
  return /^P\d\d\.[a-z][a-z-]{0,30}$/.test(word)
}

/** What an export does with important customer files that nobody allowed to be copied: refuse by count, leave them out, or mask their content (P07-23.1). */
export const importantTreatments = ['refuse', 'leave-out', 'mask'] as const
export type ImportantTreatment = (typeof importantTreatments)[number]

/** The state that narrows nothing. */
export const everyState = 'all'

export type ReportPeriod = { readonly state: string; readonly from: Day | null; readonly to: Day | null }

/** May this register be read with this filter? Refuses a state that it does not have and a period that ends before it begins. */
export function decideReport(filter: ReportPeriod, states: readonly string[]): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (filter.state !== everyState && !states.includes(filter.state)) {
    refusals.push({ code: 'reports.state-unknown', field: 'state', facts: { state: filter.state, states }, remedy: { code: 'reports.choose-state', values: { state: everyState } } })
  }
  if (filter.from !== null && filter.to !== null && filter.to < filter.from) {
    refusals.push({ code: 'reports.period-reversed', field: 'to', facts: { from: filter.from, to: filter.to }, remedy: { code: 'reports.swap-days', values: { from: filter.to, to: filter.from } } })
  }
  return refusals.length > 0 ? no(refusals) : ok(null)
}
