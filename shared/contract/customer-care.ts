/** Care of filed customers: contacts and their reports, schemes and tasks, departures of colleagues, surveys, appreciation events, reminders of filings. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, paragraph, requiredLine } from '#shared/contract/values.ts'
import { careCategories, careKinds, carePeriods, careTaskKinds, careTaskStatuses, schemeStatuses } from '#shared/domain/customer-care.ts'
import { departureStatuses, noticeMeans } from '#shared/domain/customer-departures.ts'
import { eventStatuses } from '#shared/domain/customer-events.ts'
import { surveyStatuses } from '#shared/domain/customer-surveys.ts'
import { kpiStatuses } from '#shared/domain/filing-reminders.ts'

const filingId = idOf('filing')
const count = z.number().int()
const noticeSchema = z.object({ code: z.string(), clause: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) })
const year = z.number().int().min(2000).max(2199)
/** A month, 'YYYY-MM'. */
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const times = z.number().int().min(0).max(60).default(0)
const locale = z.enum(['zh', 'en']).default('zh')
const printed = z.object({ title: z.string(), html: z.string() })

export const careContactSchema = z.object({
  id: idOf('care-contact'), number: z.string(), filingId, customer: z.string(), kind: z.enum(careKinds), day: daySchema, what: z.string(), /** The visit that it came of, or ''. */ visitNumber: z.string(),
  /** Null: no report is owed. */ reportDueDay: daySchema.nullable(), isReported: z.boolean(), /** '' where it is missing, or not for this person's eyes. */ report: z.string(), isReadable: z.boolean(),
  readAt: instantSchema.nullable(), readBy: z.string(), enteredBy: z.string(), isMine: z.boolean(), notices: z.array(noticeSchema),
})
export type CareContact = z.output<typeof careContactSchema>
export const careContactFilterSchema = z.object({ ...pageRequest, filingId: filingId.nullable().default(null), state: z.enum(['all', 'report-missing', 'to-read']).default('all') })
export type CareContactFilter = z.output<typeof careContactFilterSchema>
export const careContactInputSchema = z.object({ filingId, kind: z.enum(careKinds).default('contact'), day: daySchema, what: requiredLine(200), report: paragraph(2000).default('') })
export type CareContactInput = z.output<typeof careContactInputSchema>

const schemeFields = { year, category: z.enum(careCategories), per: z.enum(carePeriods), visits: times, contacts: times, gifts: times, note: line(200).default('') }
export const careSchemeSchema = z.object({ ...schemeFields, id: idOf('care-scheme'), number: z.string(), status: z.enum(schemeStatuses), approvalId: idOf('approval').nullable(), enteredBy: z.string(), customers: count, tasksOpen: count, tasksDone: count })
export type CareScheme = z.output<typeof careSchemeSchema>
export const schemeInputSchema = z.object(schemeFields)
export type SchemeInput = z.output<typeof schemeInputSchema>
export const carePlansSchema = z.object({
  year, standings: z.array(z.object({ category: z.enum(careCategories), standing: z.enum(['planned', 'waiting', 'missing']), customers: count })), /** Only once the year has begun. */ withoutPlan: z.array(z.enum(careCategories)), schemes: z.array(careSchemeSchema),
})
export type CarePlans = z.output<typeof carePlansSchema>

export const careTaskSchema = z.object({ id: idOf('care-task'), filingId, customer: z.string(), kind: z.enum(careTaskKinds), period: z.string(), ordinal: count, opensDay: daySchema, dueDay: daySchema, status: z.enum(careTaskStatuses), daysLate: count, doneByNumber: z.string() })
export type CareTask = z.output<typeof careTaskSchema>
export const careTaskFilterSchema = z.object({ ...pageRequest, state: z.enum(['all', ...careTaskStatuses]).default('open'), kind: z.enum(['all', ...careTaskKinds]).default('all') })
export type CareTaskFilter = z.output<typeof careTaskFilterSchema>

export const careSettingsSchema = z.object({
  /** Months between two surveys of a customer; null: none is scheduled. */ surveyMonths: z.number().int().min(1).max(60).nullable(),
  /** Working days within which a successor is in touch. */ firstContactDays: z.number().int().min(1).max(60),
  /** Working days after a contact within which its report is in. */ reportDays: z.number().int().min(1).max(60),
})
export type CareSettings = z.output<typeof careSettingsSchema>

export const departureLineSchema = z.object({
  id: idOf('departure-line'), filingId, number: z.string(), customer: z.string(), toldDay: daySchema.nullable(), toldMeans: z.enum(noticeMeans).nullable(), toldBy: z.string(), /** Calendar days since he left without being told; 0 once told. */ untoldDays: count,
  successor: z.string(), assignedDay: daySchema.nullable(), contactDueDay: daySchema.nullable(), contactedDay: daySchema.nullable(), contactNumber: z.string(), /** Calendar days since the successor was named, while no contact is recorded. */ waitsDays: count.nullable(), daysLate: count,
})
export type DepartureLine = z.output<typeof departureLineSchema>
export const departureSchema = z.object({
  id: idOf('departure'), number: z.string(), name: z.string(), userId: idOf('user'), department: z.string(), leavesDay: daySchema, status: z.enum(departureStatuses), note: z.string(), enteredBy: z.string(), customers: count, told: count, untold: count, assigned: count, contacted: count,
})
export type Departure = z.output<typeof departureSchema>
export const departureSheetSchema = z.object({ departure: departureSchema, lines: z.array(departureLineSchema), history: z.array(historyEntrySchema) })
export type DepartureSheet = z.output<typeof departureSheetSchema>
export const departureOverviewSchema = z.object({
  rows: z.array(departureSchema), /** Of departures that are closed too, by name. */ untold: z.array(z.object({ line: departureLineSchema, leaver: z.string() })),
  withoutContact: z.array(z.object({ filingId, number: z.string(), name: z.string(), department: z.string() })), /** Disabled accounts that are still a customer's contact. */ goneSilently: z.array(z.object({ userId: idOf('user'), name: z.string(), customers: count })),
})
export type DepartureOverview = z.output<typeof departureOverviewSchema>

const resultSchema = z.object({ department: z.string(), answers: count, revisits: count, /** e.g. '4.50'. */ average: z.string(), lowScores: count })
export const surveySchema = z.object({ id: idOf('survey'), number: z.string(), title: z.string(), status: z.enum(surveyStatuses), openedDay: daySchema, closedDay: daySchema.nullable(), answers: count, results: z.array(resultSchema) })
export type Survey = z.output<typeof surveySchema>
export const surveyAnswerSchema = z.object({ id: idOf('survey-answer'), filingId, customer: z.string(), department: z.string(), day: daySchema, score: count, isVisit: z.boolean(), isLow: z.boolean(), words: z.string(), enteredBy: z.string() })
export type SurveyAnswerRow = z.output<typeof surveyAnswerSchema>
export const answerInputSchema = z.object({ surveyId: idOf('survey'), filingId, day: daySchema.nullable().default(null), score: z.number().int().min(1).max(5), isVisit: z.boolean().default(true), words: paragraph(1000).default('') })
export type AnswerInput = z.output<typeof answerInputSchema>

export const careEventSchema = z.object({
  id: idOf('care-event'), number: z.string(), title: z.string(), day: daySchema, place: z.string(), listsDueDay: daySchema, note: z.string(), status: z.enum(eventStatuses), guests: count, invited: count, attended: count, unfiled: count, missingLists: z.array(z.string()),
})
export type CareEvent = z.output<typeof careEventSchema>
export const guestSchema = z.object({ id: idOf('guest'), department: z.string(), name: z.string(), contactPerson: z.string(), invitedDay: daySchema.nullable(), hasAttended: z.boolean(), notices: z.array(noticeSchema) })
export type Guest = z.output<typeof guestSchema>
export const careEventSheetSchema = z.object({
  event: careEventSchema, lists: z.array(z.object({ id: idOf('event-list'), department: z.string(), askedDay: daySchema, answeredDay: daySchema.nullable(), answeredBy: z.string(), standing: z.enum(['in', 'asked', 'missing']) })), guests: z.array(guestSchema), history: z.array(historyEntrySchema),
})
export type CareEventSheet = z.output<typeof careEventSheetSchema>
export const eventInputSchema = z.object({ title: requiredLine(80), day: daySchema, place: line(120).default(''), listsDueDay: daySchema, departments: z.array(requiredLine(40)).min(1).max(40), note: line(200).default('') })
export type EventInput = z.output<typeof eventInputSchema>
const guestInput = z.object({ name: requiredLine(120), contactPerson: line(60).default('') })

export const overdueFilingSchema = z.object({ id: filingId, name: z.string(), personId: idOf('user'), person: z.string(), department: z.string(), contactDay: daySchema, dueDay: daySchema, reminders: count, unanswered: count })
export type OverdueFiling = z.output<typeof overdueFilingSchema>
export const reminderSchema = z.object({ id: idOf('filing-reminder'), filingId, customer: z.string(), day: daySchema, words: z.string(), by: z.string(), answer: z.string(), answeredDay: daySchema.nullable() })
export type Reminder = z.output<typeof reminderSchema>
export const kpiLineSchema = z.object({
  id: idOf('kpi-line'), month, personId: idOf('user'), person: z.string(), filings: z.array(z.object({ id: z.string(), name: z.string(), dueDay: daySchema })), reminderDays: z.array(daySchema), status: z.enum(kpiStatuses), penaltyNumber: z.string(), reason: z.string(),
})
export type KpiLineRow = z.output<typeof kpiLineSchema>

/** Everything of one customer's care, for his file. */
export const customerCareSchema = z.object({ contacts: z.array(careContactSchema), tasks: z.array(careTaskSchema), answers: z.array(surveyAnswerSchema.extend({ survey: z.string() })), reminders: z.array(reminderSchema), departures: z.array(z.object({ line: departureLineSchema, leaver: z.string() })) })
export type CustomerCare = z.output<typeof customerCareSchema>

const read = 'customer-visits.read'
const write = 'customer-visits.write'
const decide = 'approvals.decide'
const nothing = z.object({})

export const customerCareContract = {
  contacts: query(read, '/customer-care/contacts', 'Contacts with filed customers, the latest first').input(careContactFilterSchema).output(pageOf(careContactSchema)),
  addContact: command(write, '/customer-care/add-contact', 'Enter a contact; an important customer’s owes a report').input(careContactInputSchema).output(careContactSchema),
  report: command(write, '/customer-care/report', 'Write the report of a contact').input(z.object({ id: idOf('care-contact'), report: paragraph(2000).min(1, { message: 'required' }) })).output(careContactSchema),
  readReport: command(decide, '/customer-care/read-report', 'The department’s manager has read a report').input(z.object({ id: idOf('care-contact') })).output(careContactSchema),
  ofCustomer: query(read, '/customer-care/of-customer', 'Contacts, tasks, answers, reminders and successions of one customer').input(z.object({ filingId })).output(customerCareSchema),
  plans: query(read, '/customer-care/plans', 'The schemes of a year by category, and the categories without one').input(z.object({ year: year.nullable().default(null) })).output(carePlansSchema),
  enterScheme: command(decide, '/customer-care/enter-scheme', 'Enter the scheme of a category; the general manager approves it').input(schemeInputSchema).output(careSchemeSchema),
  tasks: query(read, '/customer-care/tasks', 'Visits, contacts, gifts and surveys that customers are owed, by due day').input(careTaskFilterSchema).output(pageOf(careTaskSchema)),
  settings: query(read, '/customer-care/settings', 'What the office set for its care').input(nothing).output(careSettingsSchema),
  changeSettings: command(decide, '/customer-care/change-settings', 'Change the intervals of the care').input(careSettingsSchema.partial()).output(careSettingsSchema),
  departures: query(read, '/customer-care/departures', 'Departures, who was not told, and customers without a contact').input(nothing).output(departureOverviewSchema),
  departure: query(read, '/customer-care/departure', 'One departure, by its id or by the id of one of its lines, with its customers').input(z.object({ id: z.string().max(60) })).output(departureSheetSchema),
  announceDeparture: command(decide, '/customer-care/announce-departure', 'A colleague leaves: his customers are listed, to be told and taken over').input(z.object({ userId: idOf('user'), leavesDay: daySchema, note: line(200).default('') })).output(departureSheetSchema),
  tell: command(write, '/customer-care/tell', 'A customer was told: on which day, by which means').input(z.object({ id: idOf('departure-line'), day: daySchema.nullable().default(null), means: z.enum(noticeMeans) })).output(departureSheetSchema),
  assign: command(decide, '/customer-care/assign', 'Name the successor for a customer; he owes a first contact').input(z.object({ id: idOf('departure-line'), successorId: idOf('user') })).output(departureSheetSchema),
  endDeparture: command(decide, '/customer-care/end-departure', 'Close a departure, or withdraw it because he stays').input(z.object({ id: idOf('departure'), action: z.enum(['close', 'withdraw']), note: line(200).default('') })).output(departureSheetSchema),
  noticePaper: query(read, '/customer-care/notice-paper', 'The letter to one customer of somebody who leaves').input(z.object({ id: idOf('departure-line'), locale })).output(printed),
  surveys: query(read, '/customer-care/surveys', 'Surveys with their results by department, the latest first').input(nothing).output(z.object({ rows: z.array(surveySchema) })),
  answers: query(read, '/customer-care/answers', 'The answers of a survey').input(z.object({ surveyId: idOf('survey') })).output(z.object({ rows: z.array(surveyAnswerSchema) })),
  openSurvey: command(decide, '/customer-care/open-survey', 'Begin a survey').input(z.object({ title: requiredLine(80) })).output(surveySchema),
  answer: command(write, '/customer-care/answer', 'Enter a revisit with the customer’s answer').input(answerInputSchema).output(surveySchema),
  closeSurvey: command(decide, '/customer-care/close-survey', 'Close a survey: its results go to the appraisal').input(z.object({ id: idOf('survey') })).output(surveySchema),
  events: query(read, '/customer-care/events', 'Appreciation events, the latest first').input(nothing).output(z.object({ rows: z.array(careEventSchema) })),
  event: query(read, '/customer-care/event', 'One event, by its id or by one of its lists, with departments and guests').input(z.object({ id: z.string().max(60) })).output(careEventSheetSchema),
  departments: query(read, '/customer-care/departments', 'Departments that have customers').input(nothing).output(z.object({ rows: z.array(z.string()) })),
  createEvent: command(decide, '/customer-care/create-event', 'Set an event and ask each department for its list by a date').input(eventInputSchema).output(careEventSheetSchema),
  sendList: command(write, '/customer-care/send-list', 'A department hands its list in, or adds to it').input(z.object({ id: idOf('event-list'), guests: z.array(guestInput).min(1).max(300) })).output(careEventSheetSchema),
  markGuests: command(write, '/customer-care/mark-guests', 'Guests were invited, came, or did not come').input(z.object({ eventId: idOf('care-event'), guestIds: z.array(idOf('guest')).min(1).max(500), mark: z.enum(['invited', 'attended', 'absent']) })).output(careEventSheetSchema),
  endEvent: command(decide, '/customer-care/end-event', 'The event was held, or is cancelled').input(z.object({ id: idOf('care-event'), action: z.enum(['hold', 'cancel']) })).output(careEventSheetSchema),
  overdueFilings: query(read, '/customer-care/overdue-filings', 'Filings that are overdue, with the reminders of each').input(nothing).output(z.object({ rows: z.array(overdueFilingSchema) })),
  remind: command(write, '/customer-care/remind', 'Write down a reminder of an overdue filing').input(z.object({ filingId, day: daySchema.nullable().default(null), words: line(200).default('') })).output(reminderSchema),
  answerReminder: command(write, '/customer-care/answer-reminder', 'Write down what was answered to a reminder').input(z.object({ id: idOf('filing-reminder'), answer: requiredLine(200), day: daySchema.nullable().default(null) })).output(reminderSchema),
  kpiLines: query('penalties.read', '/customer-care/kpi-lines', 'Lines proposed for the appraisal of a month, with their reminders').input(z.object({ month: month.nullable().default(null) })).output(z.object({ rows: z.array(kpiLineSchema) })),
  closeMonth: command('penalties.decide', '/customer-care/close-month', 'Propose the lines of a month that is over').input(z.object({ month })).output(z.object({ rows: z.array(kpiLineSchema) })),
  decideKpiLine: command('penalties.decide', '/customer-care/decide-kpi-line', 'Type the amount of a line, which then waits for its confirmation, or let it go with a reason')
    .input(z.discriminatedUnion('action', [z.object({ action: z.literal('charge'), id: idOf('kpi-line'), amountCents: z.number().int().min(1).max(100_000_000) }), z.object({ action: z.literal('drop'), id: idOf('kpi-line'), reason: requiredLine(200) })])).output(kpiLineSchema),
}
