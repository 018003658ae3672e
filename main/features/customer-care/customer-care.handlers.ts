/** The doors of the care of customers: each hands a validated call to its service. */
import { changeCareSettings, getCareSettings } from '#main/features/customer-care/care-settings.service.ts'
import { addContact, listContacts, readReport, reportContact } from '#main/features/customer-care/contacts.service.ts'
import { readCustomerCare } from '#main/features/customer-care/customer-care.service.ts'
import type { CareSources } from '#main/features/customer-care/customer-care.sources.ts'
import { printNotice } from '#main/features/customer-care/departure.paper.ts'
import { announceDeparture, assignSuccessor, endDeparture, readDeparture, readDepartures, tellCustomer } from '#main/features/customer-care/departures.service.ts'
import { createEvent, endEvent, markGuests, readEvent, readEvents, sendList } from '#main/features/customer-care/events.service.ts'
import { listKpiLines } from '#main/features/customer-care/reminders.repository.ts'
import { answerReminder, closeMonth, decideKpiLine, listOverdue, remind } from '#main/features/customer-care/reminders.service.ts'
import { enterScheme, readPlans } from '#main/features/customer-care/schemes.service.ts'
import { listAnswers } from '#main/features/customer-care/surveys.repository.ts'
import { closeSurvey, enterAnswer, openSurvey, readSurveys } from '#main/features/customer-care/surveys.service.ts'
import { listTasks } from '#main/features/customer-care/tasks.service.ts'
import { os } from '#main/rpc/chain.ts'
import { yearOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

const care = os['customer-care']

/** Builds the handlers; what they need of filing and penalties comes through `main/app`. */
export function createCustomerCareHandlers(today: () => Day, sources: CareSources) {
  return {
    contacts: care.contacts.handler(({ context, input }) => listContacts(context.reader, sources, input, context.actor, today())),
    addContact: care.addContact.handler(({ context, input }) => addContact(context.unit, sources, input)),
    report: care.report.handler(({ context, input }) => reportContact(context.unit, sources, input.id, input.report)),
    readReport: care.readReport.handler(({ context, input }) => readReport(context.unit, sources, input.id)),
    ofCustomer: care.ofCustomer.handler(({ context, input }) => readCustomerCare(context.reader, sources, input.filingId, context.actor, today())),
    plans: care.plans.handler(({ context, input }) => readPlans(context.reader, sources, input.year ?? yearOf(today()), today())),
    enterScheme: care.enterScheme.handler(({ context, input }) => enterScheme(context.unit, sources, input)),
    tasks: care.tasks.handler(({ context, input }) => listTasks(context.reader, input, today())),
    settings: care.settings.handler(({ context }) => getCareSettings(context.reader)),
    changeSettings: care.changeSettings.handler(({ context, input }) => changeCareSettings(context.unit, input)),
    departures: care.departures.handler(({ context }) => readDepartures(context.reader, sources, today())),
    departure: care.departure.handler(({ context, input }) => readDeparture(context.reader, sources, input.id, today())),
    announceDeparture: care.announceDeparture.handler(({ context, input }) => announceDeparture(context.unit, sources, input)),
    tell: care.tell.handler(({ context, input }) => tellCustomer(context.unit, sources, input)),
    assign: care.assign.handler(({ context, input }) => assignSuccessor(context.unit, sources, input)),
    endDeparture: care.endDeparture.handler(({ context, input }) => endDeparture(context.unit, sources, input)),
    noticePaper: care.noticePaper.handler(({ context, input }) => printNotice(context.reader, sources, input, today())),
    surveys: care.surveys.handler(({ context }) => readSurveys(context.reader)),
    answers: care.answers.handler(async ({ context, input }) => ({ rows: await listAnswers(context.reader, input.surveyId) })),
    openSurvey: care.openSurvey.handler(({ context, input }) => openSurvey(context.unit, input.title)),
    answer: care.answer.handler(({ context, input }) => enterAnswer(context.unit, sources, input)),
    closeSurvey: care.closeSurvey.handler(({ context, input }) => closeSurvey(context.unit, input.id)),
    events: care.events.handler(({ context }) => readEvents(context.reader, sources, today())),
    event: care.event.handler(({ context, input }) => readEvent(context.reader, sources, input.id, today())),
    departments: care.departments.handler(async ({ context }) => ({ rows: [...await sources.listDepartments(context.reader)] })),
    createEvent: care.createEvent.handler(({ context, input }) => createEvent(context.unit, sources, input)),
    sendList: care.sendList.handler(({ context, input }) => sendList(context.unit, sources, input)),
    markGuests: care.markGuests.handler(({ context, input }) => markGuests(context.unit, sources, input)),
    endEvent: care.endEvent.handler(({ context, input }) => endEvent(context.unit, sources, input)),
    overdueFilings: care.overdueFilings.handler(({ context }) => listOverdue(context.reader, sources, today())),
    remind: care.remind.handler(({ context, input }) => remind(context.unit, sources, input)),
    answerReminder: care.answerReminder.handler(({ context, input }) => answerReminder(context.unit, input)),
    kpiLines: care.kpiLines.handler(async ({ context, input }) => ({ rows: await listKpiLines(context.reader, input.month) })),
    closeMonth: care.closeMonth.handler(({ context, input }) => closeMonth(context.unit, sources, input.month)),
    decideKpiLine: care.decideKpiLine.handler(({ context, input }) => decideKpiLine(context.unit, sources, input)),
  }
}
