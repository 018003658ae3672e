/** Revisits with their satisfaction survey (P19-1.7.2): begun, answered, closed; the results of each business department go to its appraisal. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { careRegister } from '#main/features/customer-care/care-settings.service.ts'
import { getCustomer } from '#main/features/customer-care/contacts.service.ts'
import type { CareSources } from '#main/features/customer-care/customer-care.sources.ts'
import { closeSurveyRow, findSurvey, hasAnswerIn, insertAnswer, insertSurvey, listCountedAnswers, listSurveys } from '#main/features/customer-care/surveys.repository.ts'
import type { StoredSurvey } from '#main/features/customer-care/surveys.repository.ts'
import { fulfilTask } from '#main/features/customer-care/tasks.service.ts'
import type { AnswerInput, Survey } from '#shared/contract/customer-care.ts'
import { decideSurveyAct, resultsByDepartment, writeHundredths } from '#shared/domain/customer-surveys.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'

/** Surveys on the screen at most, the latest. */
const shown = 60

async function describe(reader: Reader, survey: StoredSurvey): Promise<Survey> {
  const answers = await listCountedAnswers(reader, survey.id)
  return { ...survey, answers: answers.length, results: resultsByDepartment(answers).map(({ averageHundredths, ...result }) => ({ ...result, average: writeHundredths(averageHundredths) })) }
}

/** Surveys with their results. */
export async function readSurveys(reader: Reader): Promise<{ rows: Survey[] }> {
  const rows: Survey[] = []
  for (const survey of await listSurveys(reader, shown)) rows.push(await describe(reader, survey))
  return { rows }
}

async function getSurvey(reader: Reader, id: string): Promise<StoredSurvey> {
  const survey = await findSurvey(reader, id)
  if (survey === undefined) throw new NotFoundError('survey')
  return survey
}

/** Begins a survey. */
export async function openSurvey(unit: Unit, title: string): Promise<Survey> {
  const [id, number] = [unit.newId<'survey'>(), unit.nextNumber('survey')]
  await insertSurvey(unit.write, { id, number, title, day: unit.today, by: unit.actor.userId })
  unit.recordEvent({ register: careRegister, subjectId: id, kind: 'survey-opened', body: { number, title } })
  return describe(unit.read, await getSurvey(unit.read, id))
}

/** Enters a revisit with its answer; the customer's survey task ends with it, and the next one counts from its day. */
export async function enterAnswer(unit: Unit, sources: CareSources, input: AnswerInput): Promise<Survey> {
  const [survey, customer] = [await getSurvey(unit.read, input.surveyId), await getCustomer(unit.read, sources, input.filingId)]
  const day = input.day ?? unit.today
  const hasAnswered = await hasAnswerIn(unit.read, survey.id, customer.id)
  orRefuse(decideSurveyAct(survey, 'answer', { customer: customer.name, day, hasAnswered, today: unit.today }))
  const id = unit.newId<'survey-answer'>()
  await insertAnswer(unit.write, { id, surveyId: survey.id, filingId: customer.id, customer: customer.name, department: customer.department, day, score: input.score, isVisit: input.isVisit, words: input.words, at: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register: careRegister, subjectId: survey.id, kind: 'survey-answered', body: { number: survey.number, customer: customer.name, department: customer.department, day, score: input.score, isVisit: input.isVisit, words: input.words } })
  unit.tally(careRegister, day, 'answers', 1)
  await fulfilTask(unit, customer.id, { kind: 'survey', day, number: survey.number })
  return describe(unit.read, survey)
}

/** Closes a survey: its results stand for the appraisal. */
export async function closeSurvey(unit: Unit, id: string): Promise<Survey> {
  const survey = await getSurvey(unit.read, id)
  orRefuse(decideSurveyAct(survey, 'close'))
  await closeSurveyRow(unit.write, id, unit.today, unit.actor.userId)
  const closed = await describe(unit.read, await getSurvey(unit.read, id))
  unit.recordEvent({ register: careRegister, subjectId: id, kind: 'survey-closed', body: { number: survey.number, clause: 'P19-1.7.2', results: closed.results } })
  return closed
}
