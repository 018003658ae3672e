/** Guarantees that a change is seen before it rules: what of the past would have been refused, due on another day, or asked for at all. */
import { expectedReply } from '#shared/domain/cases.ts'
import type { CaseKind, CaseRules } from '#shared/domain/cases.ts'
import { dueDayAfter } from '#shared/domain/due-moments.ts'
import type { DueTerm } from '#shared/domain/due-moments.ts'
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import type { DutyRule } from '#shared/domain/duties.ts'
import type { FollowupKind } from '#shared/domain/followups.ts'
import type { LoanKind, LendingRules } from '#shared/domain/lending.ts'
import { occurrencesBetween } from '#shared/domain/recurrence.ts'
import { addDays } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

export type PastLoan = { readonly id: string; readonly number: string; readonly kind: LoanKind; readonly days: number; readonly requestDay: Day; readonly issueDay: Day | null; readonly dueDay: Day | null }
export type PastCase = { readonly id: string; readonly number: string; readonly kind: CaseKind; readonly receivedAt: number; readonly dueDay: Day | null; readonly dueClause: string | null }
export type PastDuty = { readonly id: string; readonly ruleId: string; readonly clause: string; readonly zh: string; readonly en: string; readonly subjectKind: string; readonly subjectNumber: string; readonly startDay: Day; readonly dueDay: Day; readonly isByHand: boolean }
export type PastFollowup = { readonly id: string; readonly number: string; readonly kind: FollowupKind; readonly title: string; readonly startDay: Day; readonly dueDay: Day; /** A day that was agreed: of a further visit, or of a festival. */ readonly isAgreed: boolean }
export type PastFiling = { readonly id: string; readonly number: string; readonly name: string; readonly contactDay: Day; readonly dueDay: Day }
export type PastVisit = { readonly id: string; readonly number: string; readonly unit: string; readonly endDay: Day; readonly dueDay: Day }
/** A part of the past; parts are rehearsed one after another, so that much of it never stands in memory at once. */
export type Past = {
  readonly loans: readonly PastLoan[]; readonly cases: readonly PastCase[]; readonly duties: readonly PastDuty[]; readonly followups: readonly PastFollowup[]; readonly filings: readonly PastFiling[]; readonly visits: readonly PastVisit[]
}

type DayTerm = Exclude<DueTerm, { readonly unit: 'working-minutes' }>
export type RehearsedRules = {
  readonly lending: LendingRules; readonly cases: CaseRules; readonly duties: readonly DutyRule[]
  readonly followups: { readonly firstVisitTerms: Readonly<Record<FollowupKind, DayTerm>> }; readonly filing: { readonly term: DayTerm }; readonly customerVisits: { readonly reportDaysMax: number }
}

/** `refused`: it would not have been lent so; `moved`: due on another day; `added`, `dropped`: a duty that would have come, or not; `charged`: another amount would have been proposed. */
export type Difference = {
  readonly kind: 'loan' | 'case' | 'duty' | 'followup' | 'filing' | 'visit' | 'fine'; readonly what: 'refused' | 'moved' | 'added' | 'dropped' | 'charged'
  readonly id: string; readonly number: string; readonly zh: string; readonly en: string; readonly clause: string | null
  readonly oldDay: Day | null; readonly newDay: Day | null; readonly oldCents: number | null; readonly newCents: number | null
}

const noMoney = { oldCents: null, newCents: null } as const

/** Due days by start and term: of the past many begin on one day. */
export type DueDays = (start: Day, term: DayTerm) => Day

/** Counts each start and term once. */
export function rememberDueDays(calendar: WorkCalendar): DueDays {
  const known = new Map<string, Day>()
  return (start, term) => {
    const key = `${start} ${term.unit} ${String(term.count)}`
    const day = known.get(key) ?? dueDayAfter(start, term, calendar).dueDay
    known.set(key, day)
    return day
  }
}

/** Everything of a part of the past that `after` would have decided otherwise. A follow-up, a filing and a visit stand for the duty that is theirs. */
export function rehearse(past: Past, after: RehearsedRules, dueDays: DueDays): readonly Difference[] {
  return [
    ...past.loans.flatMap((loan) => rehearseLoan(loan, after.lending)), ...past.cases.flatMap((entry) => rehearseCase(entry, after.cases)),
    ...past.followups.flatMap((entry) => (entry.isAgreed ? [] : moved('followup', { ...entry, words: entry.title }, after.followups.firstVisitTerms[entry.kind], entry.startDay, dueDays))),
    ...past.filings.flatMap((entry) => moved('filing', { ...entry, words: entry.name }, after.filing.term, entry.contactDay, dueDays)),
    ...past.visits.flatMap((entry) => moved('visit', { ...entry, words: entry.unit }, { unit: 'calendar-days', count: after.customerVisits.reportDaysMax }, entry.endDay, dueDays)),
    ...past.duties.flatMap((duty) => rehearseDuty(duty, after.duties, dueDays)),
  ]
}

const clauseOf = { followup: 'P14-1.3', filing: 'P19-B.1', visit: 'P17-3.4.1' } as const

function moved(kind: keyof typeof clauseOf, entry: { readonly id: string; readonly number: string; readonly words: string; readonly dueDay: Day }, term: DayTerm, start: Day, dueDays: DueDays): Difference[] {
  const newDay = dueDays(start, term)
  return newDay === entry.dueDay ? [] : [{ kind, what: 'moved', id: entry.id, number: entry.number, zh: entry.words, en: entry.words, clause: clauseOf[kind], oldDay: entry.dueDay, newDay, ...noMoney }]
}

/** A loan asked for longer than the rule is refused; the new day is the latest that could have been granted. */
function rehearseLoan(loan: PastLoan, rules: LendingRules): Difference[] {
  if (loan.kind === 'consultation' || loan.days <= rules.loanDaysMax) return []
  const begin = loan.issueDay ?? loan.requestDay
  return [{ kind: 'loan', what: 'refused', id: loan.id, number: loan.number, zh: '', en: '', clause: rules.clauses.loanDays, oldDay: loan.dueDay ?? addDays(begin, loan.days), newDay: addDays(begin, rules.loanDaysMax), ...noMoney }]
}

/** A day that was agreed with the customer stands under every rule. */
function rehearseCase(entry: PastCase, rules: CaseRules): Difference[] {
  if (entry.dueDay !== null && entry.dueClause === null) return []
  const { day, clause } = expectedReply({ kind: entry.kind, expectedDay: null, receivedAt: entry.receivedAt }, rules)
  return day === entry.dueDay ? [] : [{ kind: 'case', what: 'moved', id: entry.id, number: entry.number, zh: '', en: '', clause: clause ?? entry.dueClause, oldDay: entry.dueDay, newDay: day, ...noMoney }]
}

/** Subjects that are rehearsed themselves: their duty moves with them and is not told twice. */
const standIn: ReadonlySet<string> = new Set(['followup', 'filing', 'customer-visit'])

function rehearseDuty(duty: PastDuty, rules: readonly DutyRule[], dueDays: DueDays): Difference[] {
  const entry = { kind: 'duty', id: duty.id, number: duty.subjectNumber, zh: duty.zh, en: duty.en, clause: duty.clause, oldDay: duty.dueDay, ...noMoney } as const
  const rule = rules.find((candidate) => candidate.id === duty.ruleId)
  if (rule === undefined) return [{ ...entry, what: 'dropped', newDay: null }]
  // A window of the calendar has no term to change, and a day that a person set stands.
  if (rule.comes.kind === 'recurs' || duty.isByHand || standIn.has(duty.subjectKind)) return []
  const dueDay = dueDays(duty.startDay, rule.comes.term)
  return dueDay === duty.dueDay ? [] : [{ ...entry, what: 'moved', newDay: dueDay }]
}

/** Duties that the change alone brings to a period: each time of the calendar, and the first time of one that renews. What an event would have brought is not known. */
export function addedDuties(span: { readonly from: Day; readonly to: Day }, before: readonly DutyRule[], after: readonly DutyRule[], dueDays: DueDays): Difference[] {
  const known = new Set(before.map((rule) => rule.id))
  return after.filter((rule) => !known.has(rule.id)).flatMap((rule) => {
    const entry = { kind: 'duty', what: 'added', zh: rule.zh, en: rule.en, clause: rule.clause, oldDay: null, ...noMoney } as const
    if (rule.comes.kind === 'after') return []
    if (rule.comes.kind === 'renews') return [{ ...entry, id: rule.id, number: span.from, newDay: dueDays(span.from, rule.comes.term) }]
    return occurrencesBetween(rule.comes.recurrence, span.from, span.to).map((time) => ({ ...entry, id: `${rule.id} ${time.period}`, number: time.period, newDay: time.dueDay }))
  })
}
