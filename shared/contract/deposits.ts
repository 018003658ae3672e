/** The deposit log: take an item in, find it, hand it back, correct a line, print its ticket. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, paragraph, requiredLine } from '#shared/contract/values.ts'
import { depositStatuses } from '#shared/domain/deposits.ts'

/** What the desk types; a correction types it again, whole. */
const depositFields = {
  customerId: idOf('customer').nullable().default(null),
  depositor: requiredLine(60), phone: line(40).default(''), company: line(120).default(''),
  item: requiredLine(120), quantity: z.number().int().min(1).max(9999).default(1), unit: line(10).default('件'),
  place: line(60).default(''), note: paragraph(500).default(''), photoId: idOf('attachment').nullable().default(null),
}

export const depositInputSchema = z.object(depositFields)
export type DepositInput = z.output<typeof depositInputSchema>

export const depositRowSchema = z.object({
  id: idOf('deposit'), number: z.string(), status: z.enum(depositStatuses), ...depositFields,
  takenAt: instantSchema, takenBy: z.string(),
  handedBackAt: instantSchema.nullable(), handedBackBy: z.string().nullable(),
  collector: z.object({ kind: z.enum(['depositor', 'proxy']), name: z.string(), phone: z.string(), relation: z.string() }).nullable(),
})

export type DepositRow = z.output<typeof depositRowSchema>

export const depositFilterSchema = z.object({
  ...pageRequest, status: z.enum(['all', ...depositStatuses]).default('all'), text: line(80).default(''),
  from: daySchema.nullable().default(null), to: daySchema.nullable().default(null),
})
export type DepositFilter = z.output<typeof depositFilterSchema>

export const handBackSchema = z.object({
  id: idOf('deposit'), collectorKind: z.enum(['depositor', 'proxy']).default('depositor'),
  collectorName: line(60).default(''), collectorPhone: line(40).default(''), collectorRelation: line(40).default(''),
})

export const depositsContract = {
  take: command('deposits.take', '/deposits/take', 'Take an item in at the desk').input(depositInputSchema).output(depositRowSchema),
  handBack: command('deposits.hand-back', '/deposits/hand-back', 'Hand an item back to its depositor or to a proxy who is written down')
    .input(handBackSchema).output(depositRowSchema),
  correct: command('deposits.take', '/deposits/correct', 'Correct a line; the old one stays in the book').input(z.object({ id: idOf('deposit'), reason: requiredLine(200), ...depositFields })).output(depositRowSchema),
  list: query('deposits.read', '/deposits/list', 'Deposits, newest first').input(depositFilterSchema).output(pageOf(depositRowSchema)),
  get: query('deposits.read', '/deposits/get', 'One deposit with its history').input(z.object({ id: idOf('deposit') })).output(z.object({ deposit: depositRowSchema, history: z.array(historyEntrySchema) })),
  findByNumber: query('deposits.read', '/deposits/find-by-number', 'The deposit with this ticket number, as scanned or typed; null when there is none').input(z.object({ number: line(40) })).output(depositRowSchema.nullable()),
}
