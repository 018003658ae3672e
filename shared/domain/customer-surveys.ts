/** Revisits with their satisfaction survey (P19-1.7.2): when the next one is due, and what the answers say of each business department. */
import type { Refusal } from '#shared/domain/refusal.ts'
import { addMonths } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const surveyClause = 'P19-1.7.2'
/** Scores from 1 (very dissatisfied) to 5 (very satisfied). */
export const surveyScores = [1, 2, 3, 4, 5] as const
/** The clause prints no figure for a low score; two or less is shown as low. */
export const lowScoreMost = 2

export const surveyStatuses = ['open', 'closed'] as const
export type SurveyStatus = (typeof surveyStatuses)[number]
export const surveyActions = ['answer', 'close'] as const
export type SurveyAction = (typeof surveyActions)[number]

/** Status x action -> next status; null is a refusal. A closed survey stands as it was handed to the appraisal. */
export const surveyTransitions: Readonly<Record<SurveyStatus, Readonly<Record<SurveyAction, SurveyStatus | null>>>> = {
  open: { answer: 'open', close: 'closed' },
  closed: { answer: null, close: null },
}

/** May this be done to a survey? An answer carries a day that is not to come, and each customer answers a survey once. */
export function decideSurveyAct(survey: { readonly number: string; readonly status: SurveyStatus }, action: SurveyAction, answer: { readonly customer: string; readonly day: Day; readonly hasAnswered: boolean; readonly today: Day } | null = null): Result<SurveyStatus, readonly Refusal[]> {
  const next = surveyTransitions[survey.status][action]
  const refusals: Refusal[] = []
  if (next === null) refusals.push({ code: 'customer-care.survey-closed', clause: surveyClause, facts: { number: survey.number }, remedy: { code: 'customer-care.open-survey' } })
  if (answer?.hasAnswered === true) refusals.push({ code: 'customer-care.answered-already', clause: surveyClause, field: 'customer', facts: { name: answer.customer, number: survey.number } })
  if (answer !== null && answer.day > answer.today) refusals.push({ code: 'customer-care.answer-in-future', clause: surveyClause, field: 'day', facts: { day: answer.day, today: answer.today }, remedy: { code: 'customer-care.answer-today', values: { day: answer.today } } })
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

/** The day on which the next survey of a customer is due: so many months after the last; without one, after his filing or after the office set the interval, whichever is later, so that nobody is late by a rule that came later. */
export function nextSurveyDay(facts: { readonly lastDay: Day | null; readonly filedDay: Day; readonly ruleSince: Day }, months: number): Day {
  if (facts.lastDay !== null) return addMonths(facts.lastDay, months)
  return addMonths(facts.filedDay > facts.ruleSince ? facts.filedDay : facts.ruleSince, months)
}

export type SurveyAnswer = { readonly department: string; readonly score: number; readonly isVisit: boolean }
export type DepartmentResult = { readonly department: string; readonly answers: number; readonly revisits: number; /** The mean in hundredths, rounded half up: 450 is 4.50. */ readonly averageHundredths: number; readonly lowScores: number }

/** The mean of so many scores in hundredths, rounded half up. */
export function averageHundredths(sum: number, answers: number): number {
  return Math.floor((sum * 200 + answers) / (2 * answers))
}

/** The results of each department that has answers, by its name. */
export function resultsByDepartment(answers: readonly SurveyAnswer[]): DepartmentResult[] {
  const groups = Map.groupBy(answers, ({ department }) => department)
  return [...groups].map(([department, given]) => ({
    department, answers: given.length, revisits: given.filter(({ isVisit }) => isVisit).length, lowScores: given.filter(({ score }) => score <= lowScoreMost).length,
    averageHundredths: averageHundredths(given.reduce((sum, { score }) => sum + score, 0), given.length),
  })).toSorted((one, other) => (one.department < other.department ? -1 : 1))
}

/** Hundredths as people write them: 450 is `4.50`. */
export function writeHundredths(hundredths: number): string {
  return `${String(Math.floor(hundredths / 100))}.${String(hundredths % 100).padStart(2, '0')}`
}
