/** The lending desk's doors; what it asks of other features is passed in by the composition root. */
import { correctReturn, fillRegister, issueLoan, returnLoan, settleDifference } from '#main/features/lending/lending.desk.ts'
import { findMeaning, suggestBorrowers } from '#main/features/lending/lending.find.ts'
import { getLoanSheet, listDueToday, listLoans, printSlip } from '#main/features/lending/lending.queries.ts'
import { findViewingPermission, sealRequest } from '#main/features/lending/lending.papers.ts'
import { printRegisterPage } from '#main/features/lending/lending.register-page.ts'
import { cancelLoan, requestLoan, resubmitLoan } from '#main/features/lending/lending.service.ts'
import type { LendingSources } from '#main/features/lending/lending.sources.ts'
import type { Clock } from '#main/platform/platform.ts'
import { os } from '#main/rpc/chain.ts'

/** Builds lending's handlers. */
export function createLendingHandlers(clock: Clock, sources: LendingSources) {
  return {
    request: os.lending.request.handler(({ context, input }) => requestLoan(context.unit, sources, input)),
    resubmit: os.lending.resubmit.handler(({ context, input }) => resubmitLoan(context.unit, sources, input)),
    cancel: os.lending.cancel.handler(({ context, input }) => cancelLoan(context.unit, input.id, input.reason)),
    issue: os.lending.issue.handler(({ context, input }) => issueLoan(context.unit, sources, input.id, input.pages, input.signature)),
    seal: os.lending.seal.handler(({ context, input }) => sealRequest(context.unit, sources, input)),
    fillRegister: os.lending.fillRegister.handler(({ context, input }) => fillRegister(context.unit, input)),
    return: os.lending.return.handler(({ context, input }) => returnLoan(context.unit, input.id, input.pages)),
    correctReturn: os.lending.correctReturn.handler(({ context, input }) => correctReturn(context.unit, input.id, input.reason, input.pages)),
    settle: os.lending.settle.handler(({ context, input }) => settleDifference(context.unit, input.id, input.position, input.settlement, input.reason)),
    list: os.lending.list.handler(({ context, input }) => listLoans(context.reader, input, clock.today())),
    get: os.lending.get.handler(({ context, input }) => getLoanSheet(context.reader, sources, input.id, clock.today())),
    due: os.lending.due.handler(({ context }) => listDueToday(context.reader, clock.today())),
    findByCode: os.lending.findByCode.handler(({ context, input }) => findMeaning(context.reader, sources, input.code, clock.today())),
    suggestBorrowers: os.lending.suggestBorrowers.handler(({ context, input }) => suggestBorrowers(context.reader, input.typed)),
    permission: os.lending.permission.handler(async ({ context, input }) => ({ number: await findViewingPermission(context.reader, input.customerId, context.actor) })),
    registerPage: os.lending.registerPage.handler(({ context, input }) => printRegisterPage(context.reader, sources, input, clock.today())),
    slip: os.lending.slip.handler(({ context, input }) => printSlip(context.reader, sources, input.id, input.locale, clock.today())),
  }
}
