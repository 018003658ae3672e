/** Numbered copies of a report and the issue register (P07-12): who has which copy, who signed for it, and which were made elsewhere. */
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Notice } from '#shared/domain/visits.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** On paper, or a file: an electronic copy is numbered like a paper one. */
export const copyMediums = ['paper', 'xlsx', 'pdf', 'delivery'] as const
export type CopyMedium = (typeof copyMediums)[number]
export const copyStatuses = ['kept', 'issued', 'destroyed'] as const
export type CopyStatus = (typeof copyStatuses)[number]
export const copyActions = ['issue', 'sign', 'take-back', 'destroy'] as const
export type CopyAction = (typeof copyActions)[number]

/** Status x action -> next status; null is a refusal. An issued copy comes back before it is destroyed. */
export const copyTransitions: Readonly<Record<CopyStatus, Readonly<Record<CopyAction, CopyStatus | null>>>> = {
  kept: { issue: 'issued', sign: null, 'take-back': null, destroy: 'destroyed' },
  issued: { issue: null, sign: 'issued', 'take-back': 'kept', destroy: null },
  destroyed: { issue: null, sign: null, 'take-back': null, destroy: null },
}

export type CopyFacts = { readonly number: string; readonly copyNumber: number; readonly status: CopyStatus; readonly receiver: string; readonly signedBy: string; /** Whether the version that it shows has been sent. */ readonly isSent: boolean }

/** May this be done to a copy? It is issued to somebody by name, and only of a report that has been sent (P07-12, P07-13). */
export function decideCopyAct(copy: CopyFacts, action: CopyAction, words: { readonly receiver?: string } = {}): Result<CopyStatus, readonly Refusal[]> {
  const next = copyTransitions[copy.status][action]
  const facts = { number: copy.number, copy: copy.copyNumber, receiver: copy.receiver }
  const refusals: Refusal[] = []
  if (next === null) refusals.push({ code: `customer-reports.copy-${copy.status}`, clause: 'P07-12', facts, ...(copy.status === 'issued' ? { remedy: { code: 'customer-reports.take-back-first' } } : {}) })
  if (action === 'issue' && (words.receiver ?? '') === '') refusals.push({ code: 'customer-reports.receiver-missing', clause: 'P07-12', field: 'receiver', facts, remedy: { code: 'customer-reports.name-the-receiver' } })
  if (action === 'issue' && next !== null && !copy.isSent) refusals.push({ code: 'customer-reports.not-sent-yet', clause: 'P07-13', facts, remedy: { code: 'customer-reports.send-first' } })
  if (action === 'sign' && copy.signedBy !== '') refusals.push({ code: 'customer-reports.copy-signed', clause: 'P07-12', facts: { ...facts, signedBy: copy.signedBy } })
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

/** What a copy is marked with while the work goes on. */
export function copyNotices(copy: Pick<CopyFacts, 'status' | 'signedBy'> & { readonly isOutside: boolean; readonly department: string; readonly issuedOutside: boolean }): Notice[] {
  const notices: Notice[] = []
  if (copy.isOutside) notices.push({ code: 'customer-reports.outside-customer-service', clause: 'P07-12', facts: { department: copy.department } })
  if (copy.issuedOutside) notices.push({ code: 'customer-reports.issued-outside', clause: 'P07-12', facts: {} })
  if (copy.status === 'issued' && copy.signedBy === '') notices.push({ code: 'customer-reports.signature-missing', clause: 'P07-12', facts: {} })
  return notices
}

export type CopyCounts = { readonly printed: number; readonly issued: number; readonly kept: number; readonly destroyed: number; readonly outside: number }

/** How many copies there are, by what became of them; those made elsewhere are counted apart and are not kept by customer service. */
export function countCopies(copies: readonly { readonly status: CopyStatus; readonly isOutside: boolean }[]): CopyCounts {
  const count = (status: CopyStatus) => copies.filter((copy) => copy.status === status && !copy.isOutside).length
  return { printed: copies.length, issued: count('issued'), kept: count('kept'), destroyed: count('destroyed'), outside: copies.filter((copy) => copy.isOutside).length }
}
