/** Lending's work at the counter: hand over with a count, take back against it, correct, settle; all in the caller's transaction. */
import type { Unit } from '#main/db/unit-of-work.ts'
import { findItemsOut } from '#main/features/lending/lending.facts.ts'
import { fillLine, issueLines, saveLines, setStatus, settleLine } from '#main/features/lending/lending.repository.ts'
import type { LoanWithLines } from '#main/features/lending/lending.repository.ts'
import { getLoan, reread } from '#main/features/lending/lending.service.ts'
import type { LendingItem, LendingSources } from '#main/features/lending/lending.sources.ts'
import { claimAttachment } from '#main/mechanisms/attachments/attachment-register.ts'
import { latestEntrySeq } from '#main/mechanisms/registers/history.ts'
import type { LoanLineRow, SignatureInput } from '#shared/contract/lending.ts'
import { explainDueDay } from '#shared/domain/lending.ts'
import { decideFill, gapsOfRegister } from '#shared/domain/lending-papers.ts'
import { decideCorrectReturn, decideIssue, decideReturn, decideSettle } from '#shared/domain/lending-return.ts'
import type { IssueItem, PageCount, ReturnCorrection, ReturnOutcome, Settlement } from '#shared/domain/lending-return.ts'
import { orRefuse, refuse } from '#shared/domain/refusal.ts'
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
    pagesListed: item?.pages ?? line.pagesListed, copiesAsked: line.copies, secrecyAsked: line.secrecy, secrecyNow: item?.secrecy ?? line.secrecy,
  }
}

/** Hands approved material over. Sets the due day; a count that is not given is the one on the file's list. What its line of the loan register lacks stays listed (P07-19.5a). */
export async function issueLoan(unit: Unit, sources: LendingSources, id: Id<'loan'>, counted: readonly PageCount[], signature: SignatureInput | null): Promise<LoanWithLines> {
  const { loan, lines } = await getLoan(unit.read, id, unit.today)
  const listed = await sources.findItems(unit.read, itemIdsOf(lines))
  const out = await findItemsOut(unit.read, itemIdsOf(lines))
  const items = lines.map((line) => toIssueItem(line, listed.find((item) => item.itemId === line.itemId), out.get(line.itemId ?? '') ?? null))
  // The unit's own step stands before the review; the refusal names who reviews.
  const approvers = findChain(loan.kind === 'loan' ? 'P07.loan' : 'P07.consultation').steps.filter((step) => step.whenKind === undefined).flatMap(rolesAskedBy)
  const counts = orRefuse(decideIssue({ ...loan, lines }, items, counted, rules, [...new Set(approvers)]))

  const { dueDay } = explainDueDay(unit.today, loan.kind, loan.days, rules)
  await claimSignature(unit, signature)
  // The 外借登记册 is the book of what is taken away; reading on the spot has no line in it.
  const gaps = loan.kind === 'loan' ? gapsOfRegister({ issuedAt: unit.now, reason: loan.reason, signatureWay: signature?.way ?? null, lines: registerLines(lines, counts) }) : []
  await issueLines(unit.write, id, counts, { at: unit.now, by: unit.actor.userId, day: unit.today, dueDay, signature, gaps })
  unit.recordEvent({ register, subjectId: id, kind: 'issued', body: { number: loan.number, clause: rules.clauses.register, dueDay, counts, borrower: loan.borrowerName, signature: signature?.way ?? null, gaps } })
  unit.tally(register, unit.today, 'issued', 1)
  return reread(unit, id)
}

function registerLines(lines: readonly LoanLineRow[], counts: readonly { readonly position: number; readonly copies: number | null }[]) {
  return lines.map((line) => ({ title: line.title, copiesOut: counts.find((count) => count.position === line.position)?.copies ?? null }))
}

async function claimSignature(unit: Unit, signature: SignatureInput | null): Promise<void> {
  if (signature === null) return
  if (signature.way === 'screen' && signature.attachmentId === null) refuse({ code: 'lending.signature-empty', clause: rules.clauses.register, field: 'signature', facts: {}, remedy: { code: 'lending.sign-or-leave-open' } })
  if (signature.attachmentId !== null) await claimAttachment(unit.write, signature.attachmentId, 'loan-paper', 'signature', unit.now)
}

export type FillInput = { readonly id: Id<'loan'>; readonly copies: readonly { readonly position: number; readonly copies: number }[]; readonly reason: string; readonly signature: SignatureInput | null }

/** Fills in what a line of the loan register lacks; once nothing is missing it leaves the list of incomplete lines. */
export async function fillRegister(unit: Unit, { id, copies, reason, signature }: FillInput): Promise<LoanWithLines> {
  const { loan, lines } = await getLoan(unit.read, id, unit.today)
  const before = { number: loan.number, isIssued: loan.issuedAt !== null, reason: loan.reason, signatureWay: loan.signature?.way ?? null, lines }
  orRefuse(decideFill(before, { copies, reason, signed: signature !== null }, rules.clauses.register))
  await claimSignature(unit, signature)
  const after = lines.map((line) => ({ ...line, copiesOut: copies.find((count) => count.position === line.position)?.copies ?? line.copiesOut }))
  const gaps = gapsOfRegister({ issuedAt: loan.issuedAt, reason: reason === '' ? loan.reason : reason, signatureWay: signature?.way ?? before.signatureWay, lines: after })
  await fillLine(unit.write, id, { copies: copies.map((count) => ({ ...count, isBack: lines.find((line) => line.position === count.position)?.state === 'back' })), reason, signature, gaps, at: unit.now })
  unit.recordEvent({ register, subjectId: id, kind: 'register-filled', body: { number: loan.number, clause: rules.clauses.register, copies, reason, signature: signature?.way ?? null, gaps } })
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
  const outcome = orRefuse(decideCorrectReturn({ ...found.loan, lines: found.lines }, counted, lentAgain, reason, rules))
  const corrects = await latestEntrySeq(unit.read, id)
  await saveOutcome(unit, found, outcome, 'return-corrected', { reason, counted }, corrects)
  return reread(unit, id)
}

async function saveOutcome(unit: Unit, { loan, lines }: LoanWithLines, outcome: ReturnOutcome, kind: string, body: Readonly<Record<string, unknown>>, corrects?: number): Promise<void> {
  await saveLines(unit.write, loan.id, lines, outcome.lines, unit.now)
  await setStatus(unit.write, loan.id, outcome.status, unit.now)
  const back = outcome.lines.filter((line) => outcome.returned.includes(line.position)).map(({ position, pagesAtIssue, pagesAtReturn, copiesOut, copiesBack, difference }) => ({ position, pagesAtIssue, pagesAtReturn, copiesOut, copiesBack, difference }))
  unit.recordEvent({ register, subjectId: loan.id, kind, ...(corrects === undefined ? {} : { corrects }), body: { number: loan.number, status: outcome.status, back, ...body } })
}

/** Notes how a difference was explained; the loan closes with its last one. A report of loss is one of the two ways a loan ends (P07-19.1b). */
export async function settleDifference(unit: Unit, id: Id<'loan'>, position: number, settlement: Settlement, reason: string): Promise<LoanWithLines> {
  const { loan, lines } = await getLoan(unit.read, id, unit.today)
  const outcome = orRefuse(decideSettle({ ...loan, lines }, position, { settlement, reason }, rules))
  const endsNow = lines.some((line) => line.position === position && line.state === 'out') && outcome.lines.some((line) => line.position === position && line.state === 'back')
  await settleLine(unit.write, id, position, settlement, reason, endsNow ? unit.now : null)
  await setStatus(unit.write, id, outcome.status, unit.now)
  unit.recordEvent({ register, subjectId: id, kind: 'settled', body: { number: loan.number, position, settlement, reason, status: outcome.status } })
  unit.tally(register, unit.today, 'settled', 1)
  return reread(unit, id)
}
