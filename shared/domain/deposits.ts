/** Deposits: items left at the desk. What may happen to one, and why not. */
import type { Refusal } from '#shared/domain/refusal.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const depositStatuses = ['held', 'handed-back'] as const
export type DepositStatus = (typeof depositStatuses)[number]
export const depositActions = ['hand-back', 'undo-hand-back', 'correct'] as const
export type DepositAction = (typeof depositActions)[number]

/** Status x action -> next status; null is a refusal. */
export const depositTransitions: Readonly<Record<DepositStatus, Readonly<Record<DepositAction, DepositStatus | null>>>> = {
  held: { 'hand-back': 'handed-back', 'undo-hand-back': null, correct: 'held' },
  'handed-back': { 'hand-back': null, 'undo-hand-back': 'held', correct: 'handed-back' },
}

export type Collector = {
  readonly kind: 'depositor' | 'proxy'
  readonly name: string
  readonly phone: string
  /** What the proxy is to the depositor; written down for every proxy. */
  readonly relation: string
}

/** What the decision looks at. */
export type DepositFacts = { readonly number: string; readonly status: DepositStatus; readonly depositor: string; readonly collector: string | null; readonly handedBackAt: number | null }

/** May this deposit be handed back to this collector? A proxy is written down by name, phone and relation. */
export function decideHandBack(deposit: DepositFacts, collector: Collector): Result<DepositStatus, readonly Refusal[]> {
  const refusals: Refusal[] = []
  const next = depositTransitions[deposit.status]['hand-back']
  if (next === null) {
    refusals.push({ code: 'deposits.already-handed-back', facts: { number: deposit.number, collector: deposit.collector, handedBackAt: deposit.handedBackAt } })
  }
  if (collector.kind === 'proxy') {
    if (collector.name === '') refusals.push({ code: 'deposits.proxy-name-missing', field: 'collectorName', facts: { depositor: deposit.depositor }, remedy: { code: 'deposits.write-proxy-down' } })
    if (collector.phone === '') refusals.push({ code: 'deposits.proxy-phone-missing', field: 'collectorPhone', facts: { depositor: deposit.depositor }, remedy: { code: 'deposits.write-proxy-down' } })
    if (collector.relation === '') refusals.push({ code: 'deposits.proxy-relation-missing', field: 'collectorRelation', facts: { depositor: deposit.depositor }, remedy: { code: 'deposits.write-proxy-down' } })
  }
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

/** May a handing back be undone, because the wrong item or person was chosen? The line is held again; the book keeps both entries. */
export function decideUndoHandBack(deposit: DepositFacts): Result<DepositStatus, readonly Refusal[]> {
  const next = depositTransitions[deposit.status]['undo-hand-back']
  return next === null ? no([{ code: 'deposits.not-handed-back', facts: { number: deposit.number } }]) : ok(next)
}

/** What a line says and a correction may change. */
export type DepositWords = {
  readonly customerId: string | null; readonly depositor: string; readonly phone: string; readonly company: string
  readonly item: string; readonly quantity: number; readonly unit: string; readonly place: string; readonly note: string; readonly photoId: string | null
}

/** The members in which two wordings of a line differ, in the order of the form. */
export function changedWords(before: DepositWords, after: DepositWords): readonly (keyof DepositWords)[] {
  const members = ['customerId', 'depositor', 'phone', 'company', 'item', 'quantity', 'unit', 'place', 'note', 'photoId'] as const satisfies readonly (keyof DepositWords)[]
  return members.filter((member) => before[member] !== after[member])
}

/** Does a correction correct anything? One that changes nothing would only fill the book. */
export function decideCorrection(number: string, before: DepositWords, after: DepositWords): Result<readonly (keyof DepositWords)[], readonly Refusal[]> {
  const changed = changedWords(before, after)
  return changed.length === 0 ? no([{ code: 'deposits.nothing-changed', facts: { number }, remedy: { code: 'deposits.change-something' } }]) : ok(changed)
}

/** A ticket's number as a scanner or a hand gives it: width, blanks and case do not matter. */
export function ticketNumber(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
}
