/** The papers of lending: the stamp and signature of the applicant's unit before the review, and the line of the loan register with the borrower's signature. */
import type { BorrowerKind } from '#shared/domain/lending.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** How the applicant's unit stands behind a request: its head agrees at his desk, a stamped and signed paper, or an outsider's letter. `earlier`: from before anybody asked. */
export const sealWays = ['head-login', 'paper', 'letter', 'earlier'] as const
export type SealWay = (typeof sealWays)[number]
/** What the desk enters from a stamped paper. Nothing entered means that the unit's head agrees at his own desk. */
export type Seal = { readonly stamped: boolean; readonly headName: string; readonly signedDay: Day | null }

/** The way that a request takes: a letter replaces the stamp of an outsider's unit (P07-18.4a); a paper once anything of it was entered; else the head's own login. */
export function sealWayOf(seal: Seal, borrowerKind: BorrowerKind): Exclude<SealWay, 'earlier'> {
  if (borrowerKind === 'outsider') return 'letter'
  return seal.stamped || seal.headName !== '' || seal.signedDay !== null ? 'paper' : 'head-login'
}

/** Both ways out of a missing stamp. */
const bothWays = { code: 'lending.stamp-or-head-login' } as const

/** Is a paper stamped and signed, so that the request may go to the review (P07-18.2, P07-19.3)? Returns every gap together. */
export function decideSeal(seal: Seal, request: { readonly unit: string; readonly today: Day; readonly clause: string }): Result<null, readonly Refusal[]> {
  const { unit, today, clause } = request
  const refusals: Refusal[] = []
  if (!seal.stamped) refusals.push({ code: 'lending.stamp-missing', clause, field: 'stamped', facts: { unit }, remedy: bothWays })
  if (seal.headName === '') refusals.push({ code: 'lending.head-signature-missing', clause, field: 'headName', facts: { unit }, remedy: bothWays })
  if (seal.signedDay === null) refusals.push({ code: 'lending.sign-day-missing', clause, field: 'signedDay', facts: { unit }, remedy: { code: 'lending.fill-in', facts: { field: 'signedDay' } } })
  else if (seal.signedDay > today) refusals.push({ code: 'lending.signed-in-future', clause, field: 'signedDay', facts: { day: seal.signedDay, today }, remedy: { code: 'lending.signed-today', values: { signedDay: today } } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

/** How the borrower signed the register: drawn on the screen, on paper, or on a line from before anybody asked. */
export const signatureWays = ['screen', 'paper', 'earlier'] as const
export type SignatureWay = (typeof signatureWays)[number]

/** What a line of the loan register may lack (P07-19.5a), in the order of its columns. */
export const registerGaps = ['title', 'copies', 'time', 'reason', 'signature'] as const
export type RegisterGap = (typeof registerGaps)[number]
export type RegisterLine = {
  readonly issuedAt: number | null; readonly reason: string; readonly signatureWay: SignatureWay | null
  readonly lines: readonly { readonly title: string; readonly copiesOut: number | null }[]
}

/** What a line lacks after the hand-over: it stays open as "incomplete" until that is filled in; nothing else waits for it. */
export function gapsOfRegister(entry: RegisterLine): RegisterGap[] {
  const gaps: Readonly<Record<RegisterGap, boolean>> = {
    title: entry.lines.some((line) => line.title === ''), copies: entry.lines.some((line) => line.copiesOut === null), time: entry.issuedAt === null,
    reason: entry.reason === '', signature: entry.signatureWay === null,
  }
  return registerGaps.filter((gap) => gaps[gap])
}

/** What is filled in later. Copies that stand already are no gap; a count that was wrong is put right with the return. */
export type RegisterFill = { readonly copies: readonly { readonly position: number; readonly copies: number }[]; readonly reason: string; readonly signed: boolean }

/** May these gaps be filled in? Only what is missing, and only once something was handed over. */
export function decideFill(loan: { readonly number: string; readonly isIssued: boolean; readonly reason: string; readonly signatureWay: SignatureWay | null; readonly lines: readonly { readonly position: number; readonly title: string; readonly copiesOut: number | null; readonly copiesBack: number }[] }, fill: RegisterFill, clause: string): Result<null, readonly Refusal[]> {
  const facts = { number: loan.number }
  if (!loan.isIssued) return no([{ code: 'lending.nothing-handed-over', clause, facts, remedy: { code: 'lending.wait-for-approval' } }])
  const refusals: Refusal[] = fill.copies.flatMap(({ position, copies }): Refusal[] => {
    const line = loan.lines.find((candidate) => candidate.position === position)
    if (line === undefined || line.copiesOut !== null) return [{ code: 'lending.copies-stand', clause, field: 'copies', facts: { ...facts, title: line?.title ?? '', copies: line?.copiesOut ?? 0 } }]
    return copies < line.copiesBack ? [{ code: 'lending.fewer-than-back', clause, field: 'copies', facts: { ...facts, title: line.title, copies, back: line.copiesBack } }] : []
  })
  if (fill.reason !== '' && loan.reason !== '') refusals.push({ code: 'lending.reason-stands', clause, field: 'reason', facts })
  if (fill.signed && loan.signatureWay !== null) refusals.push({ code: 'lending.signature-stands', clause, field: 'signature', facts })
  if (fill.copies.length === 0 && fill.reason === '' && !fill.signed) refusals.push({ code: 'lending.nothing-filled-in', clause, facts, remedy: { code: 'lending.fill-in', facts: { field: 'copies' } } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}
