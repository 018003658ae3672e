/** The duties' doors. */
import { endDutyByHand, getDutySheet, listDuties } from '#main/features/duties/duties.service.ts'
import type { DutyRecords } from '#main/features/duties/duties.service.ts'
import { os } from '#main/rpc/chain.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Builds the handlers; `today` is the office's day. */
export function createDutiesHandlers(today: () => Day, records: DutyRecords) {
  return {
    list: os.duties.list.handler(({ context, input }) => listDuties(context.reader, input, context.actor, today())),
    get: os.duties.get.handler(({ context, input }) => getDutySheet(context.reader, input.id, today())),
    complete: os.duties.complete.handler(({ context, input }) => endDutyByHand(context.unit, input.id, { action: 'complete', words: input.words, recordNumber: input.recordNumber }, records)),
    waive: os.duties.waive.handler(({ context, input }) => endDutyByHand(context.unit, input.id, { action: 'waive', words: input.words, recordNumber: '' }, records)),
  }
}
