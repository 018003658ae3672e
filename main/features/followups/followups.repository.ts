/** Reads and writes follow-ups and their visits; the only place that knows these two tables. */
import type { Expression, Insertable, Selectable, SqlBool, Updateable } from 'kysely'
import { expressionBuilder, sql } from 'kysely'
import type { Page } from '#main/db/keyset.ts'
import type { Schema } from '#main/db/schema.ts'
import type { FollowupTables } from '#main/db/tables/followups.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { inOrder, pageOfMatches } from '#main/mechanisms/search/matching-page.ts'
import type { FollowupBox } from '#shared/contract/followups.ts'
import type { FollowupKind } from '#shared/domain/followups.ts'
import type { Role } from '#shared/domain/access.ts'
import type { Day } from '#shared/kernel/days.ts'

export type FollowupRecord = Selectable<FollowupTables['followups']> & { readonly owner_name: string | null }
export type NewFollowup = Insertable<FollowupTables['followups']>
export type VisitRecord = Selectable<FollowupTables['followup_visits']> & { readonly visitor_name: string | null; readonly reviewer_name: string | null }
export type NewVisit = Insertable<FollowupTables['followup_visits']>

function selectFollowups(reader: Reader) {
  return reader.selectFrom('followups').leftJoin('users as owner', 'owner.id', 'followups.owner_user_id').selectAll('followups').select('owner.display_name as owner_name')
}

/** One follow-up, or undefined. */
export function findFollowup(reader: Reader, id: string): Promise<FollowupRecord | undefined> {
  return selectFollowups(reader).where('followups.id', '=', id).executeTakeFirst()
}

/** The follow-up that a case brought and that was not made void; there is at most one. */
export function findFollowupOfCase(reader: Reader, caseId: string): Promise<FollowupRecord | undefined> {
  return selectFollowups(reader).where('source_id', '=', caseId).where('status', '!=', 'void').orderBy('opened_at', 'desc').executeTakeFirst()
}

export type FollowupNarrowing = { readonly box: FollowupBox; readonly kind: 'all' | FollowupKind; readonly today: Day; readonly actor: { readonly userId: string; readonly role: Role } }

type DuePage = { readonly after: readonly [string, string] | null; readonly size: number; readonly isNewestFirst: boolean }

/** A page by due day and one row more. */
export function pageFollowups(reader: Reader, narrowing: FollowupNarrowing, page: DuePage): Promise<FollowupRecord[]> {
  const select = selectFollowups(reader).where(conditionOf(narrowing))
  const { after, isNewestFirst } = page
  const from = after === null ? select : isNewestFirst ? select.where(sql<boolean>`(followups.due_day, followups.id) < (${after[0]}, ${after[1]})`) : select.where(sql<boolean>`(followups.due_day, followups.id) > (${after[0]}, ${after[1]})`)
  const direction = isNewestFirst ? 'desc' : 'asc'
  return from.orderBy('followups.due_day', direction).orderBy('followups.id', direction).limit(page.size + 1).execute()
}

/** A page of those that hold the typed words, newest entry first; null when nothing searchable was typed. */
export async function pageFollowupMatches(reader: Reader, narrowing: FollowupNarrowing, request: { readonly text: string; readonly cursor: string | null; readonly size: number }): Promise<Page<FollowupRecord> | null> {
  const matches = await pageOfMatches(reader, { typed: request.text, kinds: [{ kind: 'followup', table: 'followups', condition: conditionOf(narrowing) }] }, request)
  return matches === null ? null : { rows: inOrder(matches.rows, await selectFollowups(reader).where('followups.id', 'in', matches.rows).execute()), next: matches.next }
}

/** What a box of the board keeps, over the follow-ups alone. */
function conditionOf({ box, kind, today, actor }: FollowupNarrowing): Expression<SqlBool> {
  const build = expressionBuilder<Schema, 'followups'>()
  // Written out, because the index of open ones is chosen by the words and not by a value that is bound.
  const isOpen = sql<boolean>`followups.status = 'open'`
  const parts: Expression<SqlBool>[] = kind === 'all' ? [] : [build('followups.kind', '=', kind)]
  // A festival's plan waits from the day on which it opens, not before.
  if (box === 'open' || box === 'mine' || box === 'late') parts.push(isOpen, build('followups.start_day', '<=', today))
  switch (box) {
    case 'mine': parts.push(build.or([build('followups.owner_user_id', '=', actor.userId), build.and([build('followups.owner_user_id', 'is', null), build('followups.owner_role', '=', actor.role)])])); break
    case 'late': parts.push(build('followups.due_day', '<', today)); break
    case 'unassigned': parts.push(isOpen, build('followups.plan_month', '!=', ''), build.or([build('followups.owner_user_id', 'is', null), build('followups.planned_day', 'is', null)])); break
    case 'signature': parts.push(build('followups.awaits_signature', '=', 1)); break
    case 'review': parts.push(build('followups.awaits_review', '=', 1)); break
    case 'supervisor': parts.push(sql<boolean>`followups.needs_supervisor = 1`); break
    case 'exempt': parts.push(build('followups.status', '=', 'exempt')); break
    case 'done': parts.push(build('followups.status', 'in', ['done', 'closed'])); break
    case 'open': case 'all': break
  }
  return build.and(parts)
}

/** Follow-ups whose visit is still awaited, by due day: what a plan must hold. */
export function listAwaited(reader: Reader): Promise<FollowupRecord[]> {
  return selectFollowups(reader).where(sql<boolean>`followups.status = 'open'`).orderBy('followups.due_day').orderBy('followups.id').execute()
}

/** Everything that began in a span of days, void matters apart. */
export function listBegun(reader: Reader, from: Day, to: Day): Promise<FollowupRecord[]> {
  return selectFollowups(reader).where('start_day', '>=', from).where('start_day', '<=', to).where('status', '!=', 'void').orderBy('start_day').orderBy('followups.id').execute()
}

/** Follow-ups of some cases that were not made void. */
export async function listOfCases(reader: Reader, caseIds: readonly string[]): Promise<FollowupRecord[]> {
  if (caseIds.length === 0) return []
  return selectFollowups(reader).where(sql<boolean>`source_id IN (SELECT value FROM json_each(${JSON.stringify(caseIds)}))`).where('status', '!=', 'void').execute()
}

export async function insertFollowup(writer: Writer, row: NewFollowup): Promise<void> {
  await writer.insertInto('followups').values(row).execute()
}

export async function changeFollowup(writer: Writer, id: string, patch: Updateable<FollowupTables['followups']>): Promise<void> {
  await writer.updateTable('followups').set(patch).where('id', '=', id).execute()
}

function selectVisits(reader: Reader) {
  return reader.selectFrom('followup_visits').leftJoin('users as visitor', 'visitor.id', 'visitor_id').leftJoin('users as reviewer', 'reviewer.id', 'reviewed_by')
    .selectAll('followup_visits').select(['visitor.display_name as visitor_name', 'reviewer.display_name as reviewer_name'])
}

/** The visits of a follow-up, oldest first. */
export function listVisits(reader: Reader, followupId: string): Promise<VisitRecord[]> {
  return selectVisits(reader).where('followup_id', '=', followupId).orderBy('recorded_at').orderBy('followup_visits.id').execute()
}

/** Every visit of the follow-ups that began in a span of days. */
export function listVisitsOfSpan(reader: Reader, from: Day, to: Day): Promise<VisitRecord[]> {
  return selectVisits(reader).where('followup_id', 'in', (build) => build.selectFrom('followups').select('id').where('start_day', '>=', from).where('start_day', '<=', to).where('status', '!=', 'void')).execute()
}

/** One visit, or undefined. */
export function findVisit(reader: Reader, id: string): Promise<VisitRecord | undefined> {
  return selectVisits(reader).where('followup_visits.id', '=', id).executeTakeFirst()
}

export async function insertVisit(writer: Writer, row: NewVisit): Promise<void> {
  await writer.insertInto('followup_visits').values(row).execute()
}

export async function changeVisit(writer: Writer, id: string, patch: Updateable<FollowupTables['followup_visits']>): Promise<void> {
  await writer.updateTable('followup_visits').set(patch).where('id', '=', id).execute()
}

/** A page of visits for the register, the newest day first, and one row more. */
export function pageVisits(reader: Reader, filter: { readonly from: Day | null; readonly to: Day | null; readonly followups: ReturnType<typeof sql<string>> | null }, page: { readonly after: readonly [string, string] | null; readonly size: number }) {
  let select = visitsOf(reader, filter).innerJoin('followups', 'followups.id', 'followup_visits.followup_id').leftJoin('users as visitor', 'visitor.id', 'visitor_id').leftJoin('users as reviewer', 'reviewer.id', 'reviewed_by')
    .selectAll('followup_visits').select(['visitor.display_name as visitor_name', 'reviewer.display_name as reviewer_name', 'followups.number', 'followups.kind', 'followups.title', 'followups.person as customer', 'followups.place', 'followups.source_number'])
  if (page.after !== null) select = select.where(sql<boolean>`(followup_visits.day, followup_visits.id) < (${page.after[0]}, ${page.after[1]})`)
  return select.orderBy('followup_visits.day', 'desc').orderBy('followup_visits.id', 'desc').limit(page.size + 1).execute()
}

/** How many visits a filter holds, counted up to `limit` (null: exactly). */
export async function countVisits(reader: Reader, filter: Parameters<typeof visitsOf>[1], limit: number | null): Promise<number> {
  let select = visitsOf(reader, filter).select('followup_visits.id')
  if (limit !== null) select = select.limit(limit)
  const row = await reader.selectFrom(select.as('held')).select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
  return row?.count ?? 0
}

function visitsOf(reader: Reader, filter: { readonly from: Day | null; readonly to: Day | null; readonly followups: ReturnType<typeof sql<string>> | null }) {
  let select = reader.selectFrom('followup_visits')
  if (filter.from !== null) select = select.where('followup_visits.day', '>=', filter.from)
  if (filter.to !== null) select = select.where('followup_visits.day', '<=', filter.to)
  if (filter.followups !== null) select = select.where('followup_visits.followup_id', 'in', filter.followups)
  return select
}
