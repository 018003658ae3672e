/** Lending after approval: issuing with a count, taking back against that count, settling what does not agree. */
import type { Role } from '#shared/domain/access.ts'
import { loanTransitions } from '#shared/domain/lending.ts'
import type { LendableItem, LendingRules, LoanAction, LoanKind, LoanStatus } from '#shared/domain/lending.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { isClassified } from '#shared/domain/secrecy.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const loanLineStates = ['asked', 'out', 'back'] as const
export type LoanLineState = (typeof loanLineStates)[number]
export const settlements = ['found', 'lost', 'miscounted'] as const
export type Settlement = (typeof settlements)[number]

/** One document of a loan. Pages are null where nobody counts them (electronic material). */
export type LoanLine = {
  readonly position: number; readonly number: string; readonly title: string; readonly state: LoanLineState
  readonly pagesAtIssue: number | null; readonly pagesAtReturn: number | null
  readonly difference: 'none' | 'open' | 'settled'
}
export type PageCount = { readonly position: number; readonly pages: number | null }
/** A return that was entered wrongly: another count, or not back at all. */
export type ReturnCorrection = PageCount & { readonly stillOut: boolean }

export type LoanFacts = { readonly number: string; readonly status: LoanStatus; readonly lines: readonly LoanLine[] }

/** The refusal of an action that the status does not allow. */
export function refuseStatus(loan: Pick<LoanFacts, 'number' | 'status'>, action: LoanAction, clause?: string, mayDecide?: readonly Role[]): Refusal {
  const early = action === 'issue' && (loan.status === 'requested' || loan.status === 'sent-back')
  return {
    code: early ? 'lending.not-approved' : `lending.cannot-${action}`, facts: { number: loan.number, status: loan.status },
    ...(clause === undefined ? {} : { clause }), ...(early ? { remedy: { code: 'lending.wait-for-approval' } } : {}), ...(mayDecide === undefined ? {} : { mayDecide }),
  }
}

/** The status that an action leads to when nothing remains open, or its refusal. */
export function decideLoanAct(loan: Pick<LoanFacts, 'number' | 'status'>, action: LoanAction, clause?: string): Result<LoanStatus, readonly Refusal[]> {
  const next = loanTransitions[loan.status][action]
  return next === null ? no([refuseStatus(loan, action, clause)]) : ok(next)
}

export type IssueItem = LendableItem & {
  readonly position: number
  /** Whether its pages must be counted: paper, or paper and file. */
  readonly isPaper: boolean
  readonly pagesListed: number | null
  /** Its level when it was asked for, and now. */
  readonly secrecyAsked: SecrecyLevel
  readonly secrecyNow: SecrecyLevel
}

/** May it be handed over now, and with which counts? A count that is not given is taken from the file's list. */
export function decideIssue(loan: LoanFacts & { readonly kind: LoanKind }, items: readonly IssueItem[], counted: readonly PageCount[], rules: LendingRules, approvers: readonly Role[]): Result<readonly PageCount[], readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (loanTransitions[loan.status].issue === null) refusals.push(refuseStatus(loan, 'issue', loan.kind === 'loan' ? rules.clauses.issue : rules.clauses.consult, approvers))
  const counts = items.map((item) => {
    const given = counted.find((count) => count.position === item.position)?.pages
    return { position: item.position, pages: given ?? item.pagesListed }
  })
  for (const item of items) {
    if (item.outOn !== null) refusals.push({ code: 'lending.item-out', facts: { item: item.number, title: item.title, number: item.outOn.number, borrower: item.outOn.borrower, dueDay: item.outOn.dueDay }, remedy: { code: 'lending.wait-for-return' } })
    else if (!item.present) refusals.push({ code: 'lending.item-not-here', facts: { item: item.number, title: item.title }, remedy: { code: 'lending.wait-for-return' } })
    // P07-18.4: what became classified after it was asked for was not seen by the manager who must agree.
    if (isClassified(item.secrecyNow) && !isClassified(item.secrecyAsked)) {
      refusals.push({ code: 'lending.secrecy-raised', clause: rules.clauses.secrecy, facts: { item: item.number, title: item.title, secrecy: item.secrecyNow }, remedy: { code: 'lending.ask-again' } })
    }
    const pages = counts.find((count) => count.position === item.position)?.pages ?? null
    if (item.isPaper && (pages === null || pages < 1)) refusals.push({ code: 'lending.pages-missing', field: `pages.${String(item.position)}`, facts: { item: item.number, title: item.title }, remedy: { code: 'lending.count-pages' } })
  }
  return refusals.length > 0 ? no(refusals) : ok(counts)
}

/** What a return leaves: the loan's status, and each line that came back. */
export type ReturnOutcome = { readonly status: LoanStatus; readonly lines: readonly LoanLine[]; readonly returned: readonly number[] }

/** The status that the lines add up to: `out` while anything is out, `difference` while a count is unexplained, else `closed`. */
export function statusOfLines(lines: readonly LoanLine[]): LoanStatus {
  if (lines.some((line) => line.state === 'out')) return 'out'
  return lines.some((line) => line.difference === 'open') ? 'difference' : 'closed'
}

function countBack(line: LoanLine, pages: number | null): LoanLine {
  const pagesAtReturn = pages ?? line.pagesAtIssue
  // Where nobody counted at issue there is nothing to differ from.
  return { ...line, state: 'back', pagesAtReturn, difference: line.pagesAtIssue === null || pagesAtReturn === line.pagesAtIssue ? 'none' : 'open' }
}

/**
 * Takes material back. Without counts everything that is out comes back as it was counted at issue. A count that differs is taken and opens a difference
 * (P07-20: the line is not struck off when less came back than went out).
 */
export function decideReturn(loan: LoanFacts, counted: readonly PageCount[], rules: LendingRules): Result<ReturnOutcome, readonly Refusal[]> {
  if (loanTransitions[loan.status].return === null) return no([refuseStatus(loan, 'return', rules.clauses.strikeOff)])
  const chosen = counted.length === 0 ? loan.lines.filter((line) => line.state === 'out').map((line) => ({ position: line.position, pages: null })) : counted
  const refusals = chosen.flatMap((count): Refusal[] => {
    const line = loan.lines.find((candidate) => candidate.position === count.position)
    return line?.state === 'out' ? [] : [{ code: 'lending.item-not-out', facts: { number: loan.number, item: line?.number ?? '', title: line?.title ?? '' } }]
  })
  if (refusals.length > 0) return no(refusals)
  const lines = loan.lines.map((line) => {
    const count = chosen.find((candidate) => candidate.position === line.position)
    return count === undefined ? line : countBack(line, count.pages)
  })
  return ok({ status: statusOfLines(lines), lines, returned: chosen.map((count) => count.position) })
}

/**
 * Corrects a return: another count, or material that never came back and is out again. A count that now agrees closes its difference.
 * `lentAgain` names what has gone out on another loan since, which cannot be out twice.
 */
export function decideCorrectReturn(loan: LoanFacts, counted: readonly ReturnCorrection[], lentAgain: readonly { readonly position: number; readonly number: string; readonly borrower: string }[], reason: string): Result<ReturnOutcome, readonly Refusal[]> {
  const refusals: Refusal[] = []
  // A partly returned loan may be corrected too: what is back is back.
  const isBack = loan.lines.some((line) => line.state === 'back')
  if (loanTransitions[loan.status]['correct-return'] === null && !(loan.status === 'out' && isBack)) refusals.push(refuseStatus(loan, 'correct-return'))
  if (reason === '') refusals.push({ code: 'lending.correction-reason-missing', field: 'reason', facts: { number: loan.number } })
  for (const count of counted) {
    const line = loan.lines.find((candidate) => candidate.position === count.position)
    if (line?.state !== 'back') refusals.push({ code: 'lending.item-not-back', facts: { number: loan.number, item: line?.number ?? '', title: line?.title ?? '' } })
    const again = count.stillOut ? lentAgain.find((other) => other.position === count.position) : undefined
    if (again !== undefined) refusals.push({ code: 'lending.item-lent-again', facts: { item: line?.number ?? '', title: line?.title ?? '', number: again.number, borrower: again.borrower } })
  }
  if (refusals.length > 0) return no(refusals)
  const lines = loan.lines.map((line) => {
    const count = counted.find((candidate) => candidate.position === line.position)
    if (count === undefined) return line
    return count.stillOut ? { ...line, state: 'out' as const, pagesAtReturn: null, difference: 'none' as const } : countBack(line, count.pages)
  })
  return ok({ status: statusOfLines(lines), lines, returned: counted.filter((count) => !count.stillOut).map((count) => count.position) })
}

/** Settles one difference with how it was explained and why. A loan closes with its last difference. */
export function decideSettle(loan: LoanFacts, position: number, reason: string, rules: LendingRules): Result<ReturnOutcome, readonly Refusal[]> {
  const refusals: Refusal[] = []
  const line = loan.lines.find((candidate) => candidate.position === position)
  const mayStillBeOut = loan.status === 'out' && line?.difference === 'open'
  if (loanTransitions[loan.status].settle === null && !mayStillBeOut) refusals.push(refuseStatus(loan, 'settle', rules.clauses.strikeOff))
  else if (line?.difference !== 'open') refusals.push({ code: 'lending.no-difference', clause: rules.clauses.strikeOff, facts: { number: loan.number, item: line?.number ?? '' } })
  if (reason === '') refusals.push({ code: 'lending.settlement-reason-missing', clause: rules.clauses.keep, field: 'reason', facts: { number: loan.number }, remedy: { code: 'lending.fill-in', facts: { field: 'reason' } } })
  if (refusals.length > 0) return no(refusals)
  const lines = loan.lines.map((candidate) => (candidate.position === position ? { ...candidate, difference: 'settled' as const } : candidate))
  return ok({ status: statusOfLines(lines), lines, returned: [] })
}
