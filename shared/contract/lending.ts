/** Lending: ask for material, issue it with a page count, take it back, settle differences, see what is due. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, requiredLine } from '#shared/contract/values.ts'
import { borrowerKinds, loanKinds, loanStates, loanStatuses } from '#shared/domain/lending.ts'
import { registerGaps, sealWays, signatureWays } from '#shared/domain/lending-papers.ts'
import { loanLineStates, settlements } from '#shared/domain/lending-return.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'

const customerId = idOf('customer')
const itemId = idOf('item')
const attachmentId = idOf('attachment')

/** A paper that the applicant's unit stamped and its head signed; nothing given means that the head agrees at his own desk. */
const sealFields = { stamped: z.boolean().default(false), headName: line(60).default(''), signedDay: daySchema.nullable().default(null), sealScanId: attachmentId.nullable().default(null) }
export const sealSchema = z.object(sealFields)
export type SealInput = z.output<typeof sealSchema>

/** What is asked for. Purpose, reason and borrower must be given; when one is empty the answer is a refusal that names the clause. */
const requestFields = {
  kind: z.enum(loanKinds).default('loan'), customerId, itemIds: z.array(itemId).max(60),
  purpose: line(60), reason: line(300), days: z.number().int().min(0).max(3650).default(3),
  borrowerKind: z.enum(borrowerKinds).default('staff'), borrowerName: line(60), borrowerUnit: line(80).default(''), borrowerPost: line(40).default(''), borrowerPhone: line(40).default(''),
  /** An outside reader's letter of introduction or work card: kind and number. */
  letter: line(120).default(''),
  ...sealFields,
}
export const loanRequestSchema = z.object(requestFields)
export type LoanRequestInput = z.output<typeof loanRequestSchema>

const position = z.number().int().min(1)
const pages = z.number().int().min(0).max(99_999).nullable()
const copies = z.number().int().min(1).max(999)
/** `copies` at the hand-over: absent is what was asked for, null leaves the gap open; at the return: absent or null is all that is still out. */
const pageCounts = z.array(z.object({ position, pages, copies: copies.nullable().optional() })).max(60)

/** A correction says another count, how many copies are back in truth, or that the material is out after all. */
const returnCorrections = z.array(z.object({ position, pages, copies: z.number().int().min(0).max(999).nullable().optional(), stillOut: z.boolean().default(false) })).min(1).max(60)

/** The borrower's signature in the register: drawn on the screen, or given on paper, perhaps with its scan. */
export const signatureSchema = z.object({ way: z.enum(['screen', 'paper']), attachmentId: attachmentId.nullable().default(null) })
export type SignatureInput = z.output<typeof signatureSchema>
const signature = signatureSchema.nullable().default(null)

export const loanLineSchema = z.object({
  position: z.number().int(), itemId: itemId.nullable(), number: z.string(), title: z.string(), copies: z.number().int(), secrecy: z.enum(secrecyLevels), state: z.enum(loanLineStates), isPaper: z.boolean(),
  /** Copies handed over (null: not written down, or not handed over yet) and copies that have come back. */
  copiesOut: z.number().int().nullable(), copiesBack: z.number().int(),
  pagesListed: z.number().int().nullable(), pagesAtIssue: z.number().int().nullable(), pagesAtReturn: z.number().int().nullable(), returnedAt: instantSchema.nullable(),
  difference: z.enum(['none', 'open', 'settled']), settlement: z.enum(settlements).nullable(), settlementReason: z.string(),
})
export type LoanLineRow = z.output<typeof loanLineSchema>

export const loanRowSchema = z.object({
  id: idOf('loan'), number: z.string(), kind: z.enum(loanKinds), status: z.enum(loanStatuses),
  customerId: customerId.nullable(), customerNumber: z.string(), customerName: z.string(), secrecy: z.enum(secrecyLevels), itemTitles: z.string(), itemCount: z.number().int(), copies: z.number().int(),
  purpose: z.string(), reason: z.string(), days: z.number().int(),
  borrowerKind: z.enum(borrowerKinds), borrowerName: z.string(), borrowerUnit: z.string(), borrowerPost: z.string(), borrowerPhone: z.string(), letter: z.string(),
  requestedAt: instantSchema, requestedBy: z.string(), approvalId: idOf('approval').nullable(), approvedBy: z.string(),
  issuedAt: instantSchema.nullable(), issuedBy: z.string().nullable(), dueDay: daySchema.nullable(), daysLate: z.number().int(), closedAt: instantSchema.nullable(),
  policyPack: z.string(), policyVersion: z.string(),
  seal: z.object({ way: z.enum(sealWays), headName: z.string(), signedDay: daySchema.nullable(), scanId: attachmentId.nullable() }),
  signature: z.object({ way: z.enum(signatureWays), attachmentId: attachmentId.nullable(), at: instantSchema.nullable() }).nullable(),
  /** Before the review, at the head of the applicant's unit: his agreement or a stamped paper sends it on. */
  waitsForUnit: z.boolean(),
  /** What its line in the loan register lacks. */
  gaps: z.array(z.enum(registerGaps)),
})
export type LoanRow = z.output<typeof loanRowSchema>

const whyStep = z.object({ key: z.string(), value: z.union([z.string(), z.number()]), clause: z.string().optional() })
const warning = z.object({ code: z.string(), clause: z.string().optional(), facts: z.record(z.string(), z.unknown()) })
export const loanSheetSchema = z.object({ loan: loanRowSchema, lines: z.array(loanLineSchema), why: z.array(whyStep), history: z.array(historyEntrySchema) })
export type LoanSheet = z.output<typeof loanSheetSchema>

const acted = z.object({ loan: loanRowSchema, lines: z.array(loanLineSchema) })
export const requestedLoanSchema = acted.extend({
  warnings: z.array(warning),
  /** Steps of the chain that nobody can decide at present; they wait, they are not passed over. */
  vacantSteps: z.array(z.string()),
})

export const loanFilterSchema = z.object({
  ...pageRequest, text: line(80).default(''), kind: z.enum(['all', ...loanKinds]).default('all'),
  state: z.enum(['all', ...loanStates]).default('all'),
  customerId: customerId.nullable().default(null), from: daySchema.nullable().default(null), to: daySchema.nullable().default(null),
})
export type LoanFilter = z.output<typeof loanFilterSchema>

/** What a scan at the lending desk means: something out comes back, something approved goes out, something on its shelf may be asked for. */
export const scanMeaningSchema = z.discriminatedUnion('meaning', [
  z.object({ meaning: z.literal('return'), loan: loanRowSchema, position: z.number().int().nullable() }),
  z.object({ meaning: z.literal('issue'), loan: loanRowSchema, position: z.number().int().nullable() }),
  z.object({ meaning: z.literal('show'), loan: loanRowSchema }),
  z.object({ meaning: z.literal('request'), customerId, customerNumber: z.string(), customerName: z.string(), itemId: itemId.nullable(), itemTitle: z.string() }),
])
export type ScanMeaning = z.output<typeof scanMeaningSchema>

const id = idOf('loan')
const reason = line(300)
const borrowerSuggestion = z.object({ kind: z.enum(borrowerKinds), name: z.string(), unit: z.string(), post: z.string(), phone: z.string(), letter: z.string(), purpose: z.string(), reason: z.string(), /** Who signs for this unit, as far as the office knows. */ headName: z.string(), known: z.enum(['colleague', 'borrower']) })

export const lendingContract = {
  request: command('lending.request', '/lending/request', 'Ask to consult or to borrow; goes to approval').input(loanRequestSchema).output(requestedLoanSchema),
  resubmit: command('lending.request', '/lending/resubmit', 'Ask again after a request was sent back').input(z.object({ id, ...requestFields })).output(requestedLoanSchema),
  cancel: command('lending.request', '/lending/cancel', 'Give up a request that was not issued').input(z.object({ id, reason: requiredLine(300) })).output(acted),
  seal: command('lending.request', '/lending/seal', 'Enter the stamp and the head’s signature of a request that waits for its unit; it goes to the review').input(sealSchema.extend({ id })).output(acted),
  fillRegister: command('lending.issue', '/lending/fill-register', 'Fill in what a line of the loan register lacks: copies, reason, signature')
    .input(z.object({ id, copies: z.array(z.object({ position, copies })).max(60).default([]), reason: line(300).default(''), signature })).output(acted),
  issue: command('lending.issue', '/lending/issue', 'Hand approved material over; pages not given are taken from the list').input(z.object({ id, pages: pageCounts.default([]), signature })).output(acted),
  return: command('lending.issue', '/lending/return', 'Take material back; without counts everything that is out comes back as it went, fewer copies leave the line open').input(z.object({ id, pages: pageCounts.default([]) })).output(acted),
  correctReturn: command('lending.issue', '/lending/correct-return', 'Correct a return: another page count, or material that is still out').input(z.object({ id, reason, pages: returnCorrections })).output(acted),
  settle: command('lending.issue', '/lending/settle', 'Settle a difference between pages out and pages back').input(z.object({ id, position, settlement: z.enum(settlements), reason })).output(acted),
  list: query('lending.read', '/lending/list', 'Requests and loans, newest first').input(loanFilterSchema).output(pageOf(loanRowSchema)),
  get: query('lending.read', '/lending/get', 'One loan with its lines, the arithmetic of its due day and its history').input(z.object({ id })).output(loanSheetSchema),
  due: query('lending.read', '/lending/due', 'Material due back today, and overdue').input(z.object({})).output(z.object({ dueToday: z.array(loanRowSchema), overdue: z.array(loanRowSchema) })),
  findByCode: query('lending.read', '/lending/find-by-code', 'What a scanned item, file or loan number means at this desk; null when it is unknown').input(z.object({ code: line(60) })).output(scanMeaningSchema.nullable()),
  suggestBorrowers: query('lending.read', '/lending/suggest-borrowers', 'Type-ahead of colleagues and earlier borrowers').input(z.object({ typed: line(60) })).output(z.object({ rows: z.array(borrowerSuggestion) })),
  slip: query('lending.read', '/lending/slip', 'The loan slip as a printable page').input(z.object({ id, locale: z.enum(['zh', 'en']).default('zh') })).output(z.object({ html: z.string() })),
  permission: query('lending.read', '/lending/permission', 'The approved consultation that lets me read a customer file now, or null').input(z.object({ customerId })).output(z.object({ number: z.string().nullable() })),
  registerPage: query('lending.read', '/lending/register-page', 'The loan register as a printable page: up to 200 lines that were handed over in these days')
    .input(z.object({ from: daySchema.nullable().default(null), to: daySchema.nullable().default(null), onlyIncomplete: z.boolean().default(false), locale: z.enum(['zh', 'en']).default('zh') })).output(z.object({ html: z.string(), lines: z.number().int() })),
}
