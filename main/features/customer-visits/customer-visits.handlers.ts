/** The doors of visits to customers: each hands a validated call to its service. */
import { pageVisits } from '#main/features/customer-visits/customer-visits.repository.ts'
import { addVisit, cancelVisit, correctVisit, getVisitSheet, proposeTargetOf, reportVisit } from '#main/features/customer-visits/customer-visits.service.ts'
import type { CustomerVisitSources } from '#main/features/customer-visits/customer-visits.sources.ts'
import { countMonth } from '#main/features/customer-visits/figures.service.ts'
import { enterOutlay, requestForVisit, settleOutlay } from '#main/features/customer-visits/money.service.ts'
import { printPlan } from '#main/features/customer-visits/plan.paper.ts'
import { listMonthPlans, readSellers, setPost, setSeller, submitPlan, withdrawPlan } from '#main/features/customer-visits/plans.service.ts'
import { listOpenPromises } from '#main/features/customer-visits/promises.ts'
import { os } from '#main/rpc/chain.ts'
import type { Day } from '#shared/kernel/days.ts'

const visits = os['customer-visits']

/** Builds the handlers; what they need of customers, filing and settings comes through `main/app`. */
export function createCustomerVisitsHandlers(today: () => Day, sources: CustomerVisitSources) {
  return {
    list: visits.list.handler(({ context, input }) => pageVisits(context.reader, { ...input, from: null, to: null }, input, today())),
    get: visits.get.handler(({ context, input }) => getVisitSheet(context.reader, sources, input.id, context.actor.userId, today())),
    add: visits.add.handler(({ context, input }) => addVisit(context.unit, sources, input)),
    correct: visits.correct.handler(({ context, input }) => correctVisit(context.unit, sources, input)),
    cancel: visits.cancel.handler(({ context, input }) => cancelVisit(context.unit, sources, input.id, input.reason)),
    report: visits.report.handler(({ context, input }) => reportVisit(context.unit, sources, input)),
    request: visits.request.handler(({ context, input }) => requestForVisit(context.unit, sources, input)),
    release: visits.release.handler(({ context, input }) => enterOutlay(context.unit, sources, 'release', input)),
    claim: visits.claim.handler(({ context, input }) => enterOutlay(context.unit, sources, 'claim', input)),
    settleOutlay: visits.settleOutlay.handler(({ context, input }) => settleOutlay(context.unit, sources, input)),
    decideClaim: visits.decideClaim.handler(({ context, input }) => settleOutlay(context.unit, sources, input)),
    proposeTarget: visits.proposeTarget.handler(async ({ context, input }) => ({ target: await proposeTargetOf(context.reader, sources, input) })),
    plans: visits.plans.handler(({ context, input }) => listMonthPlans(context.reader, input.month, context.actor.userId, today())),
    submitPlan: visits.submitPlan.handler(({ context, input }) => submitPlan(context.unit, input.month)),
    withdrawPlan: visits.withdrawPlan.handler(({ context, input }) => withdrawPlan(context.unit, input.month, input.reason)),
    planPaper: visits.planPaper.handler(({ context, input }) => printPlan(context.reader, sources, input, today())),
    figures: visits.figures.handler(({ context, input }) => countMonth(context.reader, input.month, today())),
    promises: visits.promises.handler(async ({ context, input }) => ({ rows: await listOpenPromises(context.reader, input.customerId) })),
    sellers: visits.sellers.handler(({ context }) => readSellers(context.reader)),
    setSeller: visits.setSeller.handler(({ context, input }) => setSeller(context.unit, input.userId, input.post)),
    setPost: visits.setPost.handler(({ context, input }) => setPost(context.unit, input.post, input.visitsPerMonth)),
  }
}
