/** Reads and writes what stands around follow-ups: plans, posts, open letters, replies, repeated complaints, monthly records. */
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { FollowupTables } from '#main/db/tables/followups.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Rows = { readonly [Table in keyof FollowupTables]: Selectable<FollowupTables[Table]> }

export type Post = { readonly id: Id<'post'>; readonly post: Rows['followup_posts']['post']; readonly name: string; readonly buildings: readonly string[]; readonly userId: string | null; readonly userName: string }

/** Posts with their holders. Buildings were written by the program as a list of words. */
export async function listPosts(reader: Reader): Promise<Post[]> {
  const rows = await reader.selectFrom('followup_posts').leftJoin('users', 'users.id', 'user_id').selectAll('followup_posts').select('users.display_name').orderBy('post').orderBy('name').execute()
  return rows.map((row) => ({ id: row.id as Id<'post'>, post: row.post, name: row.name, buildings: JSON.parse(row.buildings) as string[], userId: row.user_id, userName: row.display_name ?? '' }))
}

/** Sets a post; an area by its name, the others once. */
export async function savePost(writer: Writer, post: Omit<Post, 'userName'>): Promise<void> {
  const buildings = JSON.stringify(post.buildings)
  await writer.insertInto('followup_posts').values({ id: post.id, post: post.post, name: post.name, buildings, user_id: post.userId }).onConflict((conflict) => conflict.columns(['post', 'name']).doUpdateSet({ buildings, user_id: post.userId })).execute()
}

/** Takes a post's earlier line away, where it may stand only once. */
export async function clearPost(writer: Writer, post: Post['post']): Promise<void> {
  await writer.deleteFrom('followup_posts').where('post', '=', post).execute()
}

/** The newest version of a month's plan, or undefined. */
export function findPlan(reader: Reader, month: string) {
  return reader.selectFrom('followup_plans').leftJoin('users as publisher', 'publisher.id', 'published_by').leftJoin('users as confirmer', 'confirmer.id', 'confirmed_by')
    .selectAll('followup_plans').select(['publisher.display_name as publisher_name', 'confirmer.display_name as confirmer_name']).where('month', '=', month).orderBy('version', 'desc').executeTakeFirst()
}

export async function insertPlan(writer: Writer, row: Rows['followup_plans']): Promise<void> {
  await writer.insertInto('followup_plans').values(row).execute()
}

export async function confirmPlanRow(writer: Writer, month: string, version: number, at: number, by: string): Promise<void> {
  await writer.updateTable('followup_plans').set({ confirmed_at: at, confirmed_by: by }).where('month', '=', month).where('version', '=', version).execute()
}

export async function insertLetter(writer: Writer, row: Rows['followup_letters'], caseIds: readonly string[]): Promise<void> {
  await writer.insertInto('followup_letters').values(row).execute()
  await writer.insertInto('followup_letter_cases').values(caseIds.map((caseId) => ({ letter_id: row.id, case_id: caseId }))).execute()
}

export async function fileLetterRow(writer: Writer, id: string, paperId: string): Promise<void> {
  await writer.updateTable('followup_letters').set({ paper_id: paperId }).where('id', '=', id).execute()
}

function selectLetters(reader: Reader) {
  return reader.selectFrom('followup_letters').leftJoin('users', 'users.id', 'issued_by').selectAll('followup_letters').select('users.display_name as issuer_name')
}

/** One open letter, or undefined. */
export function findLetter(reader: Reader, id: string) {
  return selectLetters(reader).where('followup_letters.id', '=', id).executeTakeFirst()
}

export function findLetterByNumber(reader: Reader, number: string) {
  return selectLetters(reader).where('number', '=', number).executeTakeFirst()
}

/** The open letters issued in a span of days, the newest first. */
export function listLetters(reader: Reader, from: string, to: string) {
  return selectLetters(reader).where('issued_day', '>=', from).where('issued_day', '<=', to).orderBy('issued_day', 'desc').orderBy('followup_letters.id', 'desc').execute()
}

/** The cases that a letter answers. */
export async function listLetterCases(reader: Reader, letterId: string): Promise<string[]> {
  return (await reader.selectFrom('followup_letter_cases').select('case_id').where('letter_id', '=', letterId).orderBy('case_id').execute()).map((row) => row.case_id)
}

/** Which letter answered each case; the latest. */
export async function lettersOfCases(reader: Reader, caseIds: readonly string[]): Promise<ReadonlyMap<string, { readonly number: string; readonly issuedDay: Day }>> {
  const rows = await reader.selectFrom('followup_letter_cases').innerJoin('followup_letters', 'followup_letters.id', 'letter_id').select(['case_id', 'number', 'issued_day'])
    .where(sql<boolean>`case_id IN (SELECT value FROM json_each(${JSON.stringify(caseIds)}))`).orderBy('issued_day').execute()
  return new Map(rows.map((row) => [row.case_id, { number: row.number, issuedDay: row.issued_day as Day }])) // days were written by the program
}

export async function saveReply(writer: Writer, row: Rows['followup_replies']): Promise<void> {
  await writer.insertInto('followup_replies').values(row).onConflict((conflict) => conflict.column('case_id').doUpdateSet({ replied_day: row.replied_day, words: row.words, recorded_by: row.recorded_by, recorded_at: row.recorded_at })).execute()
}

/** On which day each case was answered, where a reply is recorded. */
export async function repliesOfCases(reader: Reader, caseIds: readonly string[]): Promise<ReadonlyMap<string, Day>> {
  const rows = await reader.selectFrom('followup_replies').select(['case_id', 'replied_day']).where(sql<boolean>`case_id IN (SELECT value FROM json_each(${JSON.stringify(caseIds)}))`).execute()
  return new Map(rows.map((row) => [row.case_id, row.replied_day as Day])) // days were written by the program
}

export async function insertSubmission(writer: Writer, row: Rows['followup_submissions']): Promise<void> {
  await writer.insertInto('followup_submissions').values(row).execute()
}

/** How often each case reached further departments. */
export async function submissionsOfCases(reader: Reader, caseIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.selectFrom('followup_submissions').select('case_id').select((build) => build.fn.countAll<number>().as('count')).where(sql<boolean>`case_id IN (SELECT value FROM json_each(${JSON.stringify(caseIds)}))`).groupBy('case_id').execute()
  return new Map(rows.map((row) => [row.case_id, row.count]))
}

/** A month's record, or undefined while nobody has confirmed it. */
export function findMonthRecord(reader: Reader, month: string) {
  return reader.selectFrom('followup_months').leftJoin('users as confirmer', 'confirmer.id', 'confirmed_by').leftJoin('users as submitter', 'submitter.id', 'submitted_by').leftJoin('users as leader', 'leader.id', 'read_by')
    .selectAll('followup_months').select(['confirmer.display_name as confirmer_name', 'submitter.display_name as submitter_name', 'leader.display_name as leader_name']).where('month', '=', month).executeTakeFirst()
}

export async function insertMonthRecord(writer: Writer, row: Pick<Rows['followup_months'], 'month' | 'figures' | 'confirmed_at' | 'confirmed_by'>): Promise<void> {
  await writer.insertInto('followup_months').values({ ...row, submitted_at: null, submitted_by: null, read_at: null, read_by: null }).execute()
}

export async function changeMonthRecord(writer: Writer, month: string, patch: Partial<Pick<Rows['followup_months'], 'submitted_at' | 'submitted_by' | 'read_at' | 'read_by'>>): Promise<void> {
  await writer.updateTable('followup_months').set(patch).where('month', '=', month).execute()
}

export async function insertImprovement(writer: Writer, row: Rows['followup_improvements']): Promise<void> {
  await writer.insertInto('followup_improvements').values(row).execute()
}

/** What the leaders asked to improve after a month, oldest first. */
export function listImprovements(reader: Reader, month: string) {
  return reader.selectFrom('followup_improvements').leftJoin('users', 'users.id', 'noted_by').selectAll('followup_improvements').select('users.display_name as noter_name').where('month', '=', month).orderBy('noted_at').execute()
}
