/** Lending's work at the counter: hand over with a count, take back against it, correct, settle; all in the caller's transaction. */
import type { Unit } from '#main/db/unit-of-work.ts'
import { findItemsOut } from '#main/features/lending/lending.facts.ts'
import { issueLines, saveLines, setStatus, settleLine } from '#main/features/lending/lending.repository.ts'
import type { LoanWithLines } from '#main/features/lending/lending.repository.ts'
import { getLoan, reread } from '#main/features/lending/lending.service.ts'
import type { LendingItem, LendingSources } from '#main/features/lending/lending.sources.ts'
import { latestEntrySeq } from '#main/mechanisms/registers/history.ts'
import type { LoanLineRow } from '#shared/contract/lending.ts'
import { explainDueDay } from '#shared/domain/lending.ts'
import { decideCorrectReturn, decideIssue, decideReturn, decideSettle } from '#shared/domain/lending-return.ts'
import type { IssueItem, PageCount, ReturnCorrection, ReturnOutcome, Settlement } from '#shared/domain/lending-return.ts'
import { orRefuse } from '#shared/domain/refusal.ts'
import { findChain } from '#shared/policies/index.ts'
import { lendingRulesOfP07 } from '#shared/policies/p07.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { rolesAskedBy } from '#shared/policies/policy.ts'

const register = 'lending'
const rules = lendingRulesOfP07

function itemIdsOf(lines: readonly LoanLineRow[]): Id<'item'>[] {
  return lines.flatMap((line) => (line.itemId === null ? [] : [line.itemId]))
}

/** A line with what its file says of it now; an item that left the list is not here to be handed over. */
function toIssueItem(line: LoanLineRow, item: LendingItem | undefined, outOn: IssueItem['outOn']): IssueItem {
  return {
    itemId: line.itemId ?? '', number: line.number, title: line.title, present: item?.present === true, outOn, position: line.position, isPaper: line.isPaper,
    pagesListed: item?.pages ?? line.pagesListed, secrecyAsked: line.secrecy, secrecyNow: item?.secrecy ?? line.secrecy,
  }
}

/** Hands approved material over. Sets the due day; a count that is not given is the one on the file's list. */
export async function issueLoan(unit: Unit, sources: LendingSources, id: Id<'loan'>, counted: readonly PageCount[]): Promise<LoanWithLines> {
  const { loan, lines } = await getLoan(unit.read, id, unit.today)
  const listed = await sources.findItems(unit.read, itemIdsOf(lines))
  const out = await findItemsOut(unit.read, itemIdsOf(lines))
  const items = lines.map((line) => toIssueItem(line, listed.find((item) => item.itemId === line.itemId), out.get(line.itemId ?? '') ?? null))
  const approvers = findChain(loan.kind === 'loan' ? 'P07.loan' : 'P07.consultation').steps.flatMap(rolesAskedBy)
  const counts = orRefuse(decideIssue({ ...loan, lines }, items, counted, rules, [...new Set(approvers)]))

  const { dueDay } = explainDueDay(unit.today, loan.kind, loan.days, rules)
  await issueLines(unit.write, id, counts, { at: unit.now, by: unit.actor.userId, day: unit.today, dueDay })
  unit.recordEvent({ register, subjectId: id, kind: 'issued', body: { number: loan.number, clause: rules.clauses.register, dueDay, counts, borrower: loan.borrowerName } })
  unit.tally(register, unit.today, 'issued', 1)
  return reread(unit, id)
}

/** Takes material back; what differs from the count at issue stays open (P07-20). */
export async function returnLoan(unit: Unit, id: Id<'loan'>, counted: readonly PageCount[]): Promise<LoanWithLines> {
  const found = await getLoan(unit.read, id, unit.today)
  const outcome = orRefuse(decideReturn({ ...found.loan, lines: found.lines }, counted, rules))
  await saveOutcome(unit, found, outcome, 'returned', {})
  unit.tally(register, unit.today, 'returned', outcome.returned.length)
  return reread(unit, id)
}

/** Corrects a return: another count, or material that is out after all. The book keeps the line that was wrong. */
export async function correctReturn(unit: Unit, id: Id<'loan'>, reason: string, counted: readonly ReturnCorrection[]): Promise<LoanWithLines> {
  const found = await getLoan(unit.read, id, unit.today)
  const out = await findItemsOut(unit.read, itemIdsOf(found.lines))
  const lentAgain = found.lines.flatMap((line) => {
    const other = line.state === 'back' ? out.get(line.itemId ?? '') : undefined
    return other === undefined ? [] : [{ position: line.position, number: other.number, borrower: other.borrower }]
  })
  const outcome = orRefuse(decideCorrectReturn({ ...found.loan, lines: found.lines }, counted, lentAgain, reason))
  const corrects = await latestEntrySeq(unit.read, id)
  await saveOutcome(unit, found, outcome, 'return-corrected', { reason, counted }, corrects)
  return reread(unit, id)
}

async function saveOutcome(unit: Unit, { loan, lines }: LoanWithLines, outcome: ReturnOutcome, kind: string, body: Readonly<Record<string, unknown>>, corrects?: number): Promise<void> {
  await saveLines(unit.write, loan.id, lines, outcome.lines, unit.now)
  await setStatus(unit.write, loan.id, outcome.status, unit.now)
  const back = outcome.lines.filter((line) => outcome.returned.includes(line.position)).map(({ position, pagesAtIssue, pagesAtReturn, difference }) => ({ position, pagesAtIssue, pagesAtReturn, difference }))
  unit.recordEvent({ register, subjectId: loan.id, kind, ...(corrects === undefined ? {} : { corrects }), body: { number: loan.number, status: outcome.status, back, ...body } })
}

/** Notes how a difference was explained; the loan closes with its last one. A report of loss is one of the two ways a loan ends (P07-19.1b). */
export async function settleDifference(unit: Unit, id: Id<'loan'>, position: number, settlement: Settlement, reason: string): Promise<LoanWithLines> {
  const { loan, lines } = await getLoan(unit.read, id, unit.today)
  const outcome = orRefuse(decideSettle({ ...loan, lines }, position, reason, rules))
  await settleLine(unit.write, id, position, settlement, reason)
  await setStatus(unit.write, id, outcome.status, unit.now)
  unit.recordEvent({ register, subjectId: id, kind: 'settled', body: { number: loan.number, position, settlement, reason, status: outcome.status } })
  unit.tally(register, unit.today, 'settled', 1)
  return reread(unit, id)
}
