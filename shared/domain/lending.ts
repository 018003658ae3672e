/** Lending: material consulted on the spot or taken out. What may happen to a request, and every reason why not. */
import { decideSeal, sealWayOf } from '#shared/domain/lending-papers.ts'
import type { Seal } from '#shared/domain/lending-papers.ts'
import type { Refusal, Warning } from '#shared/domain/refusal.ts'
import { addDays, daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const loanKinds = ['consultation', 'loan'] as const
export type LoanKind = (typeof loanKinds)[number]
export const borrowerKinds = ['staff', 'outsider'] as const
export type BorrowerKind = (typeof borrowerKinds)[number]

/** `difference`: everything came back, but a count is still unexplained. */
export const loanStatuses = ['requested', 'sent-back', 'approved', 'refused', 'out', 'difference', 'closed', 'cancelled'] as const
export type LoanStatus = (typeof loanStatuses)[number]
export const loanActions = ['approve', 'send-back', 'refuse', 'withdraw', 'resubmit', 'issue', 'return', 'correct-return', 'settle', 'cancel'] as const
export type LoanAction = (typeof loanActions)[number]

/** What a list of loans can be narrowed to; days decide `due-today` and `overdue`. */
export const loanStates = ['waiting', 'to-issue', 'out', 'due-today', 'overdue', 'difference', 'incomplete', 'ended'] as const

const nothing = { approve: null, 'send-back': null, refuse: null, withdraw: null, resubmit: null, issue: null, return: null, 'correct-return': null, settle: null, cancel: null } as const

/** Status x action -> next status when nothing remains open; null is a refusal. A partial return stays `out`, a short count leads to `difference`. */
export const loanTransitions: Readonly<Record<LoanStatus, Readonly<Record<LoanAction, LoanStatus | null>>>> = {
  requested: { ...nothing, approve: 'approved', 'send-back': 'sent-back', refuse: 'refused', withdraw: 'cancelled', cancel: 'cancelled' },
  'sent-back': { ...nothing, resubmit: 'requested', cancel: 'cancelled' },
  approved: { ...nothing, issue: 'out', cancel: 'cancelled' },
  refused: nothing,
  out: { ...nothing, return: 'closed' },
  difference: { ...nothing, settle: 'closed', 'correct-return': 'closed' },
  closed: { ...nothing, 'correct-return': 'closed' },
  cancelled: nothing,
}

/** The numbers and clauses that lending runs on; a policy pack provides them. */
export type LendingRules = {
  readonly pack: string
  readonly version: string
  /** Calendar days; the day of issue is day 0. */
  readonly loanDaysMax: number
  readonly clauses: {
    readonly loanDays: string; readonly loanRequest: string; readonly consultationRequest: string; readonly outsiderPaper: string
    readonly outsiderLoan: string; readonly issue: string; readonly consult: string; readonly register: string; readonly strikeOff: string; readonly keep: string; readonly secrecy: string
    /** Stamp and signature of the applicant's unit, on a request to consult and on one to borrow. */
    readonly consultationSeal: string; readonly loanSeal: string
  }
}

/** A document as lending sees it. */
export type LendableItem = {
  readonly itemId: string; readonly number: string; readonly title: string; readonly present: boolean
  /** The loan that holds it now. */
  readonly outOn: { readonly number: string; readonly borrower: string; readonly dueDay: Day | null } | null
}
export type OverdueLoan = { readonly number: string; readonly dueDay: Day; readonly title: string }

export type LoanRequest = {
  readonly kind: LoanKind; readonly purpose: string; readonly reason: string; readonly days: number
  readonly borrowerKind: BorrowerKind; readonly borrowerName: string; readonly borrowerUnit: string; readonly letter: string
} & Seal
export type RequestFacts = { readonly today: Day; readonly items: readonly LendableItem[]; readonly borrowerOverdue: readonly OverdueLoan[] }

/** May this be asked for? Returns every refusal together; warnings do not stop it. */
export function decideRequest(request: LoanRequest, facts: RequestFacts, rules: LendingRules): Result<{ readonly warnings: readonly Warning[] }, readonly Refusal[]> {
  const refusals = [...refuseGaps(request, rules), ...refuseLength(request, facts.today, rules), ...refuseOutsider(request, rules), ...refuseItems(request.kind, facts.items, rules), ...refuseSeal(request, facts.today, rules)]
  if (refusals.length > 0) return no(refusals)
  // P07 lets a borrower with an overdue loan borrow again; the approver is told.
  const warnings = facts.borrowerOverdue.map((loan): Warning => ({
    code: 'lending.borrower-overdue', clause: rules.clauses.strikeOff, facts: { borrower: request.borrowerName, number: loan.number, dueDay: loan.dueDay, title: loan.title },
  }))
  return ok({ warnings })
}

/** The clause that says what a request of this kind must hold. */
function requestClauseOf(kind: LoanKind, rules: LendingRules): string {
  return kind === 'loan' ? rules.clauses.loanRequest : rules.clauses.consultationRequest
}

function refuseGaps(request: LoanRequest, rules: LendingRules): Refusal[] {
  const clause = requestClauseOf(request.kind, rules)
  const gaps: readonly (readonly [boolean, string, string])[] = [
    [request.purpose === '', 'lending.purpose-missing', 'purpose'], [request.reason === '', 'lending.reason-missing', 'reason'],
    [request.borrowerName === '', 'lending.borrower-missing', 'borrowerName'], [request.borrowerUnit === '', 'lending.unit-missing', 'borrowerUnit'],
  ]
  return gaps.filter(([isMissing]) => isMissing).map(([, code, field]) => ({ code, clause, field, facts: { kind: request.kind }, remedy: { code: 'lending.fill-in', facts: { field } } }))
}

function refuseLength(request: LoanRequest, today: Day, rules: LendingRules): Refusal[] {
  if (request.kind === 'consultation') return []
  const limit = rules.loanDaysMax
  if (request.days > limit) {
    return [{ code: 'lending.loan-too-long', clause: rules.clauses.loanDays, field: 'days', facts: { days: request.days, limit, latestDay: addDays(today, limit) }, remedy: { code: 'lending.shorten', values: { days: limit } } }]
  }
  if (request.days < 1) return [{ code: 'lending.days-missing', clause: rules.clauses.loanDays, field: 'days', facts: { limit }, remedy: { code: 'lending.shorten', values: { days: limit } } }]
  return []
}

function refuseOutsider(request: LoanRequest, rules: LendingRules): Refusal[] {
  if (request.borrowerKind !== 'outsider') return []
  const refusals: Refusal[] = []
  if (request.kind === 'loan') {
    refusals.push({ code: 'lending.outsider-cannot-borrow', clause: rules.clauses.outsiderLoan, field: 'kind', facts: { borrower: request.borrowerName }, remedy: { code: 'lending.consult-instead', values: { kind: 'consultation' } } })
  }
  if (request.letter === '') {
    refusals.push({ code: 'lending.letter-missing', clause: rules.clauses.outsiderPaper, field: 'letter', facts: { borrower: request.borrowerName }, remedy: { code: 'lending.fill-in', facts: { field: 'letter' } } })
  }
  return refusals
}

/** Only a paper can be short of something: a head's own agreement is the first step of the chain, and a letter replaces both. */
function refuseSeal(request: LoanRequest, today: Day, rules: LendingRules): readonly Refusal[] {
  if (sealWayOf(request, request.borrowerKind) !== 'paper') return []
  const decided = decideSeal(request, { unit: request.borrowerUnit, today, clause: sealClauseOf(request.kind, rules) })
  return decided.ok ? [] : decided.error
}

/** The clause that asks for the stamp and signature of the applicant's unit. */
export function sealClauseOf(kind: LoanKind, rules: LendingRules): string {
  return kind === 'loan' ? rules.clauses.loanSeal : rules.clauses.consultationSeal
}

function refuseItems(kind: LoanKind, items: readonly LendableItem[], rules: LendingRules): Refusal[] {
  if (items.length === 0) return [{ code: 'lending.items-missing', clause: requestClauseOf(kind, rules), field: 'itemIds', facts: {}, remedy: { code: 'lending.fill-in', facts: { field: 'itemIds' } } }]
  return items.flatMap((item): Refusal[] => {
    // Leaving this one out lifts this refusal and no other.
    const rest = items.filter((other) => other !== item).map((other) => other.itemId)
    const remedy = rest.length > 0 ? { code: 'lending.leave-out', values: { itemIds: rest } } : { code: 'lending.wait-for-return' }
    if (item.outOn !== null) {
      const facts = { item: item.number, title: item.title, number: item.outOn.number, borrower: item.outOn.borrower, dueDay: item.outOn.dueDay }
      return [{ code: 'lending.item-out', field: 'itemIds', facts, remedy }]
    }
    return item.present ? [] : [{ code: 'lending.item-not-here', field: 'itemIds', facts: { item: item.number, title: item.title }, remedy }]
  })
}

/** A step of the arithmetic behind a due day; its sentence is `lending.why-<key>`. */
export type DueStep = { readonly key: 'issued' | 'days' | 'same-day' | 'limit' | 'imported' | 'due'; readonly value: string | number; readonly clause?: string }

/** The last day on which material issued today is back in time, with the steps that lead there. Calendar days; the day of issue is day 0. */
export function explainDueDay(issueDay: Day, kind: LoanKind, days: number, rules: LendingRules): { readonly dueDay: Day; readonly steps: readonly DueStep[] } {
  if (kind === 'consultation') {
    return { dueDay: issueDay, steps: [{ key: 'issued', value: issueDay }, { key: 'same-day', value: 0, clause: rules.clauses.consultationRequest }, { key: 'due', value: issueDay }] }
  }
  const dueDay = addDays(issueDay, days)
  return { dueDay, steps: [{ key: 'issued', value: issueDay }, { key: 'days', value: days }, { key: 'limit', value: rules.loanDaysMax, clause: rules.clauses.loanDays }, { key: 'due', value: dueDay }] }
}

/** The steps of a due day that an old register had already set: it stands as it was written. */
export function explainImportedDueDay(issueDay: Day, dueDay: Day): readonly DueStep[] {
  return [{ key: 'issued', value: issueDay }, { key: 'imported', value: daysBetween(issueDay, dueDay) }, { key: 'due', value: dueDay }]
}

/** Calendar days that material is late: 0 on the due day and before, counted from the day after (P07-19.5b). Only what is out can be late. */
export function daysLateOf(status: LoanStatus, dueDay: Day | null, today: Day): number {
  return status === 'out' && dueDay !== null ? Math.max(0, daysBetween(dueDay, today)) : 0
}
