/** The approvals' doors; the features whose matters are decided are passed in by the composition root. */
import { printApproval } from '#main/features/approvals/approvals.paper.ts'
import type { PaperParts } from '#main/features/approvals/approvals.paper.ts'
import { bringPaperBack, decideApproval, getApprovalSheet, listApprovals } from '#main/features/approvals/approvals.service.ts'
import type { ApprovalFollowers } from '#main/features/approvals/approvals.service.ts'
import { listStandIns } from '#main/features/approvals/stand-ins.service.ts'
import { findByPaperCode } from '#main/mechanisms/approvals/paper-bridge.ts'
import { endStandIn, setStandIn } from '#main/mechanisms/approvals/stand-in-store.ts'
import type { Clock } from '#main/platform/platform.ts'
import { os } from '#main/rpc/chain.ts'

/** Builds the approvals' handlers. */
export function createApprovalsHandlers(clock: Clock, followers: ApprovalFollowers, parts: PaperParts) {
  return {
    list: os.approvals.list.handler(({ context, input }) => listApprovals(context.reader, context.actor, input, clock.today())),
    get: os.approvals.get.handler(({ context, input }) => getApprovalSheet(context.reader, context.actor, input.id, clock.today())),
    agree: os.approvals.agree.handler(({ context: { unit }, input }) => decideApproval(unit, followers, input.id, { kind: 'agree', step: input.step, reason: input.opinion, answers: input.answers })),
    return: os.approvals.return.handler(({ context: { unit }, input }) => decideApproval(unit, followers, input.id, { kind: 'return', step: input.step, reason: input.reason })),
    refuse: os.approvals.refuse.handler(({ context: { unit }, input }) => decideApproval(unit, followers, input.id, { kind: 'refuse', step: input.step, reason: input.reason })),
    withdraw: os.approvals.withdraw.handler(({ context: { unit }, input }) => decideApproval(unit, followers, input.id, { kind: 'withdraw', reason: input.reason })),
    sendBack: os.approvals.sendBack.handler(({ context: { unit }, input: { id, ...act } }) => decideApproval(unit, followers, id, { kind: 'send-back', ...act })),
    transfer: os.approvals.transfer.handler(({ context: { unit }, input: { id, ...act } }) => decideApproval(unit, followers, id, { kind: 'transfer', ...act })),
    delegate: os.approvals.delegate.handler(({ context: { unit }, input: { id, ...act } }) => decideApproval(unit, followers, id, { kind: 'delegate', ...act })),
    answer: os.approvals.answer.handler(({ context: { unit }, input }) => decideApproval(unit, followers, input.id, { kind: 'answer', step: input.step, reason: input.opinion })),
    addSigner: os.approvals.addSigner.handler(({ context: { unit }, input: { id, ...act } }) => decideApproval(unit, followers, id, { kind: 'add-signer', ...act })),
    removeSigner: os.approvals.removeSigner.handler(({ context: { unit }, input: { id, ...act } }) => decideApproval(unit, followers, id, { kind: 'remove-signer', ...act })),
    urge: os.approvals.urge.handler(({ context: { unit }, input: { id, ...act } }) => decideApproval(unit, followers, id, { kind: 'urge', ...act })),
    copy: os.approvals.copy.handler(({ context: { unit }, input: { id, ...act } }) => decideApproval(unit, followers, id, { kind: 'copy', ...act })),
    print: os.approvals.print.handler(({ context: { unit }, input }) => printApproval(unit, parts, input)),
    findByCode: os.approvals.findByCode.handler(({ context, input }) => findByPaperCode(context.reader, input.code)),
    enterPaper: os.approvals.enterPaper.handler(({ context: { unit }, input }) => bringPaperBack(unit, followers, input)),
    listStandIns: os.approvals.listStandIns.handler(({ context }) => listStandIns(context.reader, context.actor, clock.today())),
    setStandIn: os.approvals.setStandIn.handler(({ context: { unit }, input }) => setStandIn(unit, input).then(({ id }) => ({ id }))),
    endStandIn: os.approvals.endStandIn.handler(({ context: { unit }, input }) => endStandIn(unit, input.id).then(({ id }) => ({ id }))),
  }
}
