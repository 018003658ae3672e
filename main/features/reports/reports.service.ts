/** Registers on the screen: describes them, reads pages, counts, sums the months; within what the person may read. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import { columnsOf, titleIn } from '#main/mechanisms/registers/register-source.ts'
import type { RegisterColumn, RegisterContext, RegisterFilter, RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import type { MonthlyFigure, RegisterDescription, ReportFilter, ReportScreenRow } from '#shared/contract/reports.ts'
import { hasCapability } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { decideReport } from '#shared/domain/reports.ts'
import type { RegisterName } from '#shared/domain/reports.ts'
import { addMonths, toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

/** The screen counts up to here; the export counts exactly. Counting more would hold up everybody else's keys. */
const screenCountLimit = 10_000

/** The registers that this role may read, in words. */
export async function describeRegisters(sources: readonly RegisterSource[], role: Role, reader: Reader, locale: Locale): Promise<RegisterDescription[]> {
  const readable = sources.filter((source) => hasCapability(role, source.capability))
  const columns = await Promise.all(readable.map((source) => columnsOf(source, reader)))
  return readable.map((source, index) => ({
    register: source.name, title: titleIn(locale, source.title),
    columns: (columns[index] ?? []).map((column) => ({ ...column, title: titleIn(locale, column.title) })),
    states: source.states.map((state) => ({ ...state, title: translate(locale, state.title) })),
    tallies: (source.tallies ?? []).map((tally) => ({ key: tally.key, title: translate(locale, tally.title) })),
  }))
}

/** The register of this name, if the role may read it and the filter makes sense for it. */
export function chooseRegister(sources: readonly RegisterSource[], role: Role, filter: { readonly register: RegisterName } & RegisterFilter): RegisterSource {
  const source = findRegister(sources, role, filter.register)
  orRefuse(decideReport(filter, source.states.map((state) => state.value)))
  return source
}

function findRegister(sources: readonly RegisterSource[], role: Role, name: RegisterName): RegisterSource {
  const source = sources.find((candidate) => candidate.name === name && hasCapability(role, candidate.capability))
  if (source === undefined) throw new NotFoundError('register')
  return source
}

/** A page of rows exactly as an export would hold them. */
export async function previewRegister(source: RegisterSource, reader: Reader, filter: ReportFilter, today: Day, page: { readonly cursor: string | null; readonly size: number }): Promise<Page<ReportScreenRow>> {
  const { rows, next } = await source.page(reader, filter, contextOf(filter, today), page)
  const columns = await columnsOf(source, reader)
  return { rows: rows.map((row) => ({ id: row.id, values: valuesOf(columns, row.values) })), next }
}

function valuesOf(columns: readonly RegisterColumn[], values: Readonly<Record<string, string | number | null | undefined>>): Record<string, string | number | null> {
  return Object.fromEntries(columns.map((column) => [column.key, values[column.key] ?? null]))
}

/** How many rows the filter holds, counted up to a bound that keeps the answer quick. */
export async function countRegister(source: RegisterSource, reader: Reader, filter: ReportFilter, today: Day): Promise<{ count: number; isCapped: boolean }> {
  const count = await source.count(reader, filter, contextOf(filter, today), screenCountLimit + 1)
  return { count: Math.min(count, screenCountLimit), isCapped: count > screenCountLimit }
}

function contextOf(filter: ReportFilter, today: Day): RegisterContext {
  return { locale: filter.locale, today }
}

/** Monthly sums of the daily counts, the running month first. Reads at most some thousand small rows, however long the register is. */
export async function listMonths(sources: readonly RegisterSource[], role: Role, reader: Reader, register: RegisterName, months: number, today: Day): Promise<MonthlyFigure[]> {
  const tallies = findRegister(sources, role, register).tallies ?? []
  const first = firstOfMonth(today)
  const figures = new Map(Array.from({ length: months }, (_, back) => [addMonths(first, -back).slice(0, 7), new Map<string, number>()] as const))
  if (tallies.length === 0) return []
  const rows = await reader.selectFrom('rollups').select(['register', 'day', 'key', 'count'])
    .where('register', 'in', [...new Set(tallies.map((tally) => tally.register))]).where('day', '>=', addMonths(first, 1 - months)).where('day', '<=', today).execute()
  for (const row of rows) {
    const month = figures.get(row.day.slice(0, 7))
    if (month !== undefined && tallies.some((tally) => tally.register === row.register && tally.key === row.key)) month.set(row.key, (month.get(row.key) ?? 0) + row.count)
  }
  return [...figures].map(([month, counts]) => ({ month, counts: Object.fromEntries(tallies.map((tally) => [tally.key, counts.get(tally.key) ?? 0])) }))
}

function firstOfMonth(day: Day): Day {
  return toDay(`${day.slice(0, 8)}01`)
}
