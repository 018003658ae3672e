/** Reads and writes month plans, and who sells in which post; the only place that knows their tables. */
import type { Selectable } from 'kysely'
import type { CustomerVisitTables } from '#main/db/tables/customer-visits.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { PlanStatus } from '#shared/domain/customer-visits.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

type Row = Selectable<CustomerVisitTables['visit_plans']> & { readonly salesperson_name: string | null; readonly reviewed_by_name: string | null; readonly post: string | null; readonly visits_per_month: number | null }

export type PlanRecord = {
  readonly id: Id<'visit-plan'>; readonly number: string; readonly month: string; readonly salespersonId: Id<'user'>; readonly salesperson: string; readonly post: string; readonly required: number | null; readonly status: PlanStatus; readonly dueDay: Day
  readonly submittedDay: Day | null; readonly approvalId: Id<'approval'> | null; readonly reviewedBy: string | null; readonly reviewedAt: InstantMs | null; readonly reviewNote: string
}

/** Ids, days and moments were written by the program. */
function fromRow(row: Row): PlanRecord {
  return {
    id: row.id as Id<'visit-plan'>, number: row.number, month: row.month, salespersonId: row.salesperson_id as Id<'user'>, salesperson: row.salesperson_name ?? row.salesperson_id, post: row.post ?? '', required: row.visits_per_month, status: row.status, dueDay: row.due_day as Day,
    submittedDay: row.first_submitted_at === null ? null : dayOfInstant(row.first_submitted_at), approvalId: row.approval_id as Id<'approval'> | null, reviewedBy: row.reviewed_by_name, reviewedAt: row.reviewed_at as InstantMs | null, reviewNote: row.review_note,
  }
}

function selectPlans(reader: Reader) {
  return reader.selectFrom('visit_plans').leftJoin('users as seller', 'seller.id', 'visit_plans.salesperson_id').leftJoin('users as reviewer', 'reviewer.id', 'visit_plans.reviewed_by')
    .leftJoin('sales_people', 'sales_people.user_id', 'visit_plans.salesperson_id').leftJoin('visit_posts', 'visit_posts.post', 'sales_people.post')
    .selectAll('visit_plans').select(['seller.display_name as salesperson_name', 'reviewer.display_name as reviewed_by_name', 'sales_people.post as post', 'visit_posts.visits_per_month as visits_per_month'])
}

/** The plan of a person's month, or undefined. */
export async function findPlanOf(reader: Reader, salespersonId: string, month: string): Promise<PlanRecord | undefined> {
  const row = await selectPlans(reader).where('visit_plans.salesperson_id', '=', salespersonId).where('month', '=', month).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** One plan, or undefined. */
export async function findPlan(reader: Reader, id: string): Promise<PlanRecord | undefined> {
  const row = await selectPlans(reader).where('visit_plans.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** The plans of a month, by name. */
export async function listPlans(reader: Reader, month: string): Promise<PlanRecord[]> {
  return (await selectPlans(reader).where('month', '=', month).orderBy('seller.display_name').orderBy('visit_plans.id').execute()).map(fromRow)
}

/** Opens a plan as a draft. */
export async function insertPlan(writer: Writer, plan: { readonly id: string; readonly number: string; readonly month: string; readonly salespersonId: string; readonly dueDay: Day }): Promise<void> {
  await writer.insertInto('visit_plans').values({ id: plan.id, number: plan.number, month: plan.month, salesperson_id: plan.salespersonId, status: 'draft', due_day: plan.dueDay, first_submitted_at: null, submitted_at: null, approval_id: null, reviewed_at: null, reviewed_by: null, review_note: '' }).execute()
}

export type PlanPatch = { readonly status: PlanStatus; readonly submitted?: { readonly at: InstantMs; readonly approvalId: string }; readonly review?: { readonly at: InstantMs; readonly by: string; readonly note: string } }

/** Moves a plan on; the day of its first handing in stays. */
export async function movePlan(writer: Writer, id: string, patch: PlanPatch): Promise<void> {
  await writer.updateTable('visit_plans').set((build) => ({
    status: patch.status,
    ...(patch.submitted === undefined ? {} : { first_submitted_at: build.fn.coalesce('first_submitted_at', build.val(patch.submitted.at)), submitted_at: patch.submitted.at, approval_id: patch.submitted.approvalId }),
    ...(patch.review === undefined ? {} : { reviewed_at: patch.review.at, reviewed_by: patch.review.by, review_note: patch.review.note }),
  })).where('id', '=', id).execute()
}

export type Seller = { readonly userId: Id<'user'>; readonly name: string; readonly post: string; readonly visitsPerMonth: number | null; readonly sinceDay: Day }

/** Everybody who sells and may log in. */
export async function listSellers(reader: Reader): Promise<Seller[]> {
  const rows = await reader.selectFrom('sales_people').innerJoin('users', 'users.id', 'sales_people.user_id').innerJoin('visit_posts', 'visit_posts.post', 'sales_people.post').select(['user_id', 'display_name', 'sales_people.post', 'visits_per_month', 'since_day']).where('users.disabled_at', 'is', null).orderBy('display_name').execute()
  return rows.map((row) => ({ userId: row.user_id as Id<'user'>, name: row.display_name, post: row.post, visitsPerMonth: row.visits_per_month, sinceDay: row.since_day as Day }))
}

/** The posts that sell. */
export async function listPosts(reader: Reader): Promise<{ post: string; visitsPerMonth: number | null }[]> {
  const rows = await reader.selectFrom('visit_posts').selectAll().orderBy('post').execute()
  return rows.map((row) => ({ post: row.post, visitsPerMonth: row.visits_per_month }))
}

/** Sets a post's number; null keeps the number that it has. */
export async function savePost(writer: Writer, post: string, visitsPerMonth: number | null, keeps: boolean): Promise<void> {
  const insert = writer.insertInto('visit_posts').values({ post, visits_per_month: visitsPerMonth })
  await insert.onConflict((conflict) => (keeps ? conflict.column('post').doNothing() : conflict.column('post').doUpdateSet({ visits_per_month: visitsPerMonth }))).execute()
}

/** Whether there is such a person. */
export async function isKnownUser(reader: Reader, userId: string): Promise<boolean> {
  return (await reader.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst()) !== undefined
}

/** Gives a person a post, or takes it away with null. */
export async function saveSeller(writer: Writer, userId: string, post: string | null, sinceDay: Day): Promise<void> {
  if (post === null) await writer.deleteFrom('sales_people').where('user_id', '=', userId).execute()
  else await writer.insertInto('sales_people').values({ user_id: userId, post, since_day: sinceDay }).onConflict((conflict) => conflict.column('user_id').doUpdateSet({ post })).execute()
}
