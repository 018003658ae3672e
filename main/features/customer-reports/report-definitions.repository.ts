/** Reads and writes definitions of periodic reports; the only place that knows their table. */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { CustomerReportTables } from '#main/db/tables/customer-reports.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { definitionStates, ReportDefinition } from '#shared/contract/customer-reports.ts'
import { isUnopened } from '#shared/domain/customer-reports.ts'
import { boundsOfReportPeriod, lastEndedReportPeriod, reportIntervals } from '#shared/domain/report-periods.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Row = Selectable<CustomerReportTables['report_definitions']> & { readonly created_by_name: string | null; readonly compiled_periods: string | null }
export type DefinitionState = (typeof definitionStates)[number]

/** Ids, days and JSON in the table were written by the program. */
function fromRow(row: Row, today: Day): ReportDefinition {
  const [createdDay, openedDay] = [row.created_day as Day, row.opened_day as Day | null]
  const last = lastEndedReportPeriod(row.interval, today)
  const compiled = row.compiled_periods === null ? [] : (JSON.parse(row.compiled_periods) as string[])
  const isDue = row.is_ended === 0 && boundsOfReportPeriod(last).lastDay >= createdDay && !compiled.includes(last)
  return {
    id: row.id as Id<'report-definition'>, name: row.name, interval: row.interval, purpose: row.purpose, printRun: row.print_run, receivers: JSON.parse(row.receivers) as string[], isEnded: row.is_ended === 1, isNeedStated: row.is_need_stated === 1,
    openedDay, isUnopened: row.is_ended === 0 && isUnopened({ interval: row.interval, createdDay, openedDay }, today), createdDay, createdBy: row.created_by_name ?? row.created_by, duePeriod: isDue ? last : null,
  }
}

/** The newest period of each interval that is over, to tell which definitions are owed a report. */
function selectDefinitions(reader: Reader, today: Day) {
  const ended = reportIntervals.map((interval) => lastEndedReportPeriod(interval, today))
  return reader.selectFrom('report_definitions').leftJoin('users', 'users.id', 'report_definitions.created_by').selectAll('report_definitions').select(['users.display_name as created_by_name', (build) =>
    build.selectFrom('customer_reports').select(sql<string>`json_group_array(period)`.as('periods')).whereRef('definition_id', '=', 'report_definitions.id').where('period', 'in', ended).as('compiled_periods')])
}

/** One definition, or undefined. */
export async function findDefinition(reader: Reader, id: string, today: Day): Promise<ReportDefinition | undefined> {
  const row = await selectDefinitions(reader, today).where('report_definitions.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row, today)
}

/** Another definition that has this name already, or undefined. */
export async function findDefinitionNamed(reader: Reader, name: string, exceptId: string | null): Promise<{ readonly id: string } | undefined> {
  return reader.selectFrom('report_definitions').select('id').where('name', '=', name).where('id', '<>', exceptId ?? '').executeTakeFirst()
}

/** Definitions that are reported on, the oldest first; an office has a handful. */
export async function listRunningDefinitions(reader: Reader, today: Day): Promise<ReportDefinition[]> {
  return (await selectDefinitions(reader, today).where('is_ended', '=', 0).orderBy('created_at').limit(500).execute()).map((row) => fromRow(row, today))
}

/** A page of definitions, the newest first. */
export async function pageDefinitions(reader: Reader, { state, cursor, size }: { readonly state: DefinitionState; readonly cursor: string | null; readonly size: number }, today: Day): Promise<Page<ReportDefinition>> {
  let select = selectDefinitions(reader, today)
  if (state !== 'all' && state !== 'ended') select = select.where('is_ended', '=', 0)
  if (state === 'ended') select = select.where('is_ended', '=', 1)
  if (state === 'need-not-stated') select = select.where('is_need_stated', '=', 0)
  if (state === 'unopened') {
    // The same judgement as `isUnopened`, for each interval.
    select = select.where((build) => build.or(reportIntervals.map((interval) => {
      const { firstDay } = boundsOfReportPeriod(lastEndedReportPeriod(interval, today))
      return build.and([build('interval', '=', interval), build('created_day', '<', firstDay), build.or([build('opened_day', 'is', null), build('opened_day', '<', firstDay)])])
    })))
  }
  const position = decodeCursor(cursor)
  if (position !== null) select = select.where(sql<boolean>`(report_definitions.created_at, report_definitions.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('report_definitions.created_at', 'desc').orderBy('report_definitions.id', 'desc').limit(size + 1).execute()
  const page = cutPage(rows, size, (row) => [row.created_at, row.id])
  return { rows: page.rows.map((row) => fromRow(row, today)), next: page.next }
}

export type DefinitionWords = { readonly name: string; readonly purpose: string; readonly printRun: number | null; readonly receivers: readonly string[]; readonly isNeedStated: boolean }
const toColumns = (words: DefinitionWords) => ({ name: words.name, purpose: words.purpose, print_run: words.printRun, receivers: JSON.stringify(words.receivers), is_need_stated: words.isNeedStated ? 1 : 0 })

/** Enters a definition. */
export async function insertDefinition(writer: Writer, definition: DefinitionWords & { readonly id: string; readonly interval: ReportDefinition['interval']; readonly day: Day; readonly at: number; readonly by: string }): Promise<void> {
  await writer.insertInto('report_definitions').values({ id: definition.id, interval: definition.interval, ...toColumns(definition), is_ended: 0, opened_day: null, created_day: definition.day, created_at: definition.at, created_by: definition.by }).execute()
}

/** Changes the words of a definition. */
export async function rewriteDefinition(writer: Writer, id: string, words: DefinitionWords): Promise<void> {
  await writer.updateTable('report_definitions').set(toColumns(words)).where('id', '=', id).execute()
}

/** Ends a definition. */
export async function markDefinitionEnded(writer: Writer, id: string): Promise<void> {
  await writer.updateTable('report_definitions').set({ is_ended: 1 }).where('id', '=', id).execute()
}

/** Notes the last day on which somebody opened one of its reports. */
export async function markDefinitionOpened(writer: Writer, id: string, day: Day): Promise<void> {
  await writer.updateTable('report_definitions').set({ opened_day: day }).where('id', '=', id).execute()
}
