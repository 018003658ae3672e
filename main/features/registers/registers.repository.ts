/** Reads and writes lines of the declared registers; the only place that knows their table. */
import { sql } from 'kysely'
import type { RawBuilder, Selectable } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { RegisterTables } from '#main/db/tables/registers.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { LineFilter, RegisterLine } from '#shared/contract/registers.ts'
import { waitingDays } from '#shared/domain/register-lines.ts'
import type { DecidedLine, LineStatus } from '#shared/domain/register-lines.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

type Row = Selectable<RegisterTables['register_lines']> & { readonly entered_by_name: string | null; readonly closed_by_name: string | null }

/** Ids, days, moments and JSON in the table were written by the program from checked values; reading them back restores their types. */
function fromRow(row: Row, today: Day): RegisterLine {
  const day = row.day as Day
  return {
    id: row.id as Id<'register-line'>, form: row.form, number: row.number, status: row.status, day, title: row.title, values: JSON.parse(row.body) as RegisterLine['values'], lacks: JSON.parse(row.lacks) as string[], marks: JSON.parse(row.marks) as RegisterLine['marks'],
    waitingDays: waitingDays({ status: row.status, day }, today), enteredAt: row.entered_at as InstantMs, enteredBy: row.entered_by_name ?? row.entered_by, closedAt: row.closed_at as InstantMs | null, closedBy: row.closed_by === null ? null : row.closed_by_name ?? row.closed_by, reason: row.reason,
  }
}

function selectLines(reader: Reader) {
  return reader.selectFrom('register_lines').leftJoin('users as enterer', 'enterer.id', 'register_lines.entered_by').leftJoin('users as closer', 'closer.id', 'register_lines.closed_by')
    .selectAll('register_lines').select(['enterer.display_name as entered_by_name', 'closer.display_name as closed_by_name'])
}

/** One line, or undefined. */
export async function findLine(reader: Reader, id: string, today: Day): Promise<RegisterLine | undefined> {
  const row = await selectLines(reader).where('register_lines.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row, today)
}

/** The number of the line of this register that has the same unique values, or undefined; struck-out lines do not count. */
export async function findTwinLine(reader: Reader, form: string, uniqueKey: string, exceptId: string): Promise<string | undefined> {
  return (await reader.selectFrom('register_lines').select('number').where('form', '=', form).where('unique_key', '=', uniqueKey).where('status', '<>', 'void').where('id', '<>', exceptId).executeTakeFirst())?.number
}

export type LineNarrowing = Pick<LineFilter, 'form' | 'state' | 'from' | 'to'> & { readonly matching: RawBuilder<string> | null }

function narrowed(reader: Reader, { form, state, from, to, matching }: LineNarrowing) {
  let select = selectLines(reader).where('register_lines.form', '=', form)
  if (state === 'closed') select = select.where('register_lines.status', '=', state)
  if (state === 'current') select = select.where('register_lines.status', '<>', 'void')
  // Written as the partial indexes have them.
  if (state === 'open') select = select.where(sql<boolean>`register_lines.status = 'open'`)
  if (state === 'void') select = select.where(sql<boolean>`register_lines.status = 'void'`)
  if (state === 'incomplete') select = select.where(sql<boolean>`lacks <> '[]' AND register_lines.status <> 'void'`)
  if (state === 'marked') select = select.where(sql<boolean>`marks <> '[]' AND register_lines.status <> 'void'`)
  if (from !== null) select = select.where('register_lines.day', '>=', from)
  if (to !== null) select = select.where('register_lines.day', '<=', to)
  return matching === null ? select : select.where('register_lines.id', 'in', matching)
}

/** A page of lines, the newest day first. */
export async function pageLines(reader: Reader, narrowing: LineNarrowing, request: { readonly cursor: string | null; readonly size: number }, today: Day): Promise<Page<RegisterLine>> {
  let select = narrowed(reader, narrowing)
  const position = decodeCursor(request.cursor)
  if (position !== null) select = select.where(sql<boolean>`(register_lines.day, register_lines.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('register_lines.day', 'desc').orderBy('register_lines.id', 'desc').limit(request.size + 1).execute()
  const page = cutPage(rows, request.size, (row) => [row.day, row.id])
  return { rows: page.rows.map((row) => fromRow(row, today)), next: page.next }
}

/** How many lines a narrowing holds, counted up to `limit` (null: exactly). */
export async function countLines(reader: Reader, narrowing: LineNarrowing, limit: number | null): Promise<number> {
  const ids = narrowed(reader, narrowing).clearSelect().select('register_lines.id')
  const row = await reader.selectFrom((limit === null ? ids : ids.limit(limit)).as('held')).select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
  return row?.count ?? 0
}

export type RegisterCounts = { readonly open: number; readonly incomplete: number; readonly entered: number }

/** Open and incomplete lines of every register, and how many were ever entered. */
export async function countByForm(reader: Reader): Promise<ReadonlyMap<string, RegisterCounts>> {
  const counted = (condition: RawBuilder<boolean>) => reader.selectFrom('register_lines').select(['form', (build) => build.fn.countAll<number>().as('count')]).where(condition).groupBy('form').execute()
  const open = await counted(sql<boolean>`status = 'open'`)
  const incomplete = await counted(sql<boolean>`lacks <> '[]' AND status <> 'void'`)
  const entered = await reader.selectFrom('rollups').select(['key as form', (build) => build.fn.sum<number>('count').as('count')]).where('register', '=', 'registers').groupBy('key').execute()
  const of = (rows: readonly { readonly form: string; readonly count: number }[], form: string) => rows.find((row) => row.form === form)?.count ?? 0
  return new Map([...open, ...incomplete, ...entered].map(({ form }) => [form, { open: of(open, form), incomplete: of(incomplete, form), entered: of(entered, form) }]))
}

export type LineBody = DecidedLine & { readonly day: Day; readonly title: string; readonly customerId: string | null; readonly uniqueKey: string | null }

function bodyColumns({ values, lacks, marks, day, title, customerId, uniqueKey }: LineBody) {
  return { body: JSON.stringify(values), lacks: JSON.stringify(lacks), marks: JSON.stringify(marks), day, title, customer_id: customerId, unique_key: uniqueKey }
}

/** Enters a line. */
export async function insertLine(writer: Writer, line: LineBody & { readonly id: string; readonly form: string; readonly number: string; readonly status: LineStatus; readonly at: number; readonly by: string }): Promise<void> {
  await writer.insertInto('register_lines').values({ id: line.id, form: line.form, number: line.number, status: line.status, ...bodyColumns(line), entered_at: line.at, entered_by: line.by, closed_at: null, closed_by: null, reason: '' }).execute()
}

/** Writes what a line says now; its history keeps what it said. */
export async function rewriteLine(writer: Writer, id: string, line: LineBody & { readonly status: LineStatus }, closed: { readonly at: number; readonly by: string } | null): Promise<void> {
  await writer.updateTable('register_lines').set({ status: line.status, ...bodyColumns(line), ...(closed === null ? {} : { closed_at: closed.at, closed_by: closed.by }) }).where('id', '=', id).execute()
}

/** Strikes a line out. */
export async function strikeLine(writer: Writer, id: string, struck: { readonly at: number; readonly by: string; readonly reason: string }): Promise<void> {
  await writer.updateTable('register_lines').set({ status: 'void', reason: struck.reason, closed_at: struck.at, closed_by: struck.by }).where('id', '=', id).execute()
}

