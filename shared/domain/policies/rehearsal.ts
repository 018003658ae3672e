/** Guarantees that a change is seen before it rules: what of the past would have been refused, due on another day, or asked for at all. */
import { expectedReply } from '#shared/domain/cases.ts'
import type { CaseKind, CaseRules } from '#shared/domain/cases.ts'
import { dueDayAfter } from '#shared/domain/due-moments.ts'
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import type { DutyRule } from '#shared/domain/duties.ts'
import type { LoanKind, LendingRules } from '#shared/domain/lending.ts'
import { occurrencesBetween } from '#shared/domain/recurrence.ts'
import { addDays } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

export type PastLoan = { readonly id: string; readonly number: string; readonly kind: LoanKind; readonly days: number; readonly requestDay: Day; readonly issueDay: Day | null; readonly dueDay: Day | null }
export type PastCase = { readonly id: string; readonly number: string; readonly kind: CaseKind; readonly receivedAt: number; readonly dueDay: Day | null; readonly dueClause: string | null }
export type PastDuty = { readonly id: string; readonly ruleId: string; readonly clause: string; readonly zh: string; readonly en: string; readonly subjectNumber: string; readonly startDay: Day; readonly dueDay: Day; readonly isByHand: boolean }
export type Past = { readonly from: Day; readonly to: Day; readonly loans: readonly PastLoan[]; readonly cases: readonly PastCase[]; readonly duties: readonly PastDuty[] }

export type RehearsedRules = { readonly lending: LendingRules; readonly cases: CaseRules; readonly duties: readonly DutyRule[] }

/** `refused`: it would not have been lent so; `moved`: due on another day; `added`, `dropped`: a duty that would have come, or not. */
export type Difference = {
  readonly kind: 'loan' | 'case' | 'duty'; readonly what: 'refused' | 'moved' | 'added' | 'dropped'
  readonly id: string; readonly number: string; readonly zh: string; readonly en: string; readonly clause: string | null
  readonly oldDay: Day | null; readonly newDay: Day | null
}

/** Everything of the past that `after` would have decided otherwise, loans first; duties that only `after` brings are those that `before` did not know. */
export function rehearse(past: Past, before: RehearsedRules, after: RehearsedRules, calendar: WorkCalendar): readonly Difference[] {
  return [
    ...past.loans.flatMap((loan) => rehearseLoan(loan, after.lending)), ...past.cases.flatMap((entry) => rehearseCase(entry, after.cases)),
    ...past.duties.flatMap((duty) => rehearseDuty(duty, after.duties, calendar)), ...addedDuties(past, before.duties, after.duties, calendar),
  ]
}

/** A loan asked for longer than the rule is refused; the new day is the latest that could have been granted. */
function rehearseLoan(loan: PastLoan, rules: LendingRules): Difference[] {
  if (loan.kind === 'consultation' || loan.days <= rules.loanDaysMax) return []
  const begin = loan.issueDay ?? loan.requestDay
  return [{ kind: 'loan', what: 'refused', id: loan.id, number: loan.number, zh: '', en: '', clause: rules.clauses.loanDays, oldDay: loan.dueDay ?? addDays(begin, loan.days), newDay: addDays(begin, rules.loanDaysMax) }]
}

/** A day that was agreed with the customer stands under every rule. */
function rehearseCase(entry: PastCase, rules: CaseRules): Difference[] {
  if (entry.dueDay !== null && entry.dueClause === null) return []
  const { day, clause } = expectedReply({ kind: entry.kind, expectedDay: null, receivedAt: entry.receivedAt }, rules)
  return day === entry.dueDay ? [] : [{ kind: 'case', what: 'moved', id: entry.id, number: entry.number, zh: '', en: '', clause: clause ?? entry.dueClause, oldDay: entry.dueDay, newDay: day }]
}

function rehearseDuty(duty: PastDuty, rules: readonly DutyRule[], calendar: WorkCalendar): Difference[] {
  const entry = { kind: 'duty', id: duty.id, number: duty.subjectNumber, zh: duty.zh, en: duty.en, clause: duty.clause, oldDay: duty.dueDay } as const
  const rule = rules.find((candidate) => candidate.id === duty.ruleId)
  if (rule === undefined) return [{ ...entry, what: 'dropped', newDay: null }]
  // A window of the calendar has no term to change, and a day that a person set stands.
  if (rule.comes.kind === 'recurs' || duty.isByHand) return []
  const { dueDay } = dueDayAfter(duty.startDay, rule.comes.term, calendar)
  return dueDay === duty.dueDay ? [] : [{ ...entry, what: 'moved', newDay: dueDay }]
}

/** Duties that the change alone brings: each time of the calendar in the period, and the first time of one that renews. */
function addedDuties(past: Past, before: readonly DutyRule[], after: readonly DutyRule[], calendar: WorkCalendar): Difference[] {
  const known = new Set(before.map((rule) => rule.id))
  return after.filter((rule) => !known.has(rule.id)).flatMap((rule) => {
    const entry = { kind: 'duty', what: 'added', zh: rule.zh, en: rule.en, clause: rule.clause, oldDay: null } as const
    if (rule.comes.kind === 'after') return []
    if (rule.comes.kind === 'renews') return [{ ...entry, id: rule.id, number: past.from, newDay: dueDayAfter(past.from, rule.comes.term, calendar).dueDay }]
    return occurrencesBetween(rule.comes.recurrence, past.from, past.to).map((time) => ({ ...entry, id: `${rule.id} ${time.period}`, number: time.period, newDay: time.dueDay }))
  })
}
