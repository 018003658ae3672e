/** Penalties' doors: each hands a validated call to its service. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { searchViolations, suggestPeople } from '#main/features/penalties/penalties.catalogue.ts'
import { readPayers } from '#main/features/penalties/penalties.repository.ts'
import type { RulesOfDay } from '#main/features/penalties/penalties.proposal.ts'
import { recordFinding } from '#main/features/penalties/penalties.record.ts'
import { actOnPenalty, correctFault, getPenaltyWithHistory, listPenalties, setPayers } from '#main/features/penalties/penalties.service.ts'
import { printStatement, readStatement } from '#main/features/penalties/penalties.statement.ts'
import { os } from '#main/rpc/chain.ts'
import type { Day } from '#shared/kernel/days.ts'

/** What penalties ask of the rest of the program. */
export type PenaltiesParts = {
  today(): Day
  /** The violations in force on each day, with the office's figures. */
  rules(reader: Reader): Promise<RulesOfDay>
  officeName(reader: Reader): Promise<string>
}

/** Builds penalties' handlers. */
export function createPenaltiesHandlers(parts: PenaltiesParts) {
  return {
    violations: os.penalties.violations.handler(async ({ context, input }) => ({ rows: searchViolations((await parts.rules(context.reader))(parts.today()), input.typed) })),
    suggestPeople: os.penalties.suggestPeople.handler(async ({ context, input }) => ({ rows: await suggestPeople(context.reader, input.typed) })),
    record: os.penalties.record.handler(async ({ context: { unit }, input }) => recordFinding(unit, input, await parts.rules(unit.read))),
    payers: os.penalties.payers.handler(async ({ context }) => ({ ...await readPayers(context.reader) })),
    setPayers: os.penalties.setPayers.handler(({ context: { unit }, input }) => setPayers(unit, input.payers)),
    correct: os.penalties.correct.handler(async ({ context: { unit }, input }) => correctFault(unit, input, await parts.rules(unit.read))),
    dispute: os.penalties.dispute.handler(async ({ context: { unit }, input }) => actOnPenalty(unit, { ...input, action: 'dispute' }, await parts.rules(unit.read))),
    mine: os.penalties.mine.handler(({ context, input }) => listPenalties(context.reader, input, context.actor.userId)),
    list: os.penalties.list.handler(({ context, input }) => listPenalties(context.reader, input)),
    get: os.penalties.get.handler(({ context, input }) => getPenaltyWithHistory(context.reader, input.id)),
    decide: os.penalties.decide.handler(async ({ context: { unit }, input }) => actOnPenalty(unit, input, await parts.rules(unit.read))),
    statement: os.penalties.statement.handler(({ context, input }) => readStatement(context.reader, input.month)),
    statementPaper: os.penalties.statementPaper.handler(async ({ context, input }) => printStatement(context.reader, await parts.officeName(context.reader), input)),
  }
}
