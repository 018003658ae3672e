/** Deposits: items left at the desk. What may happen to one, and why not. */
import type { Refusal } from '#shared/domain/refusal.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const depositStatuses = ['held', 'handed-back'] as const
export type DepositStatus = (typeof depositStatuses)[number]
export const depositActions = ['hand-back', 'correct'] as const
export type DepositAction = (typeof depositActions)[number]

/** Status x action -> next status; null is a refusal. */
export const depositTransitions: Readonly<Record<DepositStatus, Readonly<Record<DepositAction, DepositStatus | null>>>> = {
  held: { 'hand-back': 'handed-back', correct: 'held' },
  'handed-back': { 'hand-back': null, correct: 'handed-back' },
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
  }
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}
