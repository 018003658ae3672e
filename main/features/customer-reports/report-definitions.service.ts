/** Definitions of periodic reports: what they are for, how many copies, for whom; and the duty to compile each period, all in the caller's transaction. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { findReportOfPeriod } from '#main/features/customer-reports/customer-reports.repository.ts'
import { findDefinition, findDefinitionNamed, insertDefinition, listRunningDefinitions, markDefinitionEnded, pageDefinitions, rewriteDefinition } from '#main/features/customer-reports/report-definitions.repository.ts'
import type { DefinitionState } from '#main/features/customer-reports/report-definitions.repository.ts'
import { openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import type { DefinitionInput, ReportDefinition } from '#shared/contract/customer-reports.ts'
import { isNeedStated } from '#shared/domain/customer-reports.ts'
import { NotFoundError, refuse } from '#shared/domain/refusal.ts'
import { boundsOfReportPeriod, endedReportPeriods } from '#shared/domain/report-periods.ts'
import { addDays } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { dutyRulesInForce } from '#shared/policies/index.ts'

export const customerReportsRegister = 'customer-reports'
const register = customerReportsRegister
export const compileRule = 'P07-9'
/** Periods back for which a report is still asked for, so that an office that was closed for years is not drowned. */
const periodsAskedFor = 12

/** One definition; throws when there is none. */
export async function getDefinition(reader: Reader, id: string, today: Day): Promise<ReportDefinition> {
  const found = await findDefinition(reader, id, today)
  if (found === undefined) throw new NotFoundError('report-definition')
  return found
}

/** A page of definitions; those without a stated need, and those that nobody opened, are states of it (P07-12). */
export async function listDefinitions(reader: Reader, filter: { readonly state: DefinitionState; readonly cursor: string | null; readonly size: number }, today: Day): Promise<Page<ReportDefinition>> {
  return pageDefinitions(reader, filter, today)
}

async function refuseSameName(reader: Reader, name: string, exceptId: string | null): Promise<void> {
  if (await findDefinitionNamed(reader, name, exceptId) !== undefined) refuse({ code: 'customer-reports.name-taken', clause: 'P07-12', field: 'name', facts: { name }, remedy: { code: 'customer-reports.other-name' } })
}

const wordsOf = ({ name, purpose, printRun, receivers }: Omit<DefinitionInput, 'interval'>) => {
  const words = { name, purpose, printRun, receivers: [...new Set(receivers)] }
  return { ...words, isNeedStated: isNeedStated(words) }
}

/** Defines a periodic report. Without purpose, print run or receivers it is kept and flagged (P07-12). */
export async function defineReport(unit: Unit, input: DefinitionInput): Promise<ReportDefinition> {
  await refuseSameName(unit.read, input.name, null)
  const id: Id<'report-definition'> = unit.newId<'report-definition'>()
  const words = wordsOf(input)
  await insertDefinition(unit.write, { id, interval: input.interval, ...words, day: unit.today, at: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: id, kind: 'defined', body: { interval: input.interval, ...words, clause: words.isNeedStated ? '' : 'P07-12' } })
  return getDefinition(unit.read, id, unit.today)
}

/** Changes what a definition says. */
export async function redefineReport(unit: Unit, { id, ...input }: Omit<DefinitionInput, 'interval'> & { readonly id: string }): Promise<ReportDefinition> {
  const definition = await getDefinition(unit.read, id, unit.today)
  if (definition.isEnded) refuse({ code: 'customer-reports.definition-ended', clause: 'P07-12', facts: { name: definition.name } })
  await refuseSameName(unit.read, input.name, id)
  const words = wordsOf(input)
  await rewriteDefinition(unit.write, id, words)
  unit.recordEvent({ register, subjectId: id, kind: 'redefined', body: words })
  return getDefinition(unit.read, id, unit.today)
}

/** Ends a definition that is needed no longer; its reports stay. What was owed for it is owed no more. */
export async function endDefinition(unit: Unit, id: string, reason: string): Promise<ReportDefinition> {
  const definition = await getDefinition(unit.read, id, unit.today)
  if (definition.isEnded) refuse({ code: 'customer-reports.definition-ended', clause: 'P07-12', facts: { name: definition.name } })
  await markDefinitionEnded(unit.write, id)
  await settleDutiesOf(unit, id, [compileRule], { action: 'void', words: reason, recordNumber: '' })
  unit.recordEvent({ register, subjectId: id, kind: 'definition-ended', body: { name: definition.name, reason } })
  return getDefinition(unit.read, id, unit.today)
}

/** Asks for the report of each period that is over and was not compiled (P07-9); each is asked for once. */
export async function openDueReports(unit: Unit): Promise<void> {
  for (const definition of await listRunningDefinitions(unit.read, unit.today)) {
    for (const period of endedReportPeriods(definition.interval, definition.createdDay, unit.today, periodsAskedFor)) {
      if (await findReportOfPeriod(unit.read, definition.id, period) !== undefined) continue
      const day = addDays(boundsOfReportPeriod(period).lastDay, 1)
      await openDutiesAfter(unit, dutyRulesInForce(day), { event: 'report.period-ended', day, period, subject: { kind: 'report-definition', id: definition.id, number: period, title: definition.name } })
    }
  }
}
