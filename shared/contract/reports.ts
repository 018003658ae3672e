/** Registers on the screen and as files: pick one, narrow it, read it, count it, export it. */
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { progressSchema } from '#shared/contract/archive.ts'
import { job, query } from '#shared/contract/operation.ts'
import { daySchema, line, pageOf, pageRequest } from '#shared/contract/values.ts'
import { everyState, importantTreatments, isDeclaredRegisterName, registerNames } from '#shared/domain/reports.ts'

const locale = z.enum(['zh', 'en']).default('zh').describe('Language of titles, status words and the filter in words')
const titled = { title: z.string() }
export const columnKinds = ['text', 'long-text', 'number', 'money', 'day', 'instant'] as const
export const reportFormats = ['xlsx', 'csv', 'pdf'] as const

/** A register of the program, or one that a pack declares. */
export const registerNameSchema = z.union([z.enum(registerNames), z.custom<`P${string}.${string}`>((value) => typeof value === 'string' && isDeclaredRegisterName(value), { message: 'register' }).meta({ type: 'string', maxLength: 40 })])

/** One register as this person may read it, in the words of a language. */
export const registerSchema = z.object({
  ...titled, register: registerNameSchema,
  /** `width` in Latin characters. Money is cents, an instant is milliseconds. */
  columns: z.array(z.object({ ...titled, key: z.string(), kind: z.enum(columnKinds), width: z.number().int() })),
  states: z.array(z.object({ ...titled, value: z.string() })),
  /** What is counted by day, for the monthly summary. */
  tallies: z.array(z.object({ ...titled, key: z.string() })),
})
export type RegisterDescription = z.output<typeof registerSchema>

const filterFields = {
  register: registerNameSchema, text: line(80).default(''), state: line(40).default(everyState),
  from: daySchema.nullable().default(null), to: daySchema.nullable().default(null), locale,
}
export const reportFilterSchema = z.object(filterFields)
export type ReportFilter = z.output<typeof reportFilterSchema>

export const reportRowSchema = z.object({ id: z.string(), values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) })
export type ReportScreenRow = z.output<typeof reportRowSchema>

/** A finished file: `id` fetches it (`GET /exports/<id>`) from the desk that made it, while the program runs. */
export const exportedSchema = z.object({ id: z.string(), path: z.string(), fileName: z.string(), folder: z.string(), rows: z.number().int(), bytes: z.number().int(), cutCells: z.number().int() })
export type Exported = z.output<typeof exportedSchema>

/** Counted rows: `isCapped` says that there are more than `count`. */
export const rowCountSchema = z.object({ count: z.number().int(), isCapped: z.boolean() })

export const monthlyFigureSchema = z.object({ month: z.string(), counts: z.record(z.string(), z.number().int()) })
export type MonthlyFigure = z.output<typeof monthlyFigureSchema>

export const reportsContract = {
  registers: query('reports.read', '/reports/registers', 'The registers that this person may read, with their columns and states').input(z.object({ locale })).output(z.object({ registers: z.array(registerSchema) })),
  preview: query('reports.read', '/reports/preview', 'Rows of a register as an export would hold them, a page at a time').input(z.object({ ...filterFields, ...pageRequest })).output(pageOf(reportRowSchema)),
  count: query('reports.read', '/reports/count', 'How many rows the filter holds').input(reportFilterSchema).output(rowCountSchema),
  months: query('reports.read', '/reports/months', 'Monthly counts of a register, newest first, the running month included')
    .input(z.object({ register: registerNameSchema, months: z.number().int().min(1).max(60).default(13) })).output(z.object({ months: z.array(monthlyFigureSchema) })),
  export: job('reports.export', '/reports/export', 'Write the filtered register into a file; null when the person gave no place for it')
    .input(z.object({ ...filterFields, format: z.enum(reportFormats).default('xlsx'), /** What becomes of important customer files that nobody allowed to be copied. */ important: z.enum(importantTreatments).default('refuse') })).output(eventIterator(progressSchema, exportedSchema.nullable())),
}
