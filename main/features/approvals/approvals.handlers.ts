/** The approvals' doors; the features whose matters are decided are passed in by the composition root. */
import { decideApproval, getApprovalSheet, listApprovals } from '#main/features/approvals/approvals.service.ts'
import type { ApprovalFollowers } from '#main/features/approvals/approvals.service.ts'
import type { Clock } from '#main/platform/platform.ts'
import { os } from '#main/rpc/chain.ts'

/** Builds the approvals' handlers. */
export function createApprovalsHandlers(clock: Clock, followers: ApprovalFollowers) {
  return {
    list: os.approvals.list.handler(({ context, input }) => listApprovals(context.reader, context.actor, input, clock.today())),
    get: os.approvals.get.handler(({ context, input }) => getApprovalSheet(context.reader, context.actor, input.id, clock.today())),
    agree: os.approvals.agree.handler(({ context: { unit }, input }) => decideApproval(unit, followers, input.id, { kind: 'agree', step: input.step, reason: input.opinion })),
    return: os.approvals.return.handler(({ context: { unit }, input }) => decideApproval(unit, followers, input.id, { kind: 'return', step: input.step, reason: input.reason })),
    refuse: os.approvals.refuse.handler(({ context: { unit }, input }) => decideApproval(unit, followers, input.id, { kind: 'refuse', step: input.step, reason: input.reason })),
    withdraw: os.approvals.withdraw.handler(({ context: { unit }, input }) => decideApproval(unit, followers, input.id, { kind: 'withdraw', reason: input.reason })),
  }
}
