/** What a rehearsal reads of the past: what was decided in a span of days, in pages, so that no statement holds the archive up. */
import { sql } from 'kysely'
import type { Reader } from '#main/db/unit-of-work.ts'
import type { Past } from '#shared/domain/policies/rehearsal.ts'
import { addDays, dayOfInstant, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Rows of one statement. */
const pageSize = 1_000
const nothing: Past = { loans: [], cases: [], duties: [], followups: [], filings: [], visits: [] }
type Span = { readonly from: Day; readonly to: Day }
type Place = { readonly at: string | number; readonly id: string }

/** Reads page after page of one kind, each from the place where the last one ended. */
async function* inPages<Row>(begin: string | number, read: (place: Place) => Promise<readonly Row[]>, placeOf: (row: Row) => Place, toPast: (rows: readonly Row[]) => Partial<Past>): AsyncGenerator<Past> {
  let place: Place = { at: begin, id: '' }
  for (;;) {
    const rows = await read(place)
    if (rows.length > 0) yield { ...nothing, ...toPast(rows) }
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    place = placeOf(last)
  }
}

/** Loans and cases of the span as they were decided. Imported loans were not decided here. */
async function* pastDesk(reader: Reader, { from, to }: Span): AsyncGenerator<Past> {
  const [begin, end] = [startOfDayMs(from), startOfDayMs(addDays(to, 1))]
  // Days in the tables were written by this program.
  yield* inPages(begin, (place) => reader.selectFrom('loans').select(['id', 'number', 'kind', 'days', 'requested_at', 'issue_day', 'due_day']).where(sql<boolean>`(requested_at, id) > (${place.at}, ${place.id})`).where('requested_at', '<', end).where('policy_pack', '<>', 'imported').orderBy('requested_at').orderBy('id').limit(pageSize).execute(),
    (row) => ({ at: row.requested_at, id: row.id }),
    (rows) => ({ loans: rows.map((row) => ({ id: row.id, number: row.number, kind: row.kind, days: row.days, requestDay: dayOfInstant(row.requested_at), issueDay: row.issue_day as Day | null, dueDay: row.due_day as Day | null })) }))
  yield* inPages(begin, (place) => reader.selectFrom('cases').select(['id', 'number', 'kind', 'received_at', 'due_day', 'due_clause']).where(sql<boolean>`(received_at, id) > (${place.at}, ${place.id})`).where('received_at', '<', end).orderBy('received_at').orderBy('id').limit(pageSize).execute(),
    (row) => ({ at: row.received_at, id: row.id }),
    (rows) => ({ cases: rows.map((row) => ({ id: row.id, number: row.number, kind: row.kind, receivedAt: row.received_at, dueDay: row.due_day as Day | null, dueClause: row.due_clause })) }))
}

/** Follow-ups, filings and visits of the span with their due days. */
async function* pastCustomers(reader: Reader, { from, to }: Span): AsyncGenerator<Past> {
  yield* inPages(from, (place) => reader.selectFrom('followups').select(['id', 'number', 'kind', 'title', 'start_day', 'due_day', 'round']).where(sql<boolean>`(start_day, id) > (${place.at}, ${place.id})`).where('start_day', '<=', to).where('status', '<>', 'void').orderBy('start_day').orderBy('id').limit(pageSize).execute(),
    (row) => ({ at: row.start_day, id: row.id }),
    (rows) => ({ followups: rows.map((row) => ({ id: row.id, number: row.number, kind: row.kind, title: row.title, startDay: row.start_day as Day, dueDay: row.due_day as Day, isAgreed: row.round > 1 || row.kind === 'festival' })) }))
  yield* inPages(from, (place) => reader.selectFrom('filings').select(['id', 'number', 'name', 'contact_day', 'due_day']).where(sql<boolean>`(contact_day, id) > (${place.at}, ${place.id})`).where('contact_day', '<=', to).orderBy('contact_day').orderBy('id').limit(pageSize).execute(),
    (row) => ({ at: row.contact_day, id: row.id }),
    (rows) => ({ filings: rows.map((row) => ({ id: row.id, number: row.number ?? '', name: row.name, contactDay: row.contact_day as Day, dueDay: row.due_day as Day })) }))
  yield* inPages(from, (place) => reader.selectFrom('customer_visits').select(['id', 'number', 'unit', 'end_day', 'report_due_day']).where(sql<boolean>`(end_day, id) > (${place.at}, ${place.id})`).where('end_day', '<=', to).where('status', '<>', 'cancelled').orderBy('end_day').orderBy('id').limit(pageSize).execute(),
    (row) => ({ at: row.end_day, id: row.id }),
    (rows) => ({ visits: rows.map((row) => ({ id: row.id, number: row.number, unit: row.unit, endDay: row.end_day as Day, dueDay: row.report_due_day as Day })) }))
}

/** Everything that a rehearsal looks at, part by part, but for the fines, which stand with their person. */
export async function* readPast(reader: Reader, span: Span): AsyncGenerator<Past> {
  yield* pastDesk(reader, span)
  yield* pastCustomers(reader, span)
  yield* inPages(span.from, (place) => reader.selectFrom('duties').select(['id', 'rule_id', 'clause', 'title_zh', 'title_en', 'subject_kind', 'subject_number', 'opens_day', 'start_day', 'due_day', 'term']).where(sql<boolean>`(opens_day, id) > (${place.at}, ${place.id})`).where('opens_day', '<=', span.to).orderBy('opens_day').orderBy('id').limit(pageSize).execute(),
    (row) => ({ at: row.opens_day, id: row.id }),
    (rows) => ({ duties: rows.map((row) => ({ id: row.id, ruleId: row.rule_id, clause: row.clause, zh: row.title_zh, en: row.title_en, subjectKind: row.subject_kind, subjectNumber: row.subject_number, startDay: row.start_day as Day, dueDay: row.due_day as Day, isByHand: row.term.includes('"period"') })) }))
}
