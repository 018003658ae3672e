/** Visits to customers: month plans and their review, what is taken along and what it costs, reports and what was promised, quotas and figures. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, paragraph, requiredLine } from '#shared/contract/values.ts'
import { outlayActs, outlayStatuses, visitRequestKinds, visitRequestStatuses } from '#shared/domain/customer-visit-money.ts'
import { careParts, checklistKeys, customerVisitStatuses, journeys, needs, planStatuses, reportQuestions, visitPurposes, visitTargets } from '#shared/domain/customer-visits.ts'

const id = idOf('customer-visit')
const cents = z.number().int().min(0).max(1_000_000_000_00)
/** A calendar month, 'YYYY-MM'. */
const monthSchema = z.string().regex(/^(19|[2-9]\d)\d{2}-(0[1-9]|1[0-2])$/)
const noticeSchema = z.object({ code: z.string(), clause: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) })

/** What a salesperson types; a correction types it again, whole. */
const visitFields = {
  day: daySchema, endDay: daySchema.nullable().default(null), unit: line(120).default(''), customerId: idOf('customer').nullable().default(null), contactPerson: line(60).default(''), phone: line(40).default(''),
  purposes: z.array(z.enum(visitPurposes)).max(visitPurposes.length).default([]), careParts: z.array(z.enum(careParts)).max(careParts.length).default([]), target: z.enum(visitTargets).default('unset'),
  unplannedReason: line(200).default(''), contactedDay: daySchema.nullable().default(null), contactedBy: line(60).default(''),
  journey: z.enum(journeys).default('office'), place: line(120).default(''), hours: line(40).default(''), tripReference: line(40).default(''),
  itemsNeed: z.enum(needs).default('unsaid'), costsNeed: z.enum(needs).default('unsaid'), takeAlong: line(200).default(''), costCents: cents.nullable().default(null), note: paragraph(500).default(''),
}
export const customerVisitInputSchema = z.object({ ...visitFields, /** Onto the salesperson's own plan of that month while it is being made; else it is unplanned. */ onPlan: z.boolean().default(true) })
export type CustomerVisitInput = z.output<typeof customerVisitInputSchema>

/** The answers of a report; what was not asked stays empty. */
export const visitReportSchema = z.object({
  result: paragraph(2000), findings: paragraph(2000).default(''), competitors: paragraph(2000).default(''), coreCustomer: z.enum(['unsaid', 'yes', 'no']).default('unsaid'), expectedOrders: line(200).default(''),
  collectedCents: cents.nullable().default(null), promisedPaymentDay: daySchema.nullable().default(null), prospect: line(200).default(''), productShown: line(200).default(''),
})
export type VisitReport = z.output<typeof visitReportSchema>
/** Without a day it is the next working day. */
export const promiseInputSchema = z.object({ what: requiredLine(200), day: daySchema.nullable().default(null) })

export const customerVisitRowSchema = z.object({
  id, number: z.string(), status: z.enum(customerVisitStatuses), planId: idOf('visit-plan').nullable(), planStatus: z.enum(planStatuses).nullable(), salespersonId: idOf('user'), salesperson: z.string(),
  ...visitFields, endDay: daySchema, reportDueDay: daySchema, reportedDay: daySchema.nullable(), reviewedBy: z.string().nullable(), reviewedAt: instantSchema.nullable(), reviewNote: z.string(), notices: z.array(noticeSchema),
})
export type CustomerVisitRow = z.output<typeof customerVisitRowSchema>

export const visitRequestSchema = z.object({ id: idOf('visit-request'), number: z.string(), kind: z.enum(visitRequestKinds), what: z.string(), quantity: z.number().int(), amountCents: z.number().int(), purpose: z.string(), status: z.enum(visitRequestStatuses), requestedDay: daySchema, approvalId: idOf('approval').nullable() })
export type VisitRequest = z.output<typeof visitRequestSchema>
export const visitOutlaySchema = z.object({
  id: idOf('visit-outlay'), number: z.string(), requestId: idOf('visit-request').nullable(), act: z.enum(outlayActs), kind: z.enum(visitRequestKinds), what: z.string(), quantity: z.number().int(), amountCents: z.number().int(), day: daySchema,
  status: z.enum(outlayStatuses), notices: z.array(noticeSchema), note: z.string(),
})
export type VisitOutlay = z.output<typeof visitOutlaySchema>
export const visitPromiseSchema = z.object({ id: idOf('visit-promise'), what: z.string(), dueDay: daySchema, status: z.enum(['open', 'done', 'waived', 'void']), keptDay: daySchema.nullable(), customer: z.string(), visit: z.string() })

export const customerVisitSheetSchema = z.object({
  visit: customerVisitRowSchema, checklist: z.array(z.object({ key: z.enum(checklistKeys), clause: z.string(), isTicked: z.boolean() })), questions: z.array(z.enum(reportQuestions)), report: visitReportSchema.nullable(),
  requests: z.array(visitRequestSchema), outlays: z.array(visitOutlaySchema), promises: z.array(visitPromiseSchema), approvalId: idOf('approval').nullable(),
  /** How the customer stands in the filing: filed since a day, contacted only, or null when no customer is meant. */
  filing: z.object({ name: z.string(), filedDay: daySchema.nullable() }).nullable(), history: z.array(historyEntrySchema), isMine: z.boolean(),
})
export type CustomerVisitSheet = z.output<typeof customerVisitSheetSchema>

export const visitFilterSchema = z.object({
  ...pageRequest, month: monthSchema.nullable().default(null), salespersonId: idOf('user').nullable().default(null), text: line(80).default(''),
  state: z.enum(['all', 'planned', 'report-due', 'to-review', 'reviewed', 'unplanned', 'purpose-missing', 'outlay-unapproved']).default('all'),
})
export type VisitFilter = z.output<typeof visitFilterSchema>

export const visitPlanSchema = z.object({
  id: idOf('visit-plan'), number: z.string(), month: monthSchema, salespersonId: idOf('user'), salesperson: z.string(), post: z.string(), status: z.enum(planStatuses), dueDay: daySchema, submittedDay: daySchema.nullable(),
  /** Not handed in and past its day. */
  isMissing: z.boolean(), isLate: z.boolean(), planned: z.number().int(), reported: z.number().int(), required: z.number().int().nullable(), short: z.number().int(),
  reviewedBy: z.string().nullable(), reviewedAt: instantSchema.nullable(), reviewNote: z.string(), approvalId: idOf('approval').nullable(), isMine: z.boolean(),
})
export type VisitPlan = z.output<typeof visitPlanSchema>

export const visitFiguresSchema = z.object({
  purposes: z.array(z.object({ purpose: z.enum(visitPurposes), visits: z.number().int() })), targets: z.array(z.object({ target: z.enum(visitTargets), visits: z.number().int() })), withoutPurpose: z.number().int(),
  people: z.array(z.object({
    salespersonId: idOf('user'), salesperson: z.string(), planned: z.number().int(), made: z.number().int(), reportedInTime: z.number().int(), promises: z.number().int(), promisesKept: z.number().int(),
    /** Of the promises, in basis points; null without any. */
    keptBasisPoints: z.number().int().nullable(),
  })),
})
export type VisitFigures = z.output<typeof visitFiguresSchema>

const sellerSchema = z.object({ userId: idOf('user'), name: z.string(), post: z.string(), visitsPerMonth: z.number().int().nullable(), sinceDay: daySchema })
const sheetOut = customerVisitSheetSchema
const requestFields = { visitId: id, kind: z.enum(visitRequestKinds), what: requiredLine(120), quantity: z.number().int().min(1).max(9999).default(1), amountCents: cents.default(0) }
const outlayFields = { ...requestFields, requestId: idOf('visit-request').nullable().default(null), day: daySchema.nullable().default(null) }
export const visitRequestInputSchema = z.object({ ...requestFields, purpose: line(200).default('') })
export const outlayInputSchema = z.object(outlayFields)
export type VisitRequestInput = z.output<typeof visitRequestInputSchema>
export type OutlayInput = z.output<typeof outlayInputSchema>

export const customerVisitsContract = {
  list: query('customer-visits.read', '/customer-visits/list', 'Visits, the latest first').input(visitFilterSchema).output(pageOf(customerVisitRowSchema)),
  get: query('customer-visits.read', '/customer-visits/get', 'One visit with its checklist, requests, outlays, report and promises').input(z.object({ id })).output(sheetOut),
  add: command('customer-visits.write', '/customer-visits/add', 'Plan a visit, or enter one that is on no plan').input(customerVisitInputSchema).output(sheetOut),
  correct: command('customer-visits.write', '/customer-visits/correct', 'Correct a visit that has not been reported').input(z.object({ id, reason: requiredLine(200), ...visitFields })).output(sheetOut),
  cancel: command('customer-visits.write', '/customer-visits/cancel', 'Cancel a visit that will not be made').input(z.object({ id, reason: requiredLine(200) })).output(sheetOut),
  report: command('customer-visits.write', '/customer-visits/report', 'Report a visit, with what was promised; the supervisor reviews it').input(z.object({ id, ...visitReportSchema.shape, promises: z.array(promiseInputSchema).max(20).default([]) })).output(sheetOut),
  request: command('customer-visits.write', '/customer-visits/request', 'Apply for items, costs, a gift or entertainment of a visit').input(visitRequestInputSchema).output(sheetOut),
  release: command('customer-visits.write', '/customer-visits/release', 'Hand out what a visit takes along, or an advance').input(outlayInputSchema).output(sheetOut),
  claim: command('customer-visits.write', '/customer-visits/claim', 'Enter what a visit has cost').input(outlayInputSchema).output(sheetOut),
  settleOutlay: command('customer-visits.write', '/customer-visits/settle-outlay', 'What was handed out came back or was given').input(z.object({ id: idOf('visit-outlay'), action: z.enum(['bring-back', 'give']), note: line(200).default('') })).output(sheetOut),
  decideClaim: command('approvals.decide', '/customer-visits/decide-claim', 'Pass a claim or turn it down; nothing is paid for a customer who is not filed').input(z.object({ id: idOf('visit-outlay'), action: z.enum(['pass', 'turn-down']), note: line(200).default('') })).output(sheetOut),
  proposeTarget: query('customer-visits.read', '/customer-visits/propose-target', 'The target type that a customer’s profile suggests').input(z.object({ customerId: idOf('customer').nullable().default(null), unit: line(120).default('') })).output(z.object({ target: z.enum(visitTargets).nullable() })),
  plans: query('customer-visits.read', '/customer-visits/plans', 'The month’s plans of everybody who sells, the missing ones among them').input(z.object({ month: monthSchema })).output(z.object({ rows: z.array(visitPlanSchema) })),
  submitPlan: command('customer-visits.write', '/customer-visits/submit-plan', 'Hand my plan of a month in for review').input(z.object({ month: monthSchema })).output(visitPlanSchema),
  withdrawPlan: command('customer-visits.write', '/customer-visits/withdraw-plan', 'Take my plan back before it is reviewed').input(z.object({ month: monthSchema, reason: requiredLine(200) })).output(visitPlanSchema),
  planPaper: query('customer-visits.read', '/customer-visits/plan-paper', 'A month plan as an office form').input(z.object({ id: idOf('visit-plan'), locale: z.enum(['zh', 'en']).default('zh') })).output(z.object({ title: z.string(), html: z.string() })),
  figures: query('customer-visits.read', '/customer-visits/figures', 'Counts by purpose and target, and the appraisal sheet by person').input(z.object({ month: monthSchema })).output(visitFiguresSchema),
  promises: query('customer-visits.read', '/customer-visits/promises', 'Open promises, the earliest due first').input(z.object({ customerId: idOf('customer').nullable().default(null) })).output(z.object({ rows: z.array(visitPromiseSchema) })),
  sellers: query('customer-visits.read', '/customer-visits/sellers', 'Who sells, in which post, and how many visits each post owes a month').input(z.object({})).output(z.object({ rows: z.array(sellerSchema), posts: z.array(z.object({ post: z.string(), visitsPerMonth: z.number().int().nullable() })) })),
  setSeller: command('approvals.decide', '/customer-visits/set-seller', 'Give a person a selling post, or take it away with an empty one').input(z.object({ userId: idOf('user'), post: line(40).default('') })).output(z.object({ saved: z.literal(true) })),
  setPost: command('approvals.decide', '/customer-visits/set-post', 'Set how many visits a month a post owes').input(z.object({ post: requiredLine(40), visitsPerMonth: z.number().int().min(1).max(500).nullable() })).output(z.object({ saved: z.literal(true) })),
}
