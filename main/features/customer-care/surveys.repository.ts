/** Reads and writes surveys and their answers; the only place that knows their tables. */
import { sql } from 'kysely'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { SurveyAnswerRow } from '#shared/contract/customer-care.ts'
import { lowScoreMost } from '#shared/domain/customer-surveys.ts'
import type { SurveyAnswer, SurveyStatus } from '#shared/domain/customer-surveys.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type StoredSurvey = { readonly id: Id<'survey'>; readonly number: string; readonly title: string; readonly status: SurveyStatus; readonly openedDay: Day; readonly closedDay: Day | null }

/** Ids and days in the tables were written by the program. */
function toSurvey(row: { readonly id: string; readonly number: string; readonly title: string; readonly status: SurveyStatus; readonly opened_day: string; readonly closed_day: string | null }): StoredSurvey {
  return { id: row.id as Id<'survey'>, number: row.number, title: row.title, status: row.status, openedDay: row.opened_day as Day, closedDay: row.closed_day as Day | null }
}

/** Surveys, the latest first. */
export async function listSurveys(reader: Reader, limit: number): Promise<StoredSurvey[]> {
  return (await reader.selectFrom('care_surveys').selectAll().orderBy('opened_day', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(toSurvey)
}

/** One survey, or undefined. */
export async function findSurvey(reader: Reader, id: string): Promise<StoredSurvey | undefined> {
  const row = await reader.selectFrom('care_surveys').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toSurvey(row)
}

function selectAnswers(reader: Reader) {
  return reader.selectFrom('care_answers').innerJoin('care_surveys', 'care_surveys.id', 'care_answers.survey_id').leftJoin('users', 'users.id', 'care_answers.entered_by').selectAll('care_answers').select(['users.display_name as entered_by_name', 'care_surveys.title as survey_title'])
}
type AnswerRow = Awaited<ReturnType<ReturnType<typeof selectAnswers>['execute']>>[number]
function toAnswer(row: AnswerRow): SurveyAnswerRow & { readonly survey: string } {
  return {
    id: row.id as Id<'survey-answer'>, filingId: row.filing_id as Id<'filing'>, customer: row.customer_name, department: row.department, day: row.day as Day, score: row.score, isVisit: row.is_visit === 1, isLow: row.score <= lowScoreMost, words: row.words,
    enteredBy: row.entered_by_name ?? row.entered_by, survey: row.survey_title,
  }
}

/** The answers of a survey, the lowest score first. */
export async function listAnswers(reader: Reader, surveyId: string): Promise<SurveyAnswerRow[]> {
  return (await selectAnswers(reader).where('survey_id', '=', surveyId).orderBy('score').orderBy('care_answers.id').limit(2_000).execute()).map((row) => { const { survey: _survey, ...answer } = toAnswer(row); return answer })
}

/** The answers of a survey as its results count them. */
export async function listCountedAnswers(reader: Reader, surveyId: string): Promise<SurveyAnswer[]> {
  const rows = await reader.selectFrom('care_answers').select(['department', 'score', 'is_visit']).where('survey_id', '=', surveyId).execute()
  return rows.map((row) => ({ department: row.department, score: row.score, isVisit: row.is_visit === 1 }))
}

/** The answers of one customer, the latest first. */
export async function listAnswersOf(reader: Reader, filingId: string, limit: number): Promise<(SurveyAnswerRow & { readonly survey: string })[]> {
  return (await selectAnswers(reader).where('filing_id', '=', filingId).orderBy('care_answers.day', 'desc').orderBy('care_answers.id', 'desc').limit(limit).execute()).map(toAnswer)
}

/** Whether a customer has answered a survey. */
export async function hasAnswerIn(reader: Reader, surveyId: string, filingId: string): Promise<boolean> {
  return await reader.selectFrom('care_answers').select('id').where('survey_id', '=', surveyId).where('filing_id', '=', filingId).executeTakeFirst() !== undefined
}

/** The last day on which each of these customers answered. */
export async function lastAnswerDays(reader: Reader, filingIds: readonly string[]): Promise<ReadonlyMap<string, Day>> {
  if (filingIds.length === 0) return new Map()
  const rows = await reader.selectFrom('care_answers').select(['filing_id', (build) => build.fn.max('day').as('day')]).where('filing_id', 'in', [...filingIds]).groupBy('filing_id').execute()
  return new Map(rows.map((row) => [row.filing_id, row.day as Day]))
}

export type ResultRow = { readonly id: string; readonly number: string; readonly title: string; readonly closedDay: Day; readonly department: string; readonly answers: number; readonly revisits: number; readonly sum: number; readonly lowScores: number }
type ResultNarrowing = { readonly from: Day | null; readonly to: Day | null; readonly text: string }

function selectResults(reader: Reader, { from, to, text }: ResultNarrowing) {
  let select = reader.selectFrom('care_answers').innerJoin('care_surveys', 'care_surveys.id', 'care_answers.survey_id').where('care_surveys.status', '=', 'closed')
  if (from !== null) select = select.where('closed_day', '>=', from)
  if (to !== null) select = select.where('closed_day', '<=', to)
  // A register of departments and surveys is small and not in the search index.
  if (text !== '') select = select.where(sql<boolean>`(instr(care_answers.department, ${text}) > 0 OR instr(care_surveys.title, ${text}) > 0)`)
  return select.groupBy(['care_surveys.id', 'care_answers.department'])
}

/** A page of closed surveys' results by department, the latest closed first, and one row more that only tells that there is more. */
export async function pageResults(reader: Reader, narrowing: ResultNarrowing, page: { readonly after: readonly [string | number, string] | null; readonly size: number }): Promise<ResultRow[]> {
  const key = sql<string>`care_surveys.id || '/' || care_answers.department`
  let select = selectResults(reader, narrowing)
  if (page.after !== null) select = select.where(sql<boolean>`(closed_day, ${key}) < (${page.after[0]}, ${page.after[1]})`)
  const rows = await select.select(['care_surveys.number', 'care_surveys.title', 'care_surveys.closed_day', 'care_answers.department', key.as('key'), sql<number>`count(*)`.as('answers'), sql<number>`sum(is_visit)`.as('revisits'), sql<number>`sum(score)`.as('sum'), sql<number>`sum(score <= ${lowScoreMost})`.as('low')])
    .orderBy('closed_day', 'desc').orderBy('key', 'desc').limit(page.size + 1).execute()
  return rows.map((row) => ({ id: row.key, number: row.number, title: row.title, closedDay: row.closed_day as Day, department: row.department, answers: row.answers, revisits: row.revisits, sum: row.sum, lowScores: row.low }))
}

/** How many lines of results there are, counted up to `limit` (null: exactly). */
export async function countResults(reader: Reader, narrowing: ResultNarrowing, limit: number | null): Promise<number> {
  let select = selectResults(reader, narrowing).select('care_surveys.id')
  if (limit !== null) select = select.limit(limit)
  const row = await reader.selectFrom(select.as('held')).select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
  return row?.count ?? 0
}

/** Begins a survey. */
export async function insertSurvey(writer: Writer, survey: { readonly id: string; readonly number: string; readonly title: string; readonly day: Day; readonly by: string }): Promise<void> {
  await writer.insertInto('care_surveys').values({ id: survey.id, number: survey.number, title: survey.title, opened_day: survey.day, status: 'open', closed_day: null, opened_by: survey.by, closed_by: null }).execute()
}

/** Closes a survey. */
export async function closeSurveyRow(writer: Writer, id: string, day: Day, by: string): Promise<void> {
  await writer.updateTable('care_surveys').set({ status: 'closed', closed_day: day, closed_by: by }).where('id', '=', id).execute()
}

/** Adds an answer. */
export async function insertAnswer(writer: Writer, answer: { readonly id: string; readonly surveyId: string; readonly filingId: string; readonly customer: string; readonly department: string; readonly day: Day; readonly score: number; readonly isVisit: boolean; readonly words: string; readonly at: number; readonly by: string }): Promise<void> {
  await writer.insertInto('care_answers').values({
    id: answer.id, survey_id: answer.surveyId, filing_id: answer.filingId, customer_name: answer.customer, department: answer.department, day: answer.day, score: answer.score, is_visit: answer.isVisit ? 1 : 0, words: answer.words, entered_at: answer.at, entered_by: answer.by,
  }).execute()
}
