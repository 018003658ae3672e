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
  /** Copies handed over, null when nobody wrote them down, and copies that have come back. */
  readonly copiesOut: number | null; readonly copiesBack: number
  readonly difference: 'none' | 'open' | 'settled'
}
/** `copies` at the hand-over: absent takes what was asked for, null leaves the gap open (P07-19.5a); at the return: absent or null is all that is still out. */
export type PageCount = { readonly position: number; readonly pages: number | null; readonly copies?: number | null | undefined }
export type IssueCount = { readonly position: number; readonly pages: number | null; readonly copies: number | null }
/** A return that was entered wrongly: another count of pages, another number of copies back, or not back at all. */
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

/** Giving up or striking off what went out with fewer copies back than that is refused (P07-20); a request is simply given up. */
export function decideCancel(loan: LoanFacts, rules: LendingRules): Result<LoanStatus, readonly Refusal[]> {
  if (loan.status !== 'out') return decideLoanAct(loan, 'cancel')
  const lines = loan.lines.filter((line) => line.state !== 'asked')
  const [out, back] = [lines.reduce((sum, line) => sum + (line.copiesOut ?? 1), 0), lines.reduce((sum, line) => sum + (line.state === 'back' ? line.copiesOut ?? 1 : line.copiesBack), 0)]
  return no([{ code: 'lending.copies-missing', clause: rules.clauses.strikeOff, facts: { number: loan.number, out, back, missing: out - back }, remedy: { code: 'lending.return-or-report-loss' } }])
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
  /** Copies that were asked for. */
  readonly copiesAsked: number
  /** Its level when it was asked for, and now. */
  readonly secrecyAsked: SecrecyLevel
  readonly secrecyNow: SecrecyLevel
}

/** May it be handed over now, and with which counts? A count that is not given is taken from the file's list. */
export function decideIssue(loan: LoanFacts & { readonly kind: LoanKind }, items: readonly IssueItem[], counted: readonly PageCount[], rules: LendingRules, approvers: readonly Role[]): Result<readonly IssueCount[], readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (loanTransitions[loan.status].issue === null) refusals.push(refuseStatus(loan, 'issue', loan.kind === 'loan' ? rules.clauses.issue : rules.clauses.consult, approvers))
  const counts = items.map((item) => {
    const given = counted.find((count) => count.position === item.position)
    return { position: item.position, pages: given?.pages ?? item.pagesListed, copies: given?.copies === undefined ? item.copiesAsked : given.copies }
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
  return { ...line, state: 'back', copiesBack: line.copiesOut ?? line.copiesBack, pagesAtReturn, difference: line.pagesAtIssue === null || pagesAtReturn === line.pagesAtIssue ? 'none' : 'open' }
}

/** Copies of a line that are still out; null when nobody wrote down how many went. */
export function copiesStillOut(line: Pick<LoanLine, 'state' | 'copiesOut' | 'copiesBack'>): number | null {
  return line.state === 'out' ? (line.copiesOut === null ? null : line.copiesOut - line.copiesBack) : 0
}

/** A line after some of its copies came back: fewer than went out leave it open with the rest (P07-20). */
function takeBack(line: LoanLine, count: PageCount): LoanLine {
  const rest = copiesStillOut(line)
  const copies = count.copies ?? rest
  const differs = count.pages !== null && line.pagesAtIssue !== null && count.pages !== line.pagesAtIssue
  if (rest !== null && copies !== null && copies < rest) return { ...line, copiesBack: line.copiesBack + copies, ...(differs ? { pagesAtReturn: count.pages, difference: 'open' as const } : {}) }
  // A page that an earlier copy was short of stays open until somebody explains it.
  if (count.pages === null && line.difference !== 'none') return { ...countBack(line, line.pagesAtReturn), difference: line.difference }
  return countBack({ ...line, copiesBack: line.copiesBack + (copies ?? 0) }, count.pages)
}

/**
 * Takes material back. Without counts everything that is out comes back as it was counted at issue. A count of pages that differs is taken and opens a difference; fewer copies
 * than went out leave the line open with the rest (P07-20: nothing is struck off when less came back than went out).
 */
export function decideReturn(loan: LoanFacts, counted: readonly PageCount[], rules: LendingRules): Result<ReturnOutcome, readonly Refusal[]> {
  if (loanTransitions[loan.status].return === null) return no([refuseStatus(loan, 'return', rules.clauses.strikeOff)])
  const chosen = counted.length === 0 ? loan.lines.filter((line) => line.state === 'out').map((line): PageCount => ({ position: line.position, pages: null })) : counted
  const refusals = chosen.flatMap((count): Refusal[] => {
    const line = loan.lines.find((candidate) => candidate.position === count.position)
    if (line?.state !== 'out') return [{ code: 'lending.item-not-out', facts: { number: loan.number, item: line?.number ?? '', title: line?.title ?? '' } }]
    const rest = copiesStillOut(line)
    return typeof count.copies === 'number' && rest !== null && count.copies > rest ? [tooManyCopies(loan, line, count.copies, rest, rules)] : []
  })
  if (refusals.length > 0) return no(refusals)
  const lines = loan.lines.map((line) => {
    const count = chosen.find((candidate) => candidate.position === line.position)
    return count === undefined ? line : takeBack(line, count)
  })
  return ok({ status: statusOfLines(lines), lines, returned: chosen.map((count) => count.position) })
}

function tooManyCopies(loan: LoanFacts, line: LoanLine, copies: number, rest: number, rules: LendingRules): Refusal {
  return { code: 'lending.too-many-copies', clause: rules.clauses.strikeOff, field: `copies-${String(line.position)}`, facts: { number: loan.number, title: line.title, copies, rest }, remedy: { code: 'lending.count-copies' } }
}

/**
 * Corrects a return: another count, or material that never came back and is out again. A count that now agrees closes its difference; `copies` is how many are back in truth.
 * `lentAgain` names what has gone out on another loan since, which cannot be out twice.
 */
export function decideCorrectReturn(loan: LoanFacts, counted: readonly ReturnCorrection[], lentAgain: readonly { readonly position: number; readonly number: string; readonly borrower: string }[], reason: string, rules: LendingRules): Result<ReturnOutcome, readonly Refusal[]> {
  const refusals: Refusal[] = []
  // A partly returned loan may be corrected too: what is back is back.
  const hasBack = loan.lines.some(isPartlyBack)
  if (loanTransitions[loan.status]['correct-return'] === null && !(loan.status === 'out' && hasBack)) refusals.push(refuseStatus(loan, 'correct-return'))
  if (reason === '') refusals.push({ code: 'lending.correction-reason-missing', field: 'reason', facts: { number: loan.number } })
  for (const count of counted) {
    const line = loan.lines.find((candidate) => candidate.position === count.position)
    if (line === undefined || !isPartlyBack(line)) { refusals.push({ code: 'lending.item-not-back', facts: { number: loan.number, item: line?.number ?? '', title: line?.title ?? '' } }); continue }
    const again = isOutAgain(line, count) ? lentAgain.find((other) => other.position === count.position) : undefined
    if (again !== undefined) refusals.push({ code: 'lending.item-lent-again', facts: { item: line.number, title: line.title, number: again.number, borrower: again.borrower } })
    if (typeof count.copies === 'number' && line.copiesOut !== null && count.copies > line.copiesOut) refusals.push(tooManyCopies(loan, line, count.copies, line.copiesOut, rules))
  }
  if (refusals.length > 0) return no(refusals)
  const lines = loan.lines.map((line) => {
    const count = counted.find((candidate) => candidate.position === line.position)
    if (count === undefined) return line
    const copiesBack = count.stillOut ? 0 : count.copies ?? line.copiesBack
    return isOutAgain(line, count) ? { ...line, state: 'out' as const, copiesBack, pagesAtReturn: null, difference: 'none' as const } : countBack(line, count.pages)
  })
  return ok({ status: statusOfLines(lines), lines, returned: lines.filter((line) => line.state === 'back' && counted.some((count) => count.position === line.position)).map((line) => line.position) })
}

function isPartlyBack(line: LoanLine): boolean {
  return line.state === 'back' || (line.state === 'out' && line.copiesBack > 0)
}

/** Whether a correction leaves something of the line out. */
function isOutAgain(line: LoanLine, count: ReturnCorrection): boolean {
  return count.stillOut || (line.copiesOut !== null && (count.copies ?? (line.state === 'back' ? line.copiesOut : line.copiesBack)) < line.copiesOut)
}

/**
 * Settles one difference with how it was explained and why; a loan closes with its last difference. Copies that will not come back are reported lost here, or as
 * miscounted when some came back: the one way besides their return in which a line ends (P07-19.1b, P07-20).
 */
export function decideSettle(loan: LoanFacts, position: number, end: { readonly settlement: Settlement; readonly reason: string }, rules: LendingRules): Result<ReturnOutcome, readonly Refusal[]> {
  const refusals: Refusal[] = []
  const line = loan.lines.find((candidate) => candidate.position === position)
  const isRest = line?.state === 'out' && (end.settlement === 'lost' || (end.settlement === 'miscounted' && line.copiesBack > 0))
  const mayStillBeOut = loan.status === 'out' && (line?.difference === 'open' || isRest)
  if (loanTransitions[loan.status].settle === null && !mayStillBeOut) refusals.push(refuseStatus(loan, 'settle', rules.clauses.strikeOff))
  else if (line?.difference !== 'open' && !isRest) refusals.push({ code: 'lending.no-difference', clause: rules.clauses.strikeOff, facts: { number: loan.number, item: line?.number ?? '' } })
  if (end.reason === '') refusals.push({ code: 'lending.settlement-reason-missing', clause: rules.clauses.keep, field: 'reason', facts: { number: loan.number }, remedy: { code: 'lending.fill-in', facts: { field: 'reason' } } })
  if (refusals.length > 0) return no(refusals)
  const lines = loan.lines.map((candidate) => (candidate.position === position ? { ...candidate, difference: 'settled' as const, ...(isRest ? { state: 'back' as const } : {}) } : candidate))
  return ok({ status: statusOfLines(lines), lines, returned: [] })
}
