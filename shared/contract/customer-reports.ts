/** Periodic customer reports: definitions, compiled reports with their versions and reviews, corrections, numbered copies, deliveries to other departments. */
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { progressSchema } from '#shared/contract/archive.ts'
import { command, job, query } from '#shared/contract/operation.ts'
import { exportedSchema } from '#shared/contract/reports.ts'
import { daySchema, historyEntrySchema, idOf, line, pageOf, pageRequest, requiredLine } from '#shared/contract/values.ts'
import { reportItems, reportStatuses, reviewSteps } from '#shared/domain/customer-reports.ts'
import { copyMediums, copyStatuses } from '#shared/domain/report-copies.ts'
import { deliveryStatuses, deliverySteps } from '#shared/domain/report-deliveries.ts'
import { reportIntervals, reportPeriodPattern } from '#shared/domain/report-periods.ts'

const id = idOf('customer-report')
const definitionId = idOf('report-definition')
const copyId = idOf('report-copy')
const deliveryId = idOf('report-delivery')
const noticeSchema = z.object({ code: z.string(), clause: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) })
const period = z.string().regex(reportPeriodPattern)
const version = z.number().int().min(1)
const value = z.number().int().min(0).max(100_000_000)
const locale = z.enum(['zh', 'en']).default('zh')
const receivers = z.array(requiredLine(60)).max(30)

/** What a report counts; files by class and status stand as on the day of compiling. */
export const figuresSchema = z.record(z.enum(reportItems), value)

export const definitionSchema = z.object({
  id: definitionId, name: z.string(), interval: z.enum(reportIntervals), purpose: z.string(), printRun: z.number().int().nullable(), receivers: z.array(z.string()), isEnded: z.boolean(),
  /** False: purpose, print run or receivers are missing. */
  isNeedStated: z.boolean(), openedDay: daySchema.nullable(), /** Nobody has opened it since the last whole period began. */ isUnopened: z.boolean(),
  createdDay: daySchema, createdBy: z.string(), /** The newest period that is over, when it has not been compiled. */ duePeriod: z.string().nullable(),
})
export type ReportDefinition = z.output<typeof definitionSchema>

export const reportRowSchema = z.object({
  id, number: z.string(), name: z.string(), definitionId, period: z.string(), firstDay: daySchema, lastDay: daySchema,
  /** The newest version, and the one that stands: null before the first is sent. */
  version, status: z.enum(reportStatuses), issuedVersion: version.nullable(), /** Of the version that stands; of the newest before any was sent. */ author: z.string(), compiledDay: daySchema, total: z.number().int(), isInformationStaff: z.boolean(),
})
export type ReportRow = z.output<typeof reportRowSchema>

const reviewSchema = z.object({ version, step: z.string(), verdict: z.enum(['passed', 'returned']), note: z.string(), reviewer: z.string(), actingFor: z.string().nullable(), day: daySchema })
export const reportVersionSchema = z.object({
  version, status: z.enum(reportStatuses), figures: figuresSchema, author: z.string(), compiledDay: daySchema, isInformationStaff: z.boolean(), approvalId: idOf('approval').nullable(),
  missingReviews: z.array(z.enum(reviewSteps)), /** Why a reviewer returned it; empty when nobody did. */ returnNote: z.string(), sentDay: daySchema.nullable(), sentBy: z.string().nullable(), notices: z.array(noticeSchema),
})
export type ReportVersion = z.output<typeof reportVersionSchema>

const correctedItem = z.object({ item: z.enum(reportItems), oldValue: value, newValue: value })
export const reportCorrectionSchema = z.object({
  id: idOf('report-correction'), number: z.string(), reportId: id, reportNumber: z.string(), period: z.string(), fromVersion: version, toVersion: version, items: z.array(correctedItem), reason: z.string(), status: z.enum(['requested', 'approved', 'refused']),
  askedDay: daySchema, askedBy: z.string(), approvalId: idOf('approval').nullable(), approver: z.string().nullable(), decidedNote: z.string(), filedDay: daySchema.nullable(), filedNumber: z.string().nullable(),
})
export type ReportCorrection = z.output<typeof reportCorrectionSchema>

export const reportCopySchema = z.object({
  id: copyId, reportId: id, reportNumber: z.string(), name: z.string(), period: z.string(), version, copyNumber: z.number().int(), medium: z.enum(copyMediums), status: z.enum(copyStatuses), madeDay: daySchema, madeBy: z.string(), department: z.string(),
  receiver: z.string(), receiverDepartment: z.string(), issuedDay: daySchema.nullable(), issuedBy: z.string().nullable(), signedBy: z.string(), signedDay: daySchema.nullable(), note: z.string(), notices: z.array(noticeSchema),
})
export type ReportCopy = z.output<typeof reportCopySchema>
const countsSchema = z.object({ printed: z.number().int(), issued: z.number().int(), kept: z.number().int(), destroyed: z.number().int(), outside: z.number().int() })

export const reportDeliverySchema = z.object({
  id: deliveryId, number: z.string(), definitionId, name: z.string(), interval: z.enum(reportIntervals), department: z.string(), need: z.string(), content: z.string(), receivers: z.array(z.string()), status: z.enum(deliveryStatuses), missingSteps: z.array(z.enum(deliverySteps)),
  approvalId: idOf('approval').nullable(), requestedDay: daySchema, requestedBy: z.string(), activeDay: daySchema.nullable(), /** When somebody says next whether it is still needed. */ reviewDay: daySchema.nullable(), endedDay: daySchema.nullable(), note: z.string(),
  lastDelivered: z.object({ period: z.string(), day: daySchema }).nullable(), notices: z.array(noticeSchema),
})
export type ReportDelivery = z.output<typeof reportDeliverySchema>

export const reportSheetSchema = z.object({
  report: reportRowSchema, definition: definitionSchema, /** Oldest first. */ versions: z.array(reportVersionSchema), reviews: z.array(reviewSchema), corrections: z.array(reportCorrectionSchema), copies: z.array(reportCopySchema), counts: countsSchema,
  /** Active deliveries of this report, and whether the version that stands went there. */
  deliveries: z.array(z.object({ id: deliveryId, number: z.string(), department: z.string(), deliveredDay: daySchema.nullable() })), history: z.array(historyEntrySchema),
})
export type CustomerReportSheet = z.output<typeof reportSheetSchema>

export const definitionStates = ['active', 'all', 'need-not-stated', 'unopened', 'ended'] as const
export const copyStates = ['all', ...copyStatuses, 'outside', 'unsigned'] as const
export const definitionInputSchema = z.object({ name: requiredLine(80), interval: z.enum(reportIntervals).default('month'), purpose: line(200).default(''), printRun: z.number().int().min(0).max(999).nullable().default(null), receivers: receivers.default([]) })
export type DefinitionInput = z.output<typeof definitionInputSchema>
export const copyFilterSchema = z.object({ ...pageRequest, text: line(80).default(''), state: z.enum(copyStates).default('all'), from: daySchema.nullable().default(null), to: daySchema.nullable().default(null) })
export type CopyFilter = z.output<typeof copyFilterSchema>
export const deliveryInputSchema = z.object({ definitionId, department: line(60).default(''), need: requiredLine(200), content: line(200).default(''), receivers: receivers.min(1) })
export type DeliveryInput = z.output<typeof deliveryInputSchema>

export const customerReportsContract = {
  definitions: query('reports.read', '/customer-reports/definitions', 'Definitions of periodic reports, the newest first').input(z.object({ ...pageRequest, state: z.enum(definitionStates).default('active') })).output(pageOf(definitionSchema)),
  list: query('reports.read', '/customer-reports/list', 'Compiled reports, the newest first').input(z.object({ ...pageRequest, text: line(80).default(''), state: z.enum(['all', ...reportStatuses]).default('all') })).output(pageOf(reportRowSchema)),
  get: query('reports.read', '/customer-reports/get', 'A report with all its versions, reviews, corrections, copies and deliveries').input(z.object({ id })).output(reportSheetSchema),
  copies: query('reports.read', '/customer-reports/copies', 'The issue register of numbered copies, the newest first').input(copyFilterSchema).output(pageOf(reportCopySchema)),
  corrections: query('reports.read', '/customer-reports/corrections', 'Corrections with their filing entries, the newest first').input(z.object({ ...pageRequest, state: z.enum(['all', 'requested', 'approved', 'refused']).default('all') })).output(pageOf(reportCorrectionSchema)),
  deliveries: query('reports.read', '/customer-reports/deliveries', 'Periodic deliveries to other departments, the newest first').input(z.object({ ...pageRequest, state: z.enum(['all', 'open', ...deliveryStatuses]).default('open') })).output(pageOf(reportDeliverySchema)),
  define: command('customer-reports.write', '/customer-reports/define', 'Define a periodic report; without purpose, print run or receivers it is kept and flagged').input(definitionInputSchema).output(definitionSchema),
  redefine: command('customer-reports.write', '/customer-reports/redefine', 'Change purpose, print run, receivers or name of a periodic report').input(definitionInputSchema.omit({ interval: true }).extend({ id: definitionId })).output(definitionSchema),
  endDefinition: command('customer-reports.write', '/customer-reports/end-definition', 'A periodic report is needed no longer').input(z.object({ id: definitionId, reason: requiredLine(200) })).output(definitionSchema),
  noteOpened: command('customer-reports.write', '/customer-reports/note-opened', 'Note that somebody opened a report today').input(z.object({ id })).output(z.object({ openedDay: daySchema })),
  compile: command('customer-reports.write', '/customer-reports/compile', 'Count the customers for a period and make a report of it').input(z.object({ definitionId, period })).output(reportSheetSchema),
  recompile: command('customer-reports.write', '/customer-reports/recompile', 'Count again, before the report is sent; reviews are void then').input(z.object({ id })).output(reportSheetSchema),
  submit: command('customer-reports.write', '/customer-reports/submit', 'Hand a report to the two reviewers').input(z.object({ id })).output(reportSheetSchema),
  review: command('approvals.decide', '/customer-reports/review', 'Review a report: a note says what was checked; returning it needs the reason').input(z.object({ id, verdict: z.enum(['passed', 'returned']), note: line(500).default('') })).output(reportSheetSchema),
  send: command('customer-reports.write', '/customer-reports/send', 'Submit or distribute a reviewed report').input(z.object({ id })).output(reportSheetSchema),
  correct: command('customer-reports.write', '/customer-reports/correct', 'Correct single items of an issued report: a new version that the general manager approves').input(z.object({ id, items: z.array(z.object({ item: z.enum(reportItems), newValue: value })).min(1).max(reportItems.length), reason: requiredLine(200) })).output(reportSheetSchema),
  makeCopies: command('customer-reports.write', '/customer-reports/make-copies', 'Number copies of a version; on paper they come back ready to print')
    .input(z.object({ id, version: version.nullable().default(null), medium: z.enum(['paper', 'xlsx', 'pdf']).default('paper'), count: z.number().int().min(1).max(50).default(1), locale })).output(z.object({ copies: z.array(reportCopySchema), counts: countsSchema, paper: z.object({ title: z.string(), html: z.string() }).nullable() })),
  issueCopy: command('customer-reports.write', '/customer-reports/issue-copy', 'Issue a copy to a receiver').input(z.object({ id: copyId, receiver: line(60).default(''), receiverDepartment: line(60).default(''), signedBy: line(60).default('') })).output(reportCopySchema),
  signCopy: command('customer-reports.write', '/customer-reports/sign-copy', 'Enter who signed for an issued copy').input(z.object({ id: copyId, signedBy: requiredLine(60) })).output(reportCopySchema),
  takeBackCopy: command('customer-reports.write', '/customer-reports/take-back-copy', 'Take an issued copy back').input(z.object({ id: copyId, note: line(200).default('') })).output(reportCopySchema),
  destroyCopy: command('customer-reports.write', '/customer-reports/destroy-copy', 'A kept copy was destroyed').input(z.object({ id: copyId, note: requiredLine(200) })).output(reportCopySchema),
  export: job('customer-reports.write', '/customer-reports/export', 'Write a numbered copy into a file; null when the person gave no place for it').input(z.object({ copyId, locale })).output(eventIterator(progressSchema, exportedSchema.nullable())),
  requestDelivery: command('customer-reports.write', '/customer-reports/request-delivery', 'Ask for a periodic report for another department').input(deliveryInputSchema).output(reportDeliverySchema),
  deliver: command('customer-reports.write', '/customer-reports/deliver', 'Deliver a report under an approved schedule: a numbered copy for the department').input(z.object({ deliveryId, id })).output(reportCopySchema),
  keepDelivery: command('customer-reports.write', '/customer-reports/keep-delivery', 'Say that a delivery is still needed').input(z.object({ deliveryId, note: line(200).default('') })).output(reportDeliverySchema),
  revokeDelivery: command('customer-reports.write', '/customer-reports/revoke-delivery', 'Revoke a delivery').input(z.object({ deliveryId, reason: requiredLine(200) })).output(reportDeliverySchema),
}
