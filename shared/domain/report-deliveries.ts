/** Periodic delivery of a report to another department (P07-10): asked for, consented to, approved, and then delivered until it is revoked. */
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Notice } from '#shared/domain/visits.ts'
import { addMonths } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const deliveryStatuses = ['requested', 'active', 'turned-down', 'revoked'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]
export const deliveryActions = ['approve', 'turn-down', 'deliver', 'keep', 'revoke'] as const
export type DeliveryAction = (typeof deliveryActions)[number]

/** Status x action -> next status; null is a refusal. The schedule is active only after both approvals. */
export const deliveryTransitions: Readonly<Record<DeliveryStatus, Readonly<Record<DeliveryAction, DeliveryStatus | null>>>> = {
  requested: { approve: 'active', 'turn-down': 'turned-down', deliver: null, keep: null, revoke: 'revoked' },
  active: { approve: null, 'turn-down': null, deliver: 'active', keep: 'active', revoke: 'revoked' },
  'turned-down': { approve: null, 'turn-down': null, deliver: null, keep: null, revoke: null },
  revoked: { approve: null, 'turn-down': null, deliver: null, keep: null, revoke: null },
}

/** The two steps in their order (P07-10); the names are those of the chain's steps. */
export const deliverySteps = ['customer-service-manager', 'general-manager'] as const
export type DeliveryStep = (typeof deliverySteps)[number]

/** After how many months somebody is asked whether the delivery is still needed; the clause prints no figure. */
export const deliveryReviewMonths = 12

export type DeliveryFacts = { readonly number: string; readonly department: string; readonly status: DeliveryStatus; /** Steps of its approval that have not agreed. */ readonly missingSteps: readonly DeliveryStep[] }

/** May this be done to a delivery? Before both approvals nothing is delivered, and the one that is missing is named (P07-10). */
export function decideDeliveryAct(delivery: DeliveryFacts, action: DeliveryAction): Result<DeliveryStatus, readonly Refusal[]> {
  const next = deliveryTransitions[delivery.status][action]
  if (next !== null) return ok(next)
  const { number, department, status } = delivery
  const facts = { number, department }
  if (status !== 'requested') return no([{ code: `customer-reports.delivery-${status}`, clause: 'P07-10', facts, remedy: { code: 'customer-reports.ask-for-delivery' } }])
  return no(delivery.missingSteps.map((step): Refusal => step === 'customer-service-manager'
    ? { code: 'customer-reports.manager-consent-missing', clause: 'P07-10', facts, remedy: { code: 'customer-reports.await-consent' }, mayDecide: ['department-manager'] }
    : { code: 'customer-reports.general-manager-approval-missing', clause: 'P07-10', facts, remedy: { code: 'customer-reports.await-approval' }, mayDecide: ['general-manager'] }))
}

/** The day on which somebody says whether the delivery is still needed: a year after it became active, or after that was last said. */
export function deliveryReviewDay(delivery: { readonly activeDay: Day; readonly keptDay: Day | null }): Day {
  return addMonths(delivery.keptDay ?? delivery.activeDay, deliveryReviewMonths)
}

/** What an active delivery is marked with. */
export function deliveryNotices(delivery: { readonly status: DeliveryStatus; readonly activeDay: Day | null; readonly keptDay: Day | null }, today: Day): Notice[] {
  if (delivery.status !== 'active' || delivery.activeDay === null) return []
  const reviewDay = deliveryReviewDay({ activeDay: delivery.activeDay, keptDay: delivery.keptDay })
  return today >= reviewDay ? [{ code: 'customer-reports.delivery-review-due', clause: 'P07-10', facts: { day: reviewDay } }] : []
}
