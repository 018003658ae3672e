/** The deposit log's doors: each hands a validated call to its service. */
import { printDepositLabels, printTicket } from '#main/features/deposits/deposits.paper.ts'
import { correctDeposit, findDepositByTicket, getDepositWithHistory, handBackDeposit, listDeposits, takeDeposit, undoHandBack } from '#main/features/deposits/deposits.service.ts'
import { suggestDepositors, suggestPlaces } from '#main/features/deposits/deposits.suggest.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import { os } from '#main/rpc/chain.ts'
import type { Day } from '#shared/kernel/days.ts'

/** What the deposit log asks of the rest of the program. */
export type DepositsParts = {
  today(): Day
  /** The office's name for paper, and from how many days on a deposit counts as unclaimed. */
  settings(reader: Reader): Promise<{ readonly officeName: string; readonly unclaimedDepositDays: number }>
}

/** Builds the deposit log's handlers. */
export function createDepositsHandlers(parts: DepositsParts) {
  return {
    take: os.deposits.take.handler(({ context, input }) => takeDeposit(context.unit, input)),
    handBack: os.deposits.handBack.handler(({ context, input }) => handBackDeposit(context.unit, input)),
    undoHandBack: os.deposits.undoHandBack.handler(({ context, input }) => undoHandBack(context.unit, input)),
    correct: os.deposits.correct.handler(({ context, input }) => correctDeposit(context.unit, input)),
    list: os.deposits.list.handler(async ({ context, input }) => listDeposits(context.reader, input, parts.today(), (await parts.settings(context.reader)).unclaimedDepositDays)),
    get: os.deposits.get.handler(({ context, input }) => getDepositWithHistory(context.reader, input.id)),
    findByNumber: os.deposits.findByNumber.handler(({ context, input }) => findDepositByTicket(context.reader, input.number)),
    suggestDepositors: os.deposits.suggestDepositors.handler(async ({ context, input }) => ({ rows: await suggestDepositors(context.reader, input.typed) })),
    listPlaces: os.deposits.listPlaces.handler(async ({ context }) => ({ rows: await suggestPlaces(context.reader) })),
    ticket: os.deposits.ticket.handler(async ({ context, input }) => printTicket(context.reader, (await parts.settings(context.reader)).officeName, input)),
    labels: os.deposits.labels.handler(({ context, input }) => printDepositLabels(context.reader, input)),
  }
}
