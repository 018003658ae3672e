/** Leaks of customer information: report at once, remedy, both who must know, handling, close. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, paragraph, requiredLine } from '#shared/contract/values.ts'
import { leakActions, leakCertainties, leakChannels, leakSeats, leakStatuses } from '#shared/domain/leaks.ts'

const id = idOf('leak')
const minutes = z.number().int()

/** One leak with the minutes that it took so far, counted by the archive's clock. */
export const leakRowSchema = z.object({
  id, number: z.string(), status: z.enum(leakStatuses), what: z.string(), certainty: z.enum(leakCertainties), channel: z.enum(leakChannels), customer: z.string(), customerId: idOf('customer').nullable(),
  foundAt: instantSchema, reportedAt: instantSchema, reportedBy: z.string(), measure: z.string(), measureAt: instantSchema.nullable(),
  readings: z.array(z.object({ seat: z.enum(leakSeats), /** Who holds the seat today. */ holders: z.array(z.string()), reader: z.string(), readAt: instantSchema.nullable(), minutes })),
  /** When the first of the two had read it. */
  receivedAt: instantSchema.nullable(), action: z.string(), actionAt: instantSchema.nullable(), actionBy: z.string(), result: z.string(), closedAt: instantSchema.nullable(), closedBy: z.string(),
  remedyMinutes: minutes, handlingMinutes: minutes.nullable(),
  /** What this person may do to it now. */
  mine: z.array(z.enum(leakActions)), hasClimbed: z.boolean(),
})
export type LeakRow = z.output<typeof leakRowSchema>
export const leakSheetSchema = z.object({ leak: leakRowSchema, history: z.array(historyEntrySchema) })
export type LeakSheet = z.output<typeof leakSheetSchema>

export const leakInputSchema = z.object({
  what: requiredLine(200), certainty: z.enum(leakCertainties).default('possible'), channel: z.enum(leakChannels).default('unknown'),
  /** Null: now. */
  foundAt: instantSchema.nullable().default(null), measure: paragraph(500).default(''), measureAt: instantSchema.nullable().default(null), customerId: idOf('customer').nullable().default(null),
})
export type LeakInput = z.output<typeof leakInputSchema>
export const leakFilterSchema = z.object({ ...pageRequest, state: z.enum(['all', 'open', ...leakStatuses, 'not-informed']).default('open'), text: line(80).default('') })
export type LeakFilter = z.output<typeof leakFilterSchema>

export const leaksContract = {
  list: query('leaks.read', '/leaks/list', 'Leaks, unhandled ones first and then the newest; a clerk sees those that he reported').input(leakFilterSchema).output(pageOf(leakRowSchema)),
  get: query('leaks.read', '/leaks/get', 'One leak with its history').input(z.object({ id })).output(leakSheetSchema),
  report: command('leaks.report', '/leaks/report', 'Report that customer information leaked or may leak; both who must know are told').input(leakInputSchema).output(leakSheetSchema),
  remedy: command('leaks.report', '/leaks/remedy', 'Write down what was done against a leak').input(z.object({ id, measure: requiredLine(500), measureAt: instantSchema.nullable().default(null) })).output(leakSheetSchema),
  acknowledge: command('leaks.report', '/leaks/acknowledge', 'Sign that one has read the report of a leak').input(z.object({ id })).output(leakSheetSchema),
  act: command('leaks.report', '/leaks/act', 'Write down the first action of whoever handles a leak').input(z.object({ id, action: requiredLine(500), actedAt: instantSchema.nullable().default(null) })).output(leakSheetSchema),
  close: command('leaks.report', '/leaks/close', 'Close a leak with its result').input(z.object({ id, result: requiredLine(500) })).output(leakSheetSchema),
}
