/** The deposit log: take an item in, find it, hand it back, correct a line, print its ticket and labels. */
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
  ...pageRequest, /** `unclaimed`: held for longer than the office allows. */
  status: z.enum(['all', ...depositStatuses, 'unclaimed']).default('all'), text: line(80).default(''),
  from: daySchema.nullable().default(null), to: daySchema.nullable().default(null),
})
export type DepositFilter = z.output<typeof depositFilterSchema>

export const handBackSchema = z.object({
  id: idOf('deposit'), collectorKind: z.enum(['depositor', 'proxy']).default('depositor'),
  collectorName: line(60).default(''), collectorPhone: line(40).default(''), collectorRelation: line(40).default(''),
})

/** Somebody who left something before. */
export const depositorSchema = z.object({ depositor: z.string(), phone: z.string(), company: z.string(), customerId: idOf('customer').nullable(), lastTakenAt: instantSchema })
export type Depositor = z.output<typeof depositorSchema>

export const ticketPapers = ['80mm', 'a5'] as const
export const labelPapers = ['roll-60x40', 'a4-3x8'] as const
const locale = z.enum(['zh', 'en']).default('zh')
export const ticketInputSchema = z.object({ id: idOf('deposit'), paper: z.enum(ticketPapers).default('80mm'), locale })
export type TicketInput = z.output<typeof ticketInputSchema>
/** `skip`: places that a begun A4 sheet of labels has used already. */
export const depositLabelsInputSchema = z.object({ ids: z.array(idOf('deposit')).min(1).max(200), paper: z.enum(labelPapers).default('roll-60x40'), skip: z.number().int().min(0).max(23).default(0), locale })
export type DepositLabelsInput = z.output<typeof depositLabelsInputSchema>
/** A self-contained page for a preview or a printer. */
const paperPage = z.object({ title: z.string(), html: z.string() })

export const depositsContract = {
  take: command('deposits.take', '/deposits/take', 'Take an item in at the desk').input(depositInputSchema).output(depositRowSchema),
  handBack: command('deposits.hand-back', '/deposits/hand-back', 'Hand an item back to its depositor or to a proxy who is written down')
    .input(handBackSchema).output(depositRowSchema),
  undoHandBack: command('deposits.hand-back', '/deposits/undo-hand-back', 'Take a mistaken handing back back: the item is held again, the book keeps both entries')
    .input(z.object({ id: idOf('deposit'), reason: requiredLine(200) })).output(depositRowSchema),
  correct: command('deposits.take', '/deposits/correct', 'Correct a line; the old one stays in the book').input(z.object({ id: idOf('deposit'), reason: requiredLine(200), ...depositFields })).output(depositRowSchema),
  list: query('deposits.read', '/deposits/list', 'Deposits, newest first').input(depositFilterSchema).output(pageOf(depositRowSchema)),
  get: query('deposits.read', '/deposits/get', 'One deposit with its history; `heldAgain` when the same item of the same person was taken in again since')
    .input(z.object({ id: idOf('deposit') }))
    .output(z.object({ deposit: depositRowSchema, history: z.array(historyEntrySchema), heldAgain: z.object({ id: idOf('deposit'), number: z.string() }).nullable() })),
  findByNumber: query('deposits.read', '/deposits/find-by-number', 'The deposit with this ticket number, as scanned or typed; null when there is none').input(z.object({ number: line(40) })).output(depositRowSchema.nullable()),
  suggestDepositors: query('deposits.read', '/deposits/suggest-depositors', 'People who left something before, by name, pinyin initials, company or phone tail; the latest first').input(z.object({ typed: line(80) })).output(z.object({ rows: z.array(depositorSchema) })),
  listPlaces: query('deposits.read', '/deposits/list-places', 'Places that were used lately, the latest first').input(z.object({})).output(z.object({ rows: z.array(z.string()) })),
  ticket: query('deposits.read', '/deposits/ticket', 'The ticket of one deposit as a page: one half for the item, one for the depositor').input(ticketInputSchema).output(paperPage),
  labels: query('deposits.read', '/deposits/labels', 'Labels for deposited items as one page').input(depositLabelsInputSchema).output(paperPage),
}
