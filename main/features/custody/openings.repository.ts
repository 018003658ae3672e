/** The log of openings: who opened which file, when and by what, and who was refused. Rows are only ever added. */
import { sql } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { OpeningRow } from '#shared/contract/custody.ts'
import type { OpeningStanding } from '#shared/domain/custody.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** One line of the log as it is to be written. */
export type OpeningNote = {
  readonly userId: string; readonly customerId: string; readonly customerNumber: string
  /** What was wanted: `file`, or the act that needed it. */
  readonly what: string
  readonly outcome: 'opened' | 'refused'; readonly standing: OpeningStanding | ''; readonly request: string; readonly code: string; readonly clause: string
}

/** Adds a line. */
export async function insertOpening(writer: Writer, id: string, at: number, note: OpeningNote): Promise<void> {
  await writer.insertInto('file_openings').values({ id, at, user_id: note.userId, customer_id: note.customerId, customer_number: note.customerNumber, what: note.what, outcome: note.outcome, standing: note.standing, request: note.request, code: note.code, clause: note.clause }).execute()
}

/** When this person last opened this file in this way, or was last refused; null when never. */
export async function lastOpeningAt(reader: Reader, note: Pick<OpeningNote, 'userId' | 'customerId' | 'what' | 'outcome'>): Promise<number | null> {
  const row = await reader.selectFrom('file_openings').select('at').where('user_id', '=', note.userId).where('customer_id', '=', note.customerId).where('what', '=', note.what).where('outcome', '=', note.outcome).orderBy('at', 'desc').limit(1).executeTakeFirst()
  return row?.at ?? null
}

/** A page of the log, newest first. */
export async function pageOpenings(reader: Reader, filter: { readonly outcome: 'all' | 'opened' | 'refused'; readonly customerId: string | null; readonly cursor: string | null; readonly size: number }): Promise<Page<OpeningRow>> {
  let select = reader.selectFrom('file_openings').leftJoin('users', 'users.id', 'file_openings.user_id').selectAll('file_openings').select('users.display_name as person')
  if (filter.customerId !== null) select = select.where('customer_id', '=', filter.customerId)
  if (filter.outcome !== 'all') select = select.where('outcome', '=', sql.lit(filter.outcome))
  const position = decodeCursor(filter.cursor)
  if (position !== null) select = select.where(sql<boolean>`(file_openings.at, file_openings.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('file_openings.at', 'desc').orderBy('file_openings.id', 'desc').limit(filter.size + 1).execute()
  const page = cutPage(rows, filter.size, (row) => [row.at, row.id])
  // Ids and moments in the table were minted by the program.
  return { next: page.next, rows: page.rows.map((row) => ({
    id: row.id as Id<'opening'>, at: row.at as InstantMs, userId: row.user_id as Id<'user'>, person: row.person ?? row.user_id, customerId: row.customer_id as Id<'customer'>, customerNumber: row.customer_number,
    what: row.what, outcome: row.outcome, standing: row.standing, request: row.request, code: row.code, clause: row.clause,
  })) }
}
