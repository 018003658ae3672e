/** The deposit log's doors: each hands a validated call to its service. */
import { correctDeposit, findDepositByTicket, getDepositWithHistory, handBackDeposit, listDeposits, takeDeposit } from '#main/features/deposits/deposits.service.ts'
import { os } from '#main/rpc/chain.ts'

export const depositsHandlers = {
  take: os.deposits.take.handler(({ context, input }) => takeDeposit(context.unit, input)),
  handBack: os.deposits.handBack.handler(({ context, input }) => handBackDeposit(context.unit, input)),
  correct: os.deposits.correct.handler(({ context, input }) => correctDeposit(context.unit, input)),
  list: os.deposits.list.handler(({ context, input }) => listDeposits(context.reader, input)),
  get: os.deposits.get.handler(({ context, input }) => getDepositWithHistory(context.reader, input.id)),
  findByNumber: os.deposits.findByNumber.handler(({ context, input }) => findDepositByTicket(context.reader, input.number)),
}
